using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;

namespace SocialPay.Application.Registration.Import;

/// <summary>The empty register file: the header, and a second sheet that explains every column.</summary>
public sealed class RegisterTemplate(LawInForce laws)
{
    public const string FileName = "mau-danh-sach-doi-tuong.xlsx";

    /// <summary>With the columns that the law asks for now; the output is left open.</summary>
    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        var columns = RegisterColumns.AskedBy(await laws.LoadAsync(cancellation));
        using var writer = new SheetWriter(output);
        RegisterWriter.BeginSheet(writer, columns);
        writer.BeginSheet(Word("Guide_sheet"),
        [
            new(Word("Guide_column"), 32, CellStyle.Wrapped), new(Word("Guide_required"), 10, CellStyle.Wrapped), new(Word("Guide_values"), 44, CellStyle.Wrapped),
            new(Word("Guide_explanation"), 60, CellStyle.Wrapped), new(Word("Guide_example"), 22, CellStyle.Wrapped),
        ]);
        foreach (var column in columns)
        {
            writer.Row(
            [
                SheetCell.Text(column.Header, CellStyle.Strong),
                SheetCell.Text(column.Table.Required ? Word("Guide_yes") : null, CellStyle.Wrapped),
                SheetCell.Text(string.Join("; ", column.Values), CellStyle.Wrapped),
                SheetCell.Text(column.Explanation, CellStyle.Wrapped),
                SheetCell.Text(column.Example, CellStyle.Wrapped),
            ]);
        }
    }

    private static string Word(string key) => Texts.Get("Registration", key, Cultures.Vietnamese);
}
