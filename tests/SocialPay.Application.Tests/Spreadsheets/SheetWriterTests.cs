using ClosedXML.Excel;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

namespace SocialPay.Tests.Spreadsheets;

public class SheetWriterTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+84912345678")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("<script>&amp;")]
    [InlineData("  hai  dấu cách  ")]
    public void Row_KeepsTextThatLooksLikeAFormulaAsText(string text)
    {
        var file = Workbooks.Of([text]);
        Workbooks.Part(file, "xl/worksheets/sheet1.xml").ShouldNotContain("<x:f");
        using var workbook = new XLWorkbook(new MemoryStream(file));
        var cell = workbook.Worksheet(1).Cell(1, 1);
        cell.DataType.ShouldBe(XLDataType.Text);
        cell.HasFormula.ShouldBeFalse();
        cell.GetString().ShouldBe(text);
    }

    [Fact]
    public void Dispose_GivesTheSameBytesForTheSameRows() => Sample().ShouldBe(Sample());

    [Fact]
    public void BeginSheet_MakesABoldFrozenHeader()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Sample()));
        var sheet = workbook.Worksheet("Đối tượng");
        sheet.Cell("A3").Style.Font.Bold.ShouldBeTrue();
        sheet.Cell("A1").GetString().ShouldBe("DANH SÁCH");
        sheet.SheetView.SplitRow.ShouldBe(3);
        sheet.Column(2).Width.ShouldBe(20, 1);
        // What is typed into an empty cell of a text column keeps its leading zeros.
        sheet.Cell("A9").Style.NumberFormat.NumberFormatId.ShouldBe(49);
        workbook.Worksheets.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(40, "portrait")]
    [InlineData(200, "landscape")]
    public void Sheet_PrintsAsWideAsAPageAndRepeatsItsHeader(double width, string orientation)
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            writer.BeginSheet("Dòng 'chi' trả", [new("Họ và tên", width)], [[SheetCell.Text("DANH SÁCH", CellStyle.Title)], []]);
            writer.Row([SheetCell.Text("Nông Thị A")]);
            writer.BeginSheet("Hướng dẫn", [new("Cột", 20)]);
        }

        var sheet = Workbooks.Part(output.ToArray(), "xl/worksheets/sheet1.xml");
        sheet.ShouldContain("fitToPage=\"1\"");
        sheet.ShouldContain("fitToWidth=\"1\"");
        sheet.ShouldContain("fitToHeight=\"0\"");
        sheet.ShouldContain($"orientation=\"{orientation}\"");
        var workbook = Workbooks.Part(output.ToArray(), "xl/workbook.xml");
        workbook.ShouldContain("localSheetId=\"0\">'Dòng &apos;&apos;chi&apos;&apos; trả'!$3:$3<");
        workbook.ShouldContain("localSheetId=\"1\">'Hướng dẫn'!$1:$1<");
        using var read = new XLWorkbook(new MemoryStream(output.ToArray()));
        var page = read.Worksheet(1).PageSetup;
        (page.PagesWide, page.PagesTall, page.FirstRowToRepeatAtTop, page.PaperSize).ShouldBe((1, 0, 3, XLPaperSize.A4Paper));
    }

    [Fact]
    public void Row_IsAsHighAsItsWrappedText()
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            writer.BeginSheet("Dòng chi trả", [new("Căn cứ", 10)]);
            writer.Row([SheetCell.Text(new string('a', 25), CellStyle.Wrapped)]);
            writer.Row([SheetCell.Text(new string('a', 25))]);
        }

        using var workbook = new XLWorkbook(new MemoryStream(output.ToArray()));
        (workbook.Worksheet(1).Row(2).Height, workbook.Worksheet(1).Row(3).Height).ShouldBe((45d, workbook.Worksheet(1).RowHeight));
    }

    [Fact]
    public void Row_WritesNumbersAndDatesAsSuch()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Sample()));
        var sheet = workbook.Worksheet("Đối tượng");
        sheet.Cell("B4").GetDouble().ShouldBe(1_234_567);
        sheet.Cell("C4").GetDateTime().ShouldBe(new DateTime(2021, 6, 5));
        sheet.Cell("D4").GetDouble().ShouldBe(0.435);
        sheet.Cell("E4").IsEmpty().ShouldBeTrue();
    }

    [Fact]
    public void Row_DropsWhatXmlCannotHold() => Workbooks.Read(Workbooks.Of(["Họ tên", "Ngày sinh", "CCCD"], ["A\u0001\u000Bn \uD83D\uDE00\uD83D", "1941", "1"]))
        .ShouldBe(["2: An \uD83D\uDE00 | 1941 | 1 | "]);

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("Một tên dài hơn ba mươi mốt ký tự")]
    public void BeginSheet_RefusesNamesThatExcelRefuses(string name)
    {
        using var writer = new SheetWriter(new MemoryStream());
        Should.Throw<ArgumentException>(() => writer.BeginSheet(name, []));
    }

    private static byte[] Sample()
    {
        using var output = new MemoryStream();
        using (var writer = new SheetWriter(output))
        {
            writer.BeginSheet(
                "Đối tượng",
                [new("Họ và tên", 30), new("Số tiền", 20, CellStyle.Number), new("Ngày", 12, CellStyle.Date), new("Tỷ lệ", 8, CellStyle.Percent), new("Ghi chú", 8)],
                [[SheetCell.Text("DANH SÁCH", CellStyle.Title)], [SheetCell.Text("Tháng 06/2021")]]);
            writer.Row([SheetCell.Text("Nông Thị Hòa"), SheetCell.Money(new Vnd(1_234_567)), SheetCell.Date(new DateOnly(2021, 6, 5)), SheetCell.Percent(0.435m), SheetCell.Text("")]);
            writer.BeginSheet("Khác", []);
        }

        return output.ToArray();
    }
}
