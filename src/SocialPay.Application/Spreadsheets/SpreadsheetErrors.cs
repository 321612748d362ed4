using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>Why a file is refused as a whole. Texts: Spreadsheets.resx.</summary>
public static class SpreadsheetErrors
{
    /// <summary>Neither a workbook nor text.</summary>
    public static Error NotATable { get; } = new("Spreadsheets.NotATable");

    /// <summary>A workbook of Excel 2003, or one with a password.</summary>
    public static Error OldOrLocked { get; } = new("Spreadsheets.OldOrLocked");
    public static Error Damaged { get; } = new("Spreadsheets.Damaged");
    public static Error TooLarge(long mebibytes) => new("Spreadsheets.TooLarge", mebibytes);

    // Hostile workbooks
    public static Error TooManyParts { get; } = new("Spreadsheets.TooManyParts");
    public static Error TooMuchContent { get; } = new("Spreadsheets.TooMuchContent");
    public static Error Macros { get; } = new("Spreadsheets.Macros");
    public static Error UnsafePaths { get; } = new("Spreadsheets.UnsafePaths");
    public static Error DocumentType { get; } = new("Spreadsheets.DocumentType");
    public static Error NotAWorkbook { get; } = new("Spreadsheets.NotAWorkbook");

    /// <summary>A workbook of Excel in its binary form (.xlsb).</summary>
    public static Error BinaryWorkbook { get; } = new("Spreadsheets.BinaryWorkbook");
    public static Error TooManyRows(int most) => new("Spreadsheets.TooManyRows", most);
    public static Error TooManyColumns(int most) => new("Spreadsheets.TooManyColumns", most);

    public static Error NullCharacter { get; } = new("Spreadsheets.NullCharacter");
    public static Error BadFileName { get; } = new("Spreadsheets.BadFileName");

    /// <summary>Of a page, not of a file; here because the same characters are meant.</summary>
    public static Error BadAddress { get; } = new("Spreadsheets.BadAddress");

    // Reading, as a whole
    /// <summary>As many files are being read as the machine should read at a time, or one of the same officer.</summary>
    public static Error Busy { get; } = new("Spreadsheets.Busy");
    public static Error TookTooLong { get; } = new("Spreadsheets.TookTooLong");

    // One cell
    public static Error CellError(string text) => new("Spreadsheets.CellError", text);

    /// <summary>A formula without a result, as a program writes it that does not work formulas out.</summary>
    public static Error NotWorkedOut { get; } = new("Spreadsheets.NotWorkedOut");

    /// <summary>A year typed into a cell of dates: 1942 is day 1942, the 25th of April 1905.</summary>
    public static Error YearInDateCell(string text, int year) => new("Spreadsheets.YearInDateCell", text, year.ToString(System.Globalization.CultureInfo.InvariantCulture));
    public static Error BadCharacter { get; } = new("Spreadsheets.BadCharacter");

    /// <summary>A sheet that looks like the table and lacks columns: its rows are not read.</summary>
    public static Error SheetNotRead(string sheet, string headers) => new("Spreadsheets.SheetNotRead", sheet, headers);

    /// <summary>A visible sheet with something on it and no header.</summary>
    public static Error SheetWithoutTable(string sheet) => new("Spreadsheets.SheetWithoutTable", sheet);
    public static Error SheetsHidden(string sheets) => new("Spreadsheets.SheetsHidden", sheets);

    /// <summary>Rows that were read although the sheet does not show them.</summary>
    public static Error RowsHidden(int count, string rows) => new("Spreadsheets.RowsHidden", count, rows);

    // Header
    /// <summary>No header can be read in what was typed with a font that came before Unicode.</summary>
    public static Error OldFont { get; } = new("Spreadsheets.OldFont");
    public static Error Empty { get; } = new("Spreadsheets.Empty");
    public static Error NoHeader(string headers) => new("Spreadsheets.NoHeader", headers);
    public static Error MissingColumns(string headers) => new("Spreadsheets.MissingColumns", headers);
    public static Error DuplicateColumns(string headers) => new("Spreadsheets.DuplicateColumns", headers);
    public static Error NotUtf8 { get; } = new("Spreadsheets.NotUtf8");
}
