using System.Globalization;
using System.Text;
using ClosedXML.Excel;

namespace SocialPay.Tests.Batches;

/// <summary>A workbook as text: every cell with its kind, and how it is printed.</summary>
internal static class WorkbookText
{
    public static string Dump(byte[] content)
    {
        using var workbook = new XLWorkbook(new MemoryStream(content));
        var text = new StringBuilder();
        foreach (var sheet in workbook.Worksheets)
        {
            var page = sheet.PageSetup;
            text.Append(CultureInfo.InvariantCulture, $"sheet {sheet.Name}\n");
            text.Append(CultureInfo.InvariantCulture, $"page {page.PaperSize} {page.PageOrientation} wide {page.PagesWide} tall {page.PagesTall}\n");
            text.Append(CultureInfo.InvariantCulture, $"print {string.Join(',', page.PrintAreas.Select(area => area.RangeAddress.ToString()))}");
            text.Append(CultureInfo.InvariantCulture, $" repeat {page.FirstRowToRepeatAtTop}-{page.LastRowToRepeatAtTop}\n");
            text.Append(CultureInfo.InvariantCulture, $"footer {page.Footer.Left.GetText(XLHFOccurrence.OddPages)} | {page.Footer.Right.GetText(XLHFOccurrence.OddPages)}\n");
            foreach (var cell in sheet.CellsUsed()) text.Append(CultureInfo.InvariantCulture, $"{cell.Address} {Kind(cell)} {cell.Value}\n");
            foreach (var merged in sheet.MergedRanges.Select(range => range.RangeAddress.ToString()!).Order(StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"merged {merged}\n");
        }

        return text.ToString();
    }

    private static string Kind(IXLCell cell) =>
        cell.HasFormula ? "FORMULA" : cell.DataType == XLDataType.Text ? "text" : cell.Style.NumberFormat.Format is { Length: > 0 } format ? $"[{format}]" : "number";
}
