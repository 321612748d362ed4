using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>One row of a register file as it was read: the registration, and the cells that could not be read.</summary>
internal sealed record RegisterRow(int Number, RegistrationRequest Request, IReadOnlyList<RegistrationProblem> Unreadable);

/// <summary>Reads the rows of a register file one by one.</summary>
internal sealed class RegisterFile : IDisposable
{
    private readonly TableReader table;
    private readonly List<(RegisterColumn Column, int Place)> columns;

    private RegisterFile(TableReader table)
    {
        this.table = table;
        columns = [.. RegisterColumns.All.Where(column => column.Key != RegistrationFields.Number && table.PlaceOf(column.Key) is not null)
            .Select(column => (column, table.PlaceOf(column.Key)!.Value))];
    }

    public IReadOnlyList<string> UnknownColumns => table.UnknownHeaders;

    /// <summary>Why reading ended before the end of the file.</summary>
    public Error? Error => table.Error;

    public static Result<RegisterFile> Open(byte[] content)
    {
        var opened = TableReader.Open(content, RegisterColumns.Table, WorkbookLimits.Register);
        return opened.Error is { } refused ? refused : new RegisterFile(opened.Value);
    }

    public IEnumerable<RegisterRow> Rows()
    {
        while (table.Read())
            if (ReadRow() is { } row) yield return row;
    }

    public void Dispose() => table.Dispose();

    /// <summary>Null for a row of which only the number is filled in.</summary>
    private RegisterRow? ReadRow()
    {
        var request = new RegistrationRequest();
        List<RegistrationProblem>? unreadable = null;
        var empty = true;
        foreach (var (column, place) in columns)
        {
            var text = table.Cell(place);
            if (text.Length == 0) continue;
            empty = false;
            if (column.Read(request, text) is { } error) (unreadable ??= []).Add(new(column.Key, error));
        }

        return empty ? null : new RegisterRow(table.RowNumber, request, unreadable ?? []);
    }
}
