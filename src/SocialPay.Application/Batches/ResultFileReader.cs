using System.Globalization;
using System.Text.RegularExpressions;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>One row of a file of results, as far as it can be read; null for what is not there.</summary>
internal sealed record ResultLine(RowPlace Row, string Reference, InstructionState? Outcome, Vnd? Amount, DateOnly? Date, string? Reason);

/// <summary>A row of totals, over the lines since the one before it.</summary>
/// <param name="LinesBefore">How many lines stand above it in the file.</param>
internal sealed record ResultTotal(RowPlace Row, int LinesBefore, int? Count, Vnd? Amount);

/// <summary>A file of results as it was read.</summary>
/// <param name="Headers">The header of each column, as the file has it.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record ResultTable(
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<ResultLine> Lines,
    IReadOnlyList<ResultTotal> Totals,
    IReadOnlyList<(RowPlace Row, string Key, Error Error)> Problems);

/// <summary>Reads what a provider sends back: the signed list with its last columns filled in, the CSV, or a table of its own.</summary>
internal static partial class ResultFileReader
{
    private const string TotalReference = "TOTAL";

    public static Result<ResultTable> Read(byte[] file, CancellationToken cancellation = default)
    {
        var opened = TableReader.Open(file, ResultColumns.All, WorkbookLimits.List, cancellation);
        if (opened.Error is { } refused) return refused;
        using var table = opened.Value;
        var (lines, totals, problems) = (new List<ResultLine>(), new List<ResultTotal>(), new List<(RowPlace Row, string Key, Error Error)>());
        var headers = Headers(table);
        while (table.Read())
        {
            var reference = table[ResultColumns.Reference];
            // An error of the spreadsheet in one cell, and nobody knows what the row says.
            if (FindFaults(table, reference, problems)) continue;
            if (IsTotal(table, reference)) totals.Add(Total(table, lines.Count, problems));
            // The header again, where lists of several communes stand one below the other.
            else if (TableColumn.Fold(reference) == TableColumn.Fold(PaymentListColumns.Reference)) continue;
            else if (reference.Length > 0) lines.Add(Line(table, reference, problems));
            // Titles, amounts in words and signatures have no reference; a row with an outcome should have one.
            else if (table[ResultColumns.Outcome].Length > 0) problems.Add((table.Place, ResultColumns.Reference, ResultErrors.ReferenceMissing));
        }

        if (table.Error is { } broken) return broken;
        // The whole file or nothing of it: a sheet that can't be read may hold what the others lack.
        if (table.UnreadSheets is [var (sheet, missing), ..]) return SpreadsheetErrors.SheetNotRead(sheet, missing);
        return lines.Count == 0 && problems.Count == 0 ? ResultErrors.NoRows : new ResultTable(headers, lines, totals, problems);
    }

    private static bool FindFaults(TableReader table, string reference, List<(RowPlace Row, string Key, Error Error)> problems)
    {
        // Notes below the list have no reference and no outcome.
        if (reference.Length == 0 && table[ResultColumns.Outcome].Length == 0 && !IsTotal(table, reference)) return false;
        var before = problems.Count;
        foreach (var key in ResultColumns.Read)
            if (table.Fault(table.PlaceOf(key)) is { } fault) problems.Add((table.Place, key, fault));
        return problems.Count > before;
    }

    private static Dictionary<string, string> Headers(TableReader table) => ResultColumns.All.ToDictionary(
        column => column.Key,
        column => table.PlaceOf(column.Key) is { } place ? table.Headers[place] : column.Header);

    private static bool IsTotal(TableReader table, string reference)
    {
        if (reference.Length > 0) return reference.Equals(TotalReference, StringComparison.OrdinalIgnoreCase);
        return TotalRow.IsLabel(table[ResultColumns.Number]) || TotalRow.IsLabel(table[ResultColumns.Name]);
    }

    private static ResultTotal Total(TableReader table, int linesBefore, List<(RowPlace Row, string Key, Error Error)> problems)
    {
        // «Tổng cộng: 25 người»
        var counted = table[ResultColumns.Count] is { Length: > 0 } cell ? cell : table[ResultColumns.Number] + " " + table[ResultColumns.Name];
        var digits = Digits().Match(counted);
        return new ResultTotal(
            table.Place, linesBefore, digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null, Amount(table, problems));
    }

    private static ResultLine Line(TableReader table, string reference, List<(RowPlace Row, string Key, Error Error)> problems)
    {
        InstructionState? outcome = null;
        if (table[ResultColumns.Outcome] is { Length: > 0 } word && (outcome = OutcomeWords.Parse(word)) is null)
            problems.Add((table.Place, ResultColumns.Outcome, ResultErrors.UnknownOutcome(word, string.Join(", ", OutcomeWords.Vietnamese))));
        var reason = VietnameseText.Clean(table[ResultColumns.Reason]);
        return new ResultLine(table.Place, reference, outcome, Amount(table, problems), Date(table, problems), reason.Length == 0 ? null : reason);
    }

    private static DateOnly? Date(TableReader table, List<(RowPlace Row, string Key, Error Error)> problems)
    {
        var text = table[ResultColumns.Date];
        if (text.Length == 0) return null;
        // The hour, where one is given, says nothing more.
        var day = text.Split(' ', 'T')[0];
        if (WrittenDate.TryDay(day, out var date)) return date;
        problems.Add((table.Place, ResultColumns.Date, ResultErrors.UnreadableDate(text)));
        return null;
    }

    private static Vnd? Amount(TableReader table, List<(RowPlace Row, string Key, Error Error)> problems)
    {
        var text = table[ResultColumns.Amount];
        if (text.Length == 0) return null;
        if (TryAmount(text, out var amount)) return amount;
        problems.Add((table.Place, ResultColumns.Amount, ResultErrors.UnreadableAmount(text)));
        return null;
    }

    /// <summary>Reads <c>405000</c>, <c>405.000</c>, <c>405,000 đ</c> and <c>405000.0</c>.</summary>
    internal static bool TryAmount(string text, out Vnd amount)
    {
        var read = WrittenNumber.TryAmount(text, out var value);
        amount = new Vnd(value);
        return read;
    }

    [GeneratedRegex(@"[0-9]{1,9}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
