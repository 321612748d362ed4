using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>One row of a register file as it was read: the registration, and the cells that could not be read.</summary>
internal sealed record RegisterRow(RowPlace Place, RegistrationRequest Request, IReadOnlyList<RegistrationProblem> Unreadable)
{
    /// <summary>Of the row in its sheet.</summary>
    public int Number => Place.Row;
}

/// <summary>Reads the rows of a register file one by one.</summary>
internal sealed class RegisterFile : IDisposable
{
    private readonly TableReader table;
    private readonly HashSet<string> unknown = [];
    private List<(RegisterColumn Column, int Place)> columns = [];
    private int sheet = -1;

    private RegisterFile(TableReader table) => this.table = table;

    /// <summary>Of all sheets read so far.</summary>
    public IReadOnlyList<string> UnknownColumns => [.. unknown];

    /// <summary>Visible sheets that look like the register and lack columns, with what they lack; complete after the last row.</summary>
    public IReadOnlyList<(string Sheet, string Missing)> UnreadSheets => table.UnreadSheets;

    /// <summary>Why reading ended before the end of the file.</summary>
    public Error? Error => table.Error;

    public static Result<RegisterFile> Open(byte[] content, CancellationToken cancellation = default)
    {
        var opened = TableReader.Open(content, RegisterColumns.Table, WorkbookLimits.Register, cancellation);
        return opened.Error is { } refused ? refused : new RegisterFile(opened.Value);
    }

    public IEnumerable<RegisterRow> Rows()
    {
        while (table.Read())
        {
            if (table.Place.SheetNumber != sheet) TakeColumns();
            if (ReadRow() is { } row) yield return row;
        }
    }

    public void Dispose() => table.Dispose();

    // Each sheet has a header of its own.
    private void TakeColumns()
    {
        sheet = table.Place.SheetNumber;
        unknown.UnionWith(table.UnknownHeaders);
        columns = [.. RegisterColumns.All.Where(column => column.Key != RegistrationFields.Number && table.PlaceOf(column.Key) is not null)
            .Select(column => (column, table.PlaceOf(column.Key)!.Value))];
    }

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
            if ((table.Fault(place) ?? column.Read(request, text)) is { } error) (unreadable ??= []).Add(new(column.Key, error));
        }

        return empty ? null : new RegisterRow(table.Place, request, unreadable ?? []);
    }
}
