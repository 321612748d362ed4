using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// Reads a table from a workbook (XLSX) or a text file (CSV: UTF-8 with or without mark, comma or semicolon), told apart by content.
/// The header is looked for in the first rows of each visible sheet, and every sheet that has it is read; rows stream by, blank ones
/// left out:
/// <code>while (table.Read()) use(table["key"]); if (table.Error is { } error) …</code>
/// </summary>
public sealed class TableReader : IDisposable
{
    private const int HeaderWithin = 20;

    // A sheet of explanations names a column or two; one that names three and lacks others was meant to be read.
    private const int LooksMeant = 3;

    // No text has them, and other files begin with them soon; 0x1A ends texts of DOS.
    private static readonly SearchValues<byte> NotText = SearchValues.Create([1, 2, 3, 4, 5, 6, 7, 8, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x15, 0x16, 0x17, 0x18, 0x1C, 0x1D, 0x1F]);

    private readonly IRowSource rows;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly WorkbookLimits limits;
    private readonly CancellationToken cancellation;
    private readonly List<(string Sheet, string Missing)> unread = [];
    private readonly List<string> without = [];
    private TableHeader header;
    private bool oldFont;
    private bool first = true;
    private bool several;
    private int count;

    private TableReader(IRowSource rows, IReadOnlyList<TableColumn> columns, WorkbookLimits limits, CancellationToken cancellation)
    {
        (this.rows, this.columns, this.limits, this.cancellation) = (rows, columns, limits, cancellation);
        header = TableHeader.None;
    }

    /// <summary>The headers as they stand in the current sheet, in its order.</summary>
    public IReadOnlyList<string> Headers => header.Texts;

    /// <summary>Headers that no column is known by: their cells are not read.</summary>
    public IReadOnlyList<string> UnknownHeaders => header.Unknown;

    /// <summary>Number of the current row in the sheet, or of its line in the text, from 1.</summary>
    public int RowNumber => rows.RowNumber;

    /// <summary>Where the current row stands; names the sheet from the second on.</summary>
    public RowPlace Place => new(rows.RowNumber, rows.SheetNumber, several ? rows.Sheet : null);

    /// <summary>Visible sheets passed by so far that look like the table and lack columns, with what they lack.</summary>
    public IReadOnlyList<(string Sheet, string Missing)> UnreadSheets => unread;

    /// <summary>Visible sheets passed by so far that have no header.</summary>
    public IReadOnlyList<string> SheetsWithoutTable => without;

    /// <summary>Hidden sheets: never read.</summary>
    public IReadOnlyList<string> HiddenSheets => rows.HiddenSheets;

    /// <summary>Name of the current row's sheet; null for text.</summary>
    public string? Sheet => rows.Sheet;

    /// <summary>The current row is hidden, by hand or by a filter; it is read all the same.</summary>
    public bool IsHidden => rows.IsHidden;

    /// <summary>Why reading ended before the end of the table.</summary>
    public Error? Error { get; private set; }

    /// <summary>The text of a column's cell in the current row; empty where the cell or the column is not there.</summary>
    public string this[string key] => header.PlaceOf(key) is { } place ? rows.Text(place) : "";

    /// <summary>Opens the file; refuses what is no table, hostile, or without the required columns.</summary>
    /// <exception cref="OperationCanceledException">Here and while reading, once the token says so.</exception>
    public static Result<TableReader> Open(byte[] file, IReadOnlyList<TableColumn> columns, WorkbookLimits? limits = null, CancellationToken cancellation = default)
    {
        limits ??= WorkbookLimits.List;
        var opened = OpenRows(file, limits);
        if (opened.Error is { } refused) return refused;
        var table = new TableReader(opened.Value, columns, limits, cancellation);
        try
        {
            if (table.FindHeader() is not { } error) return table;
            table.Dispose();
            return error;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            table.Dispose();
            return SpreadsheetErrors.Damaged;
        }
    }

    /// <summary>The place of a column among the cells of a row, for <see cref="Cell"/>; null where the sheet does not have it.</summary>
    public int? PlaceOf(string key) => header.PlaceOf(key);

    /// <summary>The text of a cell by its place in the sheet.</summary>
    public string Cell(int place) => rows.Text(place);

    /// <summary>Why the text of a cell is not to be taken as it stands; null where it is, and beyond the row.</summary>
    public Error? Fault(int? place) => place is { } index ? rows.Fault(index) : null;

    /// <summary>Goes on to the next row that is not blank, of this sheet or the next; false at the end, or with <see cref="Error"/>.</summary>
    public bool Read()
    {
        if (Error is not null) return false;
        try
        {
            do
            {
                while (rows.Read())
                {
                    cancellation.ThrowIfCancellationRequested();
                    var wasFirst = first;
                    first = false;
                    if (IsBlank() || (wasFirst && IsNumbering())) continue;
                    if (rows.RowNumber <= limits.Rows && ++count <= limits.Rows) return true;
                    Error = SpreadsheetErrors.TooManyRows(limits.Rows);
                    return false;
                }
            }
            while (rows.Error is null && NextTable());
            Error ??= rows.Error;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            Error = SpreadsheetErrors.Damaged;
        }

        return false;
    }

    public void Dispose() => rows.Dispose();

