using System.Globalization;
using ClosedXML.Excel;
using SocialPay.Application.Resources;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Batches;

/// <summary>
/// The payment list as people print, sign and fill it in: A4 landscape, in Vietnamese whatever the officer's language. The three
/// columns for the provider's results stand to the right of what is printed.
/// </summary>
internal sealed class PaymentListWorkbook
{
    private const string SheetName = "Danh sách chi trả";
    private const int FirstHeaderRow = 8;
    private const int LastHeaderRow = 9;

    // In points: room for a signature, or for a long name in two lines.
    private const double SignedRowHeight = 28;

    private const double HeaderRowHeight = 24;

    // Zero is left blank, as on lists made by hand.
    private const string MoneyFormat = "#,##0;-#,##0;";

    private readonly PaymentList list;
    private readonly IReadOnlyList<PaymentListColumn> columns;
    private readonly IXLWorksheet sheet;

    private PaymentListWorkbook(PaymentList list, IXLWorksheet sheet) => (this.list, this.sheet, columns) = (list, sheet, PaymentListColumns.Of(list));

    private int LastColumn => columns.Count;

    private int TotalRow => LastHeaderRow + list.Rows.Count + 1;

    private int LastRow => TotalRow + 9;

    /// <summary>The file; the same list always gives the same bytes.</summary>
    public static byte[] Write(PaymentList list)
    {
        using var workbook = new XLWorkbook();
        new PaymentListWorkbook(list, workbook.AddWorksheet(SheetName)).Fill();
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return StableWorkbook.Of(content);
    }

    private void Fill()
    {
        sheet.Style.Font.SetFontName("Times New Roman").Font.SetFontSize(11);
        sheet.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        WriteHeading();
        WriteHeaders();
        WriteRows();
        WriteTotal();
        WriteSignatures();
        WriteResultColumns();
        SetUpPrint();
    }

    private void WriteHeading()
    {
        var half = LastColumn / 2;
        Line(1, 1, half, "ỦY BAN NHÂN DÂN");
        Line(2, 1, half, list.RunArea.FullName.ToUpper(Cultures.Vietnamese), bold: true);
        Line(1, half + 1, LastColumn, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true);
        Line(2, half + 1, LastColumn, "Độc lập - Tự do - Hạnh phúc", bold: true).Style.Font.SetUnderline();
        Line(4, 1, LastColumn, Title(list.Programme), bold: true).Style.Font.SetFontSize(14);
        Line(5, 1, LastColumn, $"Kỳ chi trả tháng {PayPeriod.ToDisplay(list.Period, list.Through)}");
        Line(6, 1, LastColumn, string.Join(", ", [list.Commune.FullName, .. list.Above.Select(InnerName)]));
        Line(7, 1, half, $"Đơn vị chi trả: {list.ProviderName}", XLAlignmentHorizontalValues.Left);
        Line(7, half + 1, LastColumn, "Đơn vị tính: đồng", XLAlignmentHorizontalValues.Right).Style.Font.SetItalic();
    }

    private static string Title(Programme programme) => programme switch
    {
        Programme.SocialAssistance => "DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HẰNG THÁNG",
        Programme.SocialPension => "DANH SÁCH CHI TRẢ TRỢ CẤP HƯU TRÍ XÃ HỘI",
        Programme.Merit => "DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI HẰNG THÁNG",
        Programme.Grant => "DANH SÁCH CHI TRẢ TRỢ CẤP MỘT LẦN",
    };

    // «huyện Cao Lộc» after a comma, where the name by itself is «Huyện Cao Lộc».
    private static string InnerName(Area area) => area.FullName[..1].ToLower(Cultures.Vietnamese) + area.FullName[1..];

    private void WriteHeaders()
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var (column, number) = (columns[i], i + 1);
            sheet.Column(number).Width = column.Width;
            if (column.Group is null)
            {
                sheet.Cell(FirstHeaderRow, number).SetValue(column.Header);
                sheet.Range(FirstHeaderRow, number, LastHeaderRow, number).Merge();
                continue;
            }

