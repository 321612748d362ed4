using System.Text;
using System.Text.Unicode;
using CsvHelper;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// Reads a table from a workbook (XLSX) or a text file (CSV: UTF-8 with or without mark, comma or semicolon), told apart by content.
/// The header is looked for in the first rows of each sheet; rows stream by, blank ones left out:
/// <code>while (table.Read()) use(table["key"]); if (table.Error is { } error) …</code>
/// </summary>
public sealed class TableReader : IDisposable
{
    private const int HeaderWithin = 20;

    private readonly IRowSource rows;
    private readonly TableHeader header;
    private readonly WorkbookLimits limits;
    private bool first = true;

    private TableReader(IRowSource rows, TableHeader header, WorkbookLimits limits) => (this.rows, this.header, this.limits) = (rows, header, limits);

    /// <summary>The headers as they stand in the file, in its order.</summary>
    public IReadOnlyList<string> Headers => header.Texts;

    /// <summary>Headers that no column is known by: their cells are not read.</summary>
    public IReadOnlyList<string> UnknownHeaders => header.Unknown;

    /// <summary>Number of the current row in the sheet, or of its line in the text, from 1.</summary>
    public int RowNumber => rows.RowNumber;

    /// <summary>Why reading ended before the end of the table.</summary>
    public Error? Error { get; private set; }

    /// <summary>The text of a column's cell in the current row; empty where the cell or the column is not there.</summary>
    public string this[string key] => header.PlaceOf(key) is { } place ? rows.Text(place) : "";

    /// <summary>Opens the file; refuses what is no table, hostile, or without the required columns.</summary>
    public static Result<TableReader> Open(byte[] file, IReadOnlyList<TableColumn> columns, WorkbookLimits? limits = null)
    {
        limits ??= WorkbookLimits.List;
        var opened = OpenRows(file, limits);
        if (opened.Error is { } refused) return refused;
        var source = opened.Value;
        try
        {
            var found = FindHeader(source, columns, limits);
            if (found.Error is null) return new TableReader(source, found.Value, limits);
            source.Dispose();
            return found.Error;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            source.Dispose();
            return SpreadsheetErrors.Damaged;
        }
    }

    /// <summary>The place of a column among the cells of a row, for <see cref="Cell"/>; null where the file does not have it.</summary>
    public int? PlaceOf(string key) => header.PlaceOf(key);

    /// <summary>The text of a cell by its place in the file.</summary>
    public string Cell(int place) => rows.Text(place);

    /// <summary>Goes on to the next row that is not blank; false at the end, or with <see cref="Error"/>.</summary>
    public bool Read()
    {
        if (Error is not null) return false;
        try
        {
            while (rows.Read())
            {
                if (rows.RowNumber > limits.Rows)
                {
                    Error = SpreadsheetErrors.TooManyRows(limits.Rows);
                    return false;
                }

                var wasFirst = first;
                first = false;
                if (!IsBlank() && !(wasFirst && IsNumbering())) return true;
            }
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
        if (file.AsSpan().StartsWith(compound)) return SpreadsheetErrors.OldOrLocked;
        if (!file.AsSpan().StartsWith(zip)) return OpenText(file);
        if (WorkbookGuard.Check(file, limits) is { } hostile) return hostile;
        try
        {
            return new XlsxRows(file);
        }
        catch (Exception fault) when (WorkbookGuard.IsDamage(fault))
        {
            return SpreadsheetErrors.Damaged;
        }
    }

    private static Result<IRowSource> OpenText(byte[] file)
    {
        var marked = file.AsSpan().StartsWith(Encoding.Unicode.Preamble) || file.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!marked && file.AsSpan().Contains((byte)0)) return SpreadsheetErrors.NotATable;
        if (!marked && !Utf8.IsValid(file)) return SpreadsheetErrors.NotUtf8;
        return new CsvRows(file);
    }

    /// <summary>The first row with all required columns; failing that, what is wrong with the row that comes nearest.</summary>
    private static Result<TableHeader> FindHeader(IRowSource rows, IReadOnlyList<TableColumn> columns, WorkbookLimits limits)
    {
        var index = TableHeader.Index(columns);
        TableHeader? best = null;
        do
        {
            for (var i = 0; i < HeaderWithin && rows.Read(); i++)
            {
                if (rows.CellCount > limits.Columns) return SpreadsheetErrors.TooManyColumns(limits.Columns);
                var candidate = TableHeader.Of(rows, index, columns);
                if (candidate.IsComplete) return candidate.Fault(columns) is { } fault ? fault : candidate;
                if (candidate.Matches > (best?.Matches ?? 0)) best = candidate;
            }
        }
        while (rows.NextSheet());

        return best?.Fault(columns) ?? SpreadsheetErrors.NoHeader(TableHeader.Join(columns.Where(column => column.Required).Select(column => column.Header)));
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
