using System.Globalization;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// The officer's own rows again, with the cells marked that have an error, and a first column with the messages. Corrected, it can be
/// brought in as it is.
/// </summary>
public static class RegisterErrorsWorkbook
{
    private const string Sheet = "Lỗi theo dòng";
    private const double MessageWidth = 60;
    private const double CellWidth = 16;

    /// <summary>Known to the reader, which leaves it out.</summary>
    internal static TableColumn Column { get; } = new("errors", "Lỗi", false);

    /// <summary>Writes it; the output is left open.</summary>
    /// <param name="content">The file that the report is about.</param>
    public static Result Write(Stream output, byte[] content, ImportReport report, CancellationToken cancellation = default)
    {
        var opened = TableReader.Open(content, RegisterColumns.Table, WorkbookLimits.Register, cancellation);
        if (opened.Error is { } refused) return refused;
        using var table = opened.Value;
        var errors = report.Errors.ToLookup(problem => (problem.Sheet, problem.Row));
        var warnings = report.Warnings.ToLookup(problem => (problem.Sheet, problem.Row));
        using var writer = new SheetWriter(output);
        var places = new List<int>();
        var sheet = -1;
        while (table.Read())
        {
            if (table.Place.SheetNumber != sheet) places = BeginSheet(writer, table, first: sheet < 0);
            sheet = table.Place.SheetNumber;
            var row = (table.Place.Sheet, table.Place.Row);
            var marked = errors[row].Select(problem => table.PlaceOf(problem.Field)).ToHashSet();
            var cells = new SheetCell[places.Count + 1];
            cells[0] = SheetCell.Text(Messages(errors[row], warnings[row]), marked.Count > 0 ? CellStyle.Marked : CellStyle.Text);
            for (var i = 0; i < places.Count; i++)
                cells[i + 1] = SheetCell.Text(table.Cell(places[i]), marked.Contains(places[i]) ? CellStyle.Marked : CellStyle.Text);
            writer.Row(cells);
        }

        return table.Error is { } broken ? broken : Result.Done;
    }

    /// <summary>A sheet for each sheet with rows; an earlier column of errors is written anew.</summary>
    private static List<int> BeginSheet(SheetWriter writer, TableReader table, bool first)
    {
        var places = Enumerable.Range(0, table.Headers.Count).Where(place => place != table.PlaceOf(Column.Key)).ToList();
        writer.BeginSheet(
            first ? Sheet : string.Create(CultureInfo.InvariantCulture, $"{Sheet} {table.Place.SheetNumber + 1}"),
            [new(Column.Header, MessageWidth), .. places.Select(place => new SheetColumn(table.Headers[place], CellWidth))]);
        return places;
    }

    private static string Messages(IEnumerable<ImportProblem> errors, IEnumerable<ImportProblem> warnings) =>
        string.Join('\n', errors.Select(Line).Concat(warnings.Select(problem => string.Create(CultureInfo.InvariantCulture, $"({Line(problem)})"))));

    private static string Line(ImportProblem problem) => $"{problem.Column}: {problem.Message()}";
}
