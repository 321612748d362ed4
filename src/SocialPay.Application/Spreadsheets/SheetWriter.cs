using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// Writes a workbook row by row, however long it gets. The same rows give the same bytes. Disposing finishes the file and leaves the
/// stream open. Printed, a sheet is as wide as a page and repeats its header. For signed forms use ClosedXML instead.
/// </summary>
public sealed class SheetWriter(Stream output) : IDisposable
{
    private const int LongestText = 32_767;
    private const int LongestName = 31;
    private const uint A4 = 9;

    // In points; Excel knows none higher than 409.
    private const int LineHeight = 15;
    private const int MostLines = 27;

    // In characters: wider than that, an upright page would be too small to read.
    private const double WidestUpright = 95;

    // A zip archive knows no time before 1980, and a file that tells when it was written is never the same twice.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("[]:*?/\\");
    private static readonly OpenXmlAttribute[] KeepSpaces = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    // Written again and again with other attributes: a new element per cell would cost more than the file.
    private readonly SheetData sheetDataElement = new();
    private readonly Row rowElement = new();
    private readonly Cell cellElement = new();
    private readonly InlineString inlineElement = new();
    private readonly CellValue valueElement = new();
    private readonly Text textElement = new();

    private readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<string> sheets = [];
    private readonly List<int> headerRows = [];
    private readonly List<OpenXmlAttribute> attributes = [];
    private readonly List<string> columnNames = [];
    private Stream? part;
    private OpenXmlWriter? writer;
    private double[] widths = [];
    private bool landscape;
    private int row;

    /// <summary>Starts a sheet whose first row is the header, frozen; rows given to <paramref name="above"/> stand before it.</summary>
    public void BeginSheet(string name, IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<SheetCell>>? above = null)
    {
        EndSheet();
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAny(NotInNames) || sheets.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"'{name}' can't be the name of a sheet here.", nameof(name));
        sheets.Add(name);
        part = Entry($"xl/worksheets/sheet{sheets.Count.ToString(CultureInfo.InvariantCulture)}.xml");
        writer = OpenXmlWriter.Create(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Worksheet());
        headerRows.Add((above?.Count ?? 0) + 1);
        widths = [.. columns.Select(column => column.Width)];
        landscape = columns.Sum(column => column.Width) > WidestUpright;
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        WriteView(headerRows[^1]);
        WriteColumns(columns);
        writer.WriteStartElement(sheetDataElement);
        row = 0;
        foreach (var cells in above ?? []) Row(cells);
        Row([.. columns.Select(column => SheetCell.Text(column.Header, CellStyle.Header))]);
    }

    public void Row(IReadOnlyList<SheetCell> cells)
    {
        if (writer is null) throw new InvalidOperationException("No sheet was begun.");
        row++;
        var number = row.ToString(CultureInfo.InvariantCulture);
        attributes.Clear();
        attributes.Add(new OpenXmlAttribute("r", null!, number));
        if (Lines(cells) is > 1 and var lines)
        {
            attributes.Add(new OpenXmlAttribute("ht", null!, (lines * LineHeight).ToString(CultureInfo.InvariantCulture)));
            attributes.Add(new OpenXmlAttribute("customHeight", null!, "1"));
        }

        writer.WriteStartElement(rowElement, attributes);
        for (var i = 0; i < cells.Count; i++) Write(cells[i], ColumnName(i) + number);
        writer.WriteEndElement();
    }

    // Not every program makes a row as high as its wrapped text: said here, nothing is printed over.
    private int Lines(IReadOnlyList<SheetCell> cells)
    {
        var lines = 1;
        for (var i = 0; i < Math.Min(cells.Count, widths.Length); i++)
            if (cells[i].Style is CellStyle.Wrapped or CellStyle.Header && cells[i].Content is { } text)
                lines = Math.Max(lines, (int)Math.Ceiling(text.Length / widths[i]));
        return Math.Min(lines, MostLines);
    }

    public void Dispose()
    {
        EndSheet();
        if (sheets.Count > 0)
        {
            Write("xl/workbook.xml", WorkbookParts.Workbook(sheets, headerRows));
            Write("xl/_rels/workbook.xml.rels", WorkbookParts.WorkbookRelations(sheets.Count));
            Write("xl/styles.xml", WorkbookParts.Styles);
            Write("_rels/.rels", WorkbookParts.RootRelations);
            Write("[Content_Types].xml", WorkbookParts.ContentTypes(sheets.Count));
        }

        archive.Dispose();
    }

    private void EndSheet()
    {
        if (writer is null) return;
        writer.WriteEndElement();
        WritePage();
        writer.WriteEndElement();
        writer.Close();
        part!.Dispose();
        writer = null;
    }

    // As wide as the paper and as long as it takes.
    private void WritePage()
    {
        writer!.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup
        {
            PaperSize = A4,
            Orientation = landscape ? OrientationValues.Landscape : OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = 0,
        });
        writer.WriteElement(new HeaderFooter { OddFooter = new OddFooter("&L&A&RTrang &P/&N") });
    }

    private void WriteView(int frozenRows)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = sheets.Count == 1 };
        view.Append(new Pane
        {
            VerticalSplit = frozenRows,
            TopLeftCell = "A" + (frozenRows + 1).ToString(CultureInfo.InvariantCulture),
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        });
        writer!.WriteElement(new SheetViews(view));
    }

    private void WriteColumns(IReadOnlyList<SheetColumn> columns)
    {
        if (columns.Count == 0) return;
        writer!.WriteElement(new Columns(columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width,
            CustomWidth = true,
            Style = (uint)column.Style,
        })));
    }

    private void Write(SheetCell cell, string reference)
    {
        if (cell.Content is null && cell.Value is null && cell.Style is not (CellStyle.Marked or CellStyle.Header)) return;
        attributes.Clear();
        attributes.Add(new OpenXmlAttribute("r", null!, reference));
        attributes.Add(new OpenXmlAttribute("s", null!, ((int)cell.Style).ToString(CultureInfo.InvariantCulture)));
        if (cell.Content is not null) attributes.Add(new OpenXmlAttribute("t", null!, "inlineStr"));
        writer!.WriteStartElement(cellElement, attributes);
        if (cell.Content is not null)
        {
            writer.WriteStartElement(inlineElement);
            writer.WriteStartElement(textElement, KeepSpaces);
            writer.WriteString(Printable(cell.Content));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        else if (cell.Value is { } value)
        {
            writer.WriteStartElement(valueElement);
            writer.WriteString(value.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>Without the characters that XML does not allow, and not longer than a cell may be.</summary>
    private static string Printable(string text)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        for (var i = 0; i < text.Length; i++)
            if (!XmlConvert.IsXmlChar(text[i])) return string.Concat(text.EnumerateRunes().Where(IsAllowed));
        return text;

        static bool IsAllowed(Rune rune) => rune.Value > 0xFFFF || (XmlConvert.IsXmlChar((char)rune.Value) && rune != Rune.ReplacementChar);
    }

    /// <summary>A, B … Z, AA …</summary>
    private string ColumnName(int index)
    {
        while (columnNames.Count <= index)
        {
            var name = "";
            for (var rest = columnNames.Count; rest >= 0; rest = (rest / 26) - 1) name = (char)('A' + (rest % 26)) + name;
            columnNames.Add(name);
        }

        return columnNames[index];
    }

    private Stream Entry(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Timeless;
        return entry.Open();
    }

    private void Write(string name, string content)
    {
        using var stream = Entry(name);
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