    private static Result<IRowSource> OpenRows(byte[] file, WorkbookLimits limits)
    {
        if (file.Length == 0) return SpreadsheetErrors.Empty;
        if (file.LongLength > limits.FileBytes) return SpreadsheetErrors.TooLarge(limits.FileBytes / WorkbookLimits.Mebibyte);
        ReadOnlySpan<byte> zip = "PK"u8, compound = [0xD0, 0xCF, 0x11, 0xE0];
        if (file.AsSpan().StartsWith(compound)) return IsOldDocument(file) ? SpreadsheetErrors.NotAWorkbook : SpreadsheetErrors.OldOrLocked;
        if (!file.AsSpan().StartsWith(zip)) return OpenText(file, limits);
        if (WorkbookGuard.Check(file, limits) is { } hostile) return hostile;
        try
        {
            return new XlsxRows(file, limits);
        }
        catch (Exception fault) when (WorkbookGuard.IsDamage(fault))
        {
            return SpreadsheetErrors.Damaged;
        }
    }

    private static Result<IRowSource> OpenText(byte[] file, WorkbookLimits limits)
    {
        var marked = file.AsSpan().StartsWith(Encoding.Unicode.Preamble) || file.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!marked && (file.AsSpan().Contains((byte)0) || IsMarkup(file))) return SpreadsheetErrors.NotATable;
        if (marked && MemoryMarshal.Cast<byte, char>(file).Contains('\0')) return SpreadsheetErrors.NullCharacter;
        if (!marked && !Utf8.IsValid(file)) return file.AsSpan().ContainsAny(NotText) ? SpreadsheetErrors.NotATable : SpreadsheetErrors.NotUtf8;
        return new CsvRows(file, limits);
    }

    /// <summary>Web pages that programs name .xls, PDF, RTF.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        file = file.TrimStart(" \t\r\n"u8);
        return file.StartsWith("<"u8) || file.StartsWith("%PDF"u8) || file.StartsWith("{\\rtf"u8);
    }

    /// <summary>Documents of Word and PowerPoint 97-2003 are built like workbooks; their directory names what they are.</summary>
    private static bool IsOldDocument(ReadOnlySpan<byte> file) =>
        file.IndexOf(MemoryMarshal.AsBytes("WordDocument".AsSpan())) >= 0 || file.IndexOf(MemoryMarshal.AsBytes("PowerPoint Document".AsSpan())) >= 0;

    /// <summary>Looks for the first row with all required columns; failing that, says what is wrong with the row that comes nearest.</summary>
    private Error? FindHeader()
    {
        TableHeader? best = null;
        do
        {
            var found = FindHeaderInSheet();
            if (rows.Error is { } refused) return refused;
            if (found is null) continue;
            if (found.IsComplete)
            {
                header = found;
                return found.Fault(columns);
            }

            if (found.Matches > (best?.Matches ?? 0)) best = found;
        }
        while (rows.NextSheet());

        if (oldFont && (best?.Matches ?? 0) < LooksMeant) return SpreadsheetErrors.OldFont;
        if (best is null && HiddenSheets.Count > 0) return SpreadsheetErrors.SheetsHidden(TableHeader.Join(HiddenSheets));
        return best?.Fault(columns) ?? SpreadsheetErrors.NoHeader(TableHeader.Join(columns.Where(column => column.Required).Select(column => column.Header)));
    }

    /// <summary>Goes on to the next sheet that has the header; false after the last, or with <see cref="Error"/>.</summary>
    private bool NextTable()
    {
        while (rows.NextSheet())
        {
            cancellation.ThrowIfCancellationRequested();
            if (FindHeaderInSheet() is not { } found) continue;
            if (found.IsComplete)
            {
                Error = found.Fault(columns);
                (header, first, several) = (found, true, true);
                return Error is null;
            }
        }

        return false;
    }

    /// <summary>The first complete header among the first rows of the current sheet; failing that the row that comes nearest, and the sheet is noted.</summary>
    private TableHeader? FindHeaderInSheet()
    {
        var index = TableHeader.Index(columns);
        TableHeader? best = null;
        var blank = true;
        for (var i = 0; i < HeaderWithin && rows.Read(); i++)
        {
            var candidate = TableHeader.Of(rows, index, columns);
            if (candidate.IsComplete) return candidate;
            if (candidate.Matches > (best?.Matches ?? 0)) best = candidate;
            blank &= IsBlank();
            oldFont |= candidate.Texts.Any(OldFonts.IsLikely);
        }

        if (rows.Sheet is { } sheet)
        {
            if (best?.Matches >= LooksMeant) unread.Add((sheet, best.MissingHeaders(columns)));
            else if (!blank) without.Add(sheet);
        }

        return best;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < rows.CellCount; i++)
            if (rows.Text(i).Length > 0) return false;

        return true;
    }

    /// <summary>The row under the header in which official forms number the columns: A, B, 1, 2 or (1), (2), (3).</summary>
    private bool IsNumbering()
    {
        var numbered = 0;
        for (var i = 0; i < rows.CellCount; i++)
        {
            var text = rows.Text(i).Trim('(', ')');
            if (text.Length == 0) continue;
            if (text.Length > 2 || !(text.All(char.IsAsciiDigit) || (text.Length == 1 && char.IsAsciiLetterUpper(text[0])))) return false;
            numbered++;
        }

        return numbered > 2;
    }

    private static bool IsDamage(Exception fault) => fault is CsvFormatException || WorkbookGuard.IsDamage(fault);
}