            sheet.Cell(LastHeaderRow, number).SetValue(column.Header);
            if (i > 0 && columns[i - 1].Group == column.Group) continue;
            sheet.Cell(FirstHeaderRow, number).SetValue(column.Group);
            sheet.Range(FirstHeaderRow, number, FirstHeaderRow, number + columns.Count(other => other.Group == column.Group) - 1).Merge();
        }

        // Headers are merged, and merged cells don't make their rows high enough for two lines each.
        sheet.Rows(FirstHeaderRow, LastHeaderRow).Height = HeaderRowHeight;
        StyleHeader(sheet.Range(FirstHeaderRow, 1, LastHeaderRow, LastColumn));
        sheet.SheetView.FreezeRows(LastHeaderRow);
    }

    private void WriteRows()
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var (column, number) = (columns[i], i + 1);
            var cells = sheet.Range(LastHeaderRow + 1, number, TotalRow, number);
            cells.Style.Alignment.SetHorizontal(column.Alignment);
            if (column.Money is not null) cells.Style.NumberFormat.SetFormat(MoneyFormat);
            else if (column.Number is not null) cells.Style.NumberFormat.SetFormat("0;-0;");
            else if (column.Text is not null) cells.Style.NumberFormat.SetFormat("@").Alignment.SetWrapText(true);
            for (var position = 1; position <= list.Rows.Count; position++) Write(sheet.Cell(LastHeaderRow + position, number), column, position);
        }

        Border(sheet.Range(LastHeaderRow + 1, 1, TotalRow, LastColumn));
        if (list.Rows.Count > 0 && columns.Any(column => column.Header == PaymentListColumns.Signature))
            sheet.Rows(LastHeaderRow + 1, TotalRow - 1).Height = SignedRowHeight;
    }

    private void Write(IXLCell cell, PaymentListColumn column, int position)
    {
        var row = list.Rows[position - 1];
        if (column.Position) cell.SetValue(position);
        else if (column.Money is { } money) cell.SetValue(money(row).Amount);
        else if (column.Number is { } number) cell.SetValue(number(row));
        // Set as text it stays text, whatever it begins with.
        else if (column.Text?.Invoke(row) is { Length: > 0 } text) cell.SetValue(text);
    }

    private void WriteTotal()
    {
        var firstMoney = columns.Index().First(item => item.Item.Money is not null).Index + 1;
        Line(TotalRow, 1, firstMoney - 1, string.Create(CultureInfo.InvariantCulture, $"Tổng cộng: {list.Rows.Count} người"), XLAlignmentHorizontalValues.Left);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Money is { } money) sheet.Cell(TotalRow, i + 1).SetValue(list.Rows.Sum(money).Amount);
        }

        sheet.Range(TotalRow, 1, TotalRow, LastColumn).Style.Font.SetBold();
        Line(TotalRow + 1, 1, LastColumn, $"Bằng chữ: {AmountInWords.Of(list.Amount)}.", XLAlignmentHorizontalValues.Left).Style.Font.SetItalic();
    }

    private void WriteSignatures()
    {
        var third = LastColumn / 3;
        var row = TotalRow + 4;
        Line(row - 1, (2 * third) + 1, LastColumn, "Ngày ...... tháng ...... năm ..........").Style.Font.SetItalic();
        Line(row, 1, third, "NGƯỜI LẬP", bold: true);
        Line(row, third + 1, 2 * third, "ĐƠN VỊ CHI TRẢ", bold: true);
        Line(row, (2 * third) + 1, LastColumn, "THỦ TRƯỞNG ĐƠN VỊ", bold: true);
        Line(row + 1, 1, third, "(Ký, họ tên)").Style.Font.SetItalic();
        Line(row + 1, third + 1, 2 * third, "(Ký, họ tên)").Style.Font.SetItalic();
        Line(row + 1, (2 * third) + 1, LastColumn, "(Ký, họ tên, đóng dấu)").Style.Font.SetItalic();
    }

    private void WriteResultColumns()
    {
        string[] headers = [PaymentListColumns.Outcome, PaymentListColumns.Date, PaymentListColumns.Reason];
        double[] widths = [18, 13, 32];
        var (first, last) = (LastColumn + 1, LastColumn + headers.Length);
        for (var i = 0; i < headers.Length; i++)
        {
            sheet.Column(first + i).Width = widths[i];
            sheet.Cell(FirstHeaderRow, first + i).SetValue(headers[i]);
            sheet.Range(FirstHeaderRow, first + i, LastHeaderRow, first + i).Merge();
        }

        Line(FirstHeaderRow - 1, first, last, "Đơn vị chi trả ghi kết quả và gửi lại tệp này").Style.Font.SetItalic();
        StyleHeader(sheet.Range(FirstHeaderRow, first, LastHeaderRow, last));
        if (list.Rows.Count == 0) return;
        Border(sheet.Range(LastHeaderRow + 1, first, TotalRow - 1, last));
        sheet.Range(LastHeaderRow + 1, first, TotalRow - 1, first).SetDataValidation().List($"\"{string.Join(',', OutcomeWords.Vietnamese)}\"", inCellDropdown: true);
        sheet.Range(LastHeaderRow + 1, first + 1, TotalRow - 1, first + 1).Style.NumberFormat.SetFormat("dd/mm/yyyy");
    }

    private void SetUpPrint()
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.FitToPages(1, 0);
        page.PrintAreas.Add(1, 1, LastRow, LastColumn);
        page.SetRowsToRepeatAtTop(FirstHeaderRow, LastHeaderRow);
        page.CenterHorizontally = true;
        page.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.6).SetBottom(0.7).SetHeader(0.3).SetFooter(0.3);
        page.Footer.Left.AddText(FormattableString.Invariant($"Bảng chi trả {list.RunId}, đợt {list.Number}, mã {list.BatchId}"));
        page.Footer.Right.AddText("Trang ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText("/");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    private IXLRange Line(
        int row, int firstColumn, int lastColumn, string text, XLAlignmentHorizontalValues alignment = XLAlignmentHorizontalValues.Center, bool bold = false)
    {
        sheet.Cell(row, firstColumn).SetValue(text);
        var range = sheet.Range(row, firstColumn, row, lastColumn).Merge();
        range.Style.Alignment.SetHorizontal(alignment).Font.SetBold(bold);
        return range;
    }

    private static void StyleHeader(IXLRange range)
    {
        range.Style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromArgb(0xEE, 0xEE, 0xEE));
        range.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center).Alignment.SetWrapText(true);
        Border(range);
    }

    private static void Border(IXLRange range) =>
        range.Style.Border.SetInsideBorder(XLBorderStyleValues.Thin).Border.SetOutsideBorder(XLBorderStyleValues.Thin);
}
