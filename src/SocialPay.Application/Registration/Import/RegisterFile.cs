using System.Globalization;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using F = SocialPay.Domain.Registration.RegistrationFields;

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
    // Named one by one in the message; a filter leaves many.
    private const int RangesNamed = 12;

    private static readonly string Guide = Texts.Get("Registration", "Guide_sheet", Cultures.Vietnamese);

    private readonly TableReader table;
    private readonly List<ImportProblem> totals = [];
    private readonly List<(string Sheet, List<int> Rows)> hidden = [];
    private readonly HashSet<string> unknown = [];
    private List<(RegisterColumn Column, int Place)> columns = [];
    private int sheet = -1;

    private RegisterFile(TableReader table) => this.table = table;

    /// <summary>Of all sheets read so far.</summary>
    public IReadOnlyList<string> UnknownColumns => [.. unknown];

    /// <summary>What was not read, or read although nobody sees it: sheets, hidden rows, rows of totals. Complete after the last row.</summary>
    public IEnumerable<ImportProblem> Remarks =>
    [
        .. table.UnreadSheets.Select(unread => OfSheet(unread.Sheet, SpreadsheetErrors.SheetNotRead(unread.Sheet, unread.Missing))),
        // The template's own explanations are no news.
        .. table.SheetsWithoutTable.Where(sheet => sheet != Guide).Select(sheet => OfSheet(sheet, SpreadsheetErrors.SheetWithoutTable(sheet))),
        .. table.HiddenSheets.Select(sheet => OfSheet(sheet, SpreadsheetErrors.SheetsHidden($"«{sheet}»"))),
        .. hidden.Select(sheet => OfSheet(sheet.Sheet, SpreadsheetErrors.RowsHidden(sheet.Rows.Count, Ranges(sheet.Rows)))),
        .. totals,
    ];

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
            if (table.IsHidden) NoteHidden();
            if (IsTotal()) continue;
            if (ReadRow() is { } row) yield return row;
        }
    }

    public void Dispose() => table.Dispose();

    private static ImportProblem OfSheet(string sheet, Error error) => new(0, "", sheet, error);

    private void NoteHidden()
    {
        var name = table.Sheet ?? "";
        if (hidden.Count == 0 || hidden[^1].Sheet != name) hidden.Add((name, []));
        hidden[^1].Rows.Add(table.RowNumber);
    }

    /// <summary>Rows as <c>5-8, 12</c>.</summary>
    private static string Ranges(List<int> rows)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var row in rows)
        {
            if (ranges.Count > 0 && ranges[^1].To == row - 1) ranges[^1] = (ranges[^1].From, row);
            else ranges.Add((row, row));
        }

        var named = ranges.Take(RangesNamed).Select(range => range.From == range.To
            ? range.From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{range.From}-{range.To}"));
        return string.Join(", ", named) + (ranges.Count > RangesNamed ? ", …" : "");
    }

    /// <summary>A row of totals says so and has nothing that only a person has.</summary>
    private bool IsTotal()
    {
        if (table[F.Birth].Length > 0 || table[F.Sex].Length > 0 || table[F.IdNumber].Length > 0) return false;
        string[] texts = [table[F.FullName], table[F.Number], table.Cell(0)];
        if (Array.Find(texts, TotalRow.IsLabel) is not { } label) return false;
        totals.Add(new(table.RowNumber, F.FullName, RegisterColumns.HeaderOf(F.FullName), RegistrationErrors.TotalRow(label), table.Place.Sheet));
        return true;
    }

    // Each sheet has a header of its own.
    private void TakeColumns()
    {
        sheet = table.Place.SheetNumber;
        unknown.UnionWith(table.UnknownHeaders);
        columns = [.. RegisterColumns.All.Where(column => column.Key != F.Number && table.PlaceOf(column.Key) is not null)
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
