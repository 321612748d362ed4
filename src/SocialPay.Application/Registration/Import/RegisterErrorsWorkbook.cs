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
    public static Result Write(Stream output, byte[] content, ImportReport report)
    {
        var opened = TableReader.Open(content, RegisterColumns.Table, WorkbookLimits.Register);
        if (opened.Error is { } refused) return refused;
        using var table = opened.Value;
        var errors = report.Errors.ToLookup(problem => problem.Row);
        var warnings = report.Warnings.ToLookup(problem => problem.Row);
        // An earlier column of errors is written anew.
        var places = Enumerable.Range(0, table.Headers.Count).Where(place => place != table.PlaceOf(Column.Key)).ToList();
        using var writer = new SheetWriter(output);
        writer.BeginSheet(Sheet, [new(Column.Header, MessageWidth), .. places.Select(place => new SheetColumn(table.Headers[place], CellWidth))]);
        var cells = new SheetCell[places.Count + 1];
        while (table.Read())
        {
            var marked = errors[table.RowNumber].Select(problem => table.PlaceOf(problem.Field)).ToHashSet();
            cells[0] = SheetCell.Text(Messages(errors[table.RowNumber], warnings[table.RowNumber]), marked.Count > 0 ? CellStyle.Marked : CellStyle.Text);
            for (var i = 0; i < places.Count; i++)
                cells[i + 1] = SheetCell.Text(table.Cell(places[i]), marked.Contains(places[i]) ? CellStyle.Marked : CellStyle.Text);
            writer.Row(cells);
        }

        return table.Error is { } broken ? broken : Result.Done;
    }

    private static string Messages(IEnumerable<ImportProblem> errors, IEnumerable<ImportProblem> warnings) =>
        string.Join('\n', errors.Select(Line).Concat(warnings.Select(problem => string.Create(CultureInfo.InvariantCulture, $"({Line(problem)})"))));

    private static string Line(ImportProblem problem) => $"{problem.Column}: {problem.Message()}";
}
