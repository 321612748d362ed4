using System.Globalization;
using System.Xml;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// The rows of a workbook that the guard has let pass, visible sheet by visible sheet, in one pass. A place beyond what a sheet can have
/// or the limits allow ends the reading before anything is kept for it.
/// </summary>
internal sealed class XlsxRows : IRowSource
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;
    private const double LastDay = 2_958_465;
    private const int DaysTo1904 = 1_462;

    private readonly XlsxBook book;
    private readonly WorkbookLimits limits;
    private readonly List<(string Text, Error? Fault)> cells = [];
    private XmlReader? xml;
    private int sheet;

    public XlsxRows(byte[] file, WorkbookLimits limits)
    {
        this.limits = limits;
        book = new XlsxBook(file, limits);
        if (book.Sheets.Count > 0) xml = XlsxBook.Open(book.Sheets[0].Part);
    }

    public int RowNumber { get; private set; }

    public int CellCount => cells.Count;

    public string? Sheet => sheet < book.Sheets.Count ? book.Sheets[sheet].Name : null;

    public int SheetNumber => sheet;

    public bool IsHidden { get; private set; }

    public IReadOnlyList<string> HiddenSheets => book.HiddenSheets;

    public Error? Error { get; private set; }

    public bool Read()
    {
        cells.Clear();
        while (Error is null && xml is not null && XlsxBook.Next(xml))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            RowNumber = Place(xml.GetAttribute("r"), RowNumber, LastRow);
            IsHidden = xml.GetAttribute("hidden") is "1" or "true";
            ReadCells();
            return Error is null;
        }

        return false;
    }

    public bool NextSheet()
    {
        if (Error is not null || sheet + 1 >= book.Sheets.Count) return false;
        xml!.Dispose();
        xml = XlsxBook.Open(book.Sheets[++sheet].Part);
        RowNumber = 0;
        return true;
    }

    public string Text(int index) => index < cells.Count ? cells[index].Text : "";

    public Error? Fault(int index) => index < cells.Count ? cells[index].Fault : null;

    public void Dispose()
    {
        xml?.Dispose();
        book.Dispose();
    }

    private void ReadCells()
    {
        if (xml!.IsEmptyElement) return;
        var depth = xml.Depth;
        var column = 0;
        while (XlsxBook.Next(xml) && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            column = Place(ColumnOf(xml.GetAttribute("r")), column, LastColumn);
            var cell = ReadCell(xml);
            if (cell.Text.Length == 0) continue;
            if (column > limits.Columns)
            {
                Error = SpreadsheetErrors.TooManyColumns(limits.Columns);
                return;
            }

            while (cells.Count < column) cells.Add(("", null));
            cells[column - 1] = cell;
        }
    }

    /// <summary>The number of a row or column, after the one before; without one, the next.</summary>
    private static int Place(string? text, int before, int last)
    {
        var place = before + 1;
        if (text is not null && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out place)) place = 0;
        return place > before && place <= last ? place : throw new InvalidDataException("A row or cell where none can be.");
    }

    /// <summary>28 of «AB12», as text; null where the cell does not say.</summary>
    private static string? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var character in reference)
        {
            if (!char.IsAsciiLetterUpper(character) || column > LastColumn) break;
            column = (column * 26) + (character - 'A' + 1);
        }

        return column.ToString(CultureInfo.InvariantCulture);
    }

    private (string Text, Error? Fault) ReadCell(XmlReader cell)
    {
        var (type, style) = (cell.GetAttribute("t"), cell.GetAttribute("s"));
        if (cell.IsEmptyElement) return ("", null);
        string? value = null;
        var formula = false;
        var depth = cell.Depth;
        while (XlsxBook.Next(cell) && cell.Depth > depth)
        {
            if (cell.NodeType != XmlNodeType.Element || cell.Depth != depth + 1) continue;
            if (cell.LocalName is "v" or "is") value = XlsxBook.Text(cell);
            else formula |= cell.LocalName == "f";
        }

        // A formula that was never worked out says nothing, not even that it is empty. Only a text may be worked out and empty.
        if (formula && type != "str" && (string.IsNullOrEmpty(value) || (value == "0" && book.WaitsForResults))) return (CellText.NotWorkedOut, SpreadsheetErrors.NotWorkedOut);
        if (value is null) return ("", null);
        return type switch
        {
            "s" => OfText(book.SharedTexts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
            "inlineStr" or "str" => OfText(XlsxBook.Unescape(value)),
            "b" => (value == "1" ? "true" : "false", null),
            "e" => (value.Trim(), SpreadsheetErrors.CellError(value.Trim())),
            "d" => OfDay(value),
            _ => OfNumber(value, style),
        };
    }

    private static (string Text, Error? Fault) OfText(string value)
    {
        var text = CellText.Of(value);
        return (text, CellText.Fault(text));
    }

    private static (string Text, Error? Fault) OfDay(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? (CellText.Of(time), null) : OfText(value);

    private (string Text, Error? Fault) OfNumber(string value, string? style)
    {
        if (value.Length == 0) return ("", null);
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        var format = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < book.Formats.Count ? book.Formats[index] : NumberFormat.General;
        var days = book.From1904 ? number + DaysTo1904 : number;
        if (!format.IsDate || days is < 1 or > LastDay) return (CellText.Of(number, format), null);
        // Day 60 is the 29 February 1900 that never was.
        var text = CellText.Of(DateTime.FromOADate(days < 60 ? days + 1 : days));
        // 1942 typed into a cell of dates is not the 25th of April 1905.
        return (text, number is >= 1900 and <= 2100 && number == Math.Floor(number) ? SpreadsheetErrors.YearInDateCell(text, (int)number) : null);
    }
}
