using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>Writes registrations as the file that the import reads.</summary>
public static class RegisterWriter
{
    private const string Sheet = "Đối tượng";

    /// <summary>Writes row by row, so that the rows may come from a stream; the output is left open.</summary>
    public static void Write(Stream output, IEnumerable<RegistrationRequest> rows)
    {
        using var writer = new SheetWriter(output);
        BeginSheet(writer, RegisterColumns.All);
        var cells = new SheetCell[RegisterColumns.All.Count];
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            for (var i = 0; i < cells.Length; i++)
            {
                var column = RegisterColumns.All[i];
                cells[i] = column.Key == RegistrationFields.Number ? SheetCell.Number(number) : SheetCell.Text(column.Write(row));
            }

            writer.Row(cells);
        }
    }

    /// <summary>The sheet of the register with its header; every column keeps what is typed as text.</summary>
    internal static void BeginSheet(SheetWriter writer, IReadOnlyList<RegisterColumn> columns) =>
        writer.BeginSheet(Sheet, [.. columns.Select(column => new SheetColumn(column.Header, column.Width))]);
}
