using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;
using SocialPay.Tests.Spreadsheets;
using static SocialPay.Tests.Registration.RegisterFiles;

namespace SocialPay.Tests.Registration;

/// <summary>What an officer is told of a register file beside its wrong cells: what was not read, or read although nobody sees it.</summary>
public sealed class RegisterFileNoticeTests(ProvinceFixture fixture) : IClassFixture<ProvinceFixture>
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    [Theory]
    [InlineData(XLWorksheetVisibility.Hidden)]
    [InlineData(XLWorksheetVisibility.VeryHidden)]
    public async Task HiddenSheet_IsNamedAndNotRead(XLWorksheetVisibility visibility)
    {
        var report = await PreviewAsync(Change(Of(Sound(1)), workbook =>
        {
            workbook.Worksheet(1).CopyTo("Năm trước").Visibility = visibility;
            workbook.Worksheet("Năm trước").Cell(2, ColumnOf("id_number")).SetValue("020135000002");
        }));
        (report.Rows, report.Accepted).ShouldBe((1, 1));
        Warnings(report).ShouldBe([(0, "Năm trước", "Trang đang ẩn nên không được đọc: «Năm trước». Nếu trang có đối tượng, hãy bỏ ẩn rồi gửi lại.")]);
    }

    [Fact]
    public async Task HiddenSheetWithTheOnlyTable_IsNamedInTheRefusal()
    {
        var file = Change(Of(Sound(1)), workbook =>
        {
            workbook.AddWorksheet("Bìa").Cell("A1").SetValue("DANH SÁCH");
            workbook.Worksheet(1).Hide();
        });
        (await fixture.Province.Get<RegisterImport>().PreviewAsync(TestProvince.Province, file, null, CancellationToken.None)).Error
            .ShouldBe(SpreadsheetErrors.SheetsHidden("«Đối tượng»"));
    }

    [Fact]
    public async Task HiddenRows_AreReadAndNamed()
    {
        var report = await PreviewAsync(Change(Of(Enumerable.Range(1, 6).Select(number => Sound(number))), workbook =>
        {
            foreach (var row in new[] { 3, 4, 7 }) workbook.Worksheet(1).Row(row).Hide();
        }));
        report.Accepted.ShouldBe(6);
        Warnings(report).ShouldBe(
            [(0, "Đối tượng", "Có 3 dòng đang ẩn (do lọc hoặc ẩn dòng) vẫn được đọc như các dòng khác: 3-4, 7. Hãy kiểm tra.")]);
    }

    [Fact]
    public async Task RowsOfAFilter_AreReadAndNamed()
    {
        var report = await PreviewAsync(Change(Of(Enumerable.Range(1, 40).Select(number => Sound(number, request => request.Village = number % 2 == 0 ? "Khối 1" : "Khối 2"))), workbook =>
        {
            var sheet = workbook.Worksheet(1);
            sheet.RangeUsed()!.SetAutoFilter().Column(ColumnOf("village")).AddFilter("Khối 1");
        }));
        report.Accepted.ShouldBe(40);
        Warnings(report).ShouldBe(
            [(0, "Đối tượng", "Có 20 dòng đang ẩn (do lọc hoặc ẩn dòng) vẫn được đọc như các dòng khác: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …. Hãy kiểm tra.")]);
    }

    [Fact]
    public async Task SheetsThatAreNotRead_AreNamed()
    {
        var report = await PreviewAsync(Change(Of(Sound(1)), workbook =>
        {
            // A list that goes on without its header, one that lacks a column, a blank sheet, and the template's explanations.
            var without = workbook.Worksheet(1).CopyTo("Xã Hai");
            without.Row(1).Delete();
            var lacking = workbook.Worksheet(1).CopyTo("Xã Ba");
            lacking.Cell(1, ColumnOf("sex")).Clear();
            workbook.AddWorksheet("Sheet3");
            workbook.AddWorksheet("Hướng dẫn").Cell("A1").SetValue("Cột");
        }));
        report.Accepted.ShouldBe(1);
        Warnings(report).ShouldBe(
        [
            (0, "Xã Ba", "Trang «Xã Ba» chưa được đọc vì thiếu cột: «Giới tính»."),
            (0, "Xã Hai", "Trang «Xã Hai» không có dòng tiêu đề nên không được đọc. Nếu trang có đối tượng, hãy thêm dòng tiêu đề rồi gửi lại."),
        ]);
    }

    [Theory]
    [InlineData("number", "Tổng cộng")]
    [InlineData("number", "CỘNG")]
    [InlineData("full_name", "Tổng cộng: 1 người")]
    [InlineData("full_name", "Cộng xã Hợp Thành")]
    [InlineData("full_name", "Cộng:")]
    [InlineData("full_name", "Tổng số đối tượng")]
    [InlineData("full_name", "TONG CONG")]
    public async Task RowOfTotals_IsPassedOverWithAWord(string column, string label)
    {
        var total = RegisterColumns.All.Select(known => known.Key == column ? label : known.Key == "pension_or_si_amount" ? "450000" : "").ToArray();
        var report = await PreviewAsync(Of([Row(Sound(1)), total]));
        (report.Rows, report.Accepted, report.Rejected).ShouldBe((1, 1, 0));
        Warnings(report).ShouldBe([(3, "Họ và tên", $"Dòng cộng «{label}» được bỏ qua.")]);
    }

    [Theory]
    [InlineData("Cống Thị Nghĩa")]
    [InlineData("Công Thị Nghĩa")]
    [InlineData("Tống Công Minh")]
    [InlineData("CONG THI NGHIA")]
    public async Task PersonWhoseNameIsLikeATotal_IsNotPassedOver(string name)
    {
        var report = await PreviewAsync(Cells(null, ("full_name", name), ("birth", ""), ("sex", ""), ("id_number", "")));
        (report.Rows, report.Rejected).ShouldBe((1, 1));
        (await PreviewAsync(Cells(null, ("full_name", "Tổng Cộng")))).Accepted.ShouldBe(1);
    }

    [Theory]
    [InlineData("20", "Số 20 lớn khác thường. Hãy kiểm tra.")]
    [InlineData("10.0", "Số 10 lớn khác thường. Hãy kiểm tra.")]
    [InlineData("9", null)]
    public async Task CountThatNoHouseholdHas_IsTold(string count, string? message)
    {
        var report = await PreviewAsync(Cells(null, ("children_supported", count)));
        report.Accepted.ShouldBe(1);
        Warnings(report).ShouldBe(message is null ? [] : [(2, "Số con đang nuôi", message)]);
    }

    [Theory]
    [InlineData("450.000,00 đ", "450000")]
    [InlineData("450,000.00", "450000")]
    [InlineData("450000", "450000")]
    [InlineData("450000.5", null)]
    [InlineData("450.000,5", null)]
    [InlineData("0,45", null)]
    public void Amount_IsReadWholeOrRefused(string text, string? amount)
    {
        var row = RowOf(Cells(null, ("pension_or_si_amount", text)));
        row.Request.Facts.GetValueOrDefault("pension_or_si_amount").ShouldBe(amount);
        row.Unreadable.Select(problem => (problem.Field, problem.Error))
            .ShouldBe(amount is null ? [("pension_or_si_amount", RegistrationErrors.UnreadableNumber(text))] : []);
    }

    /// <summary>450.125 of a number cell are no 450,125 đồng.</summary>
    [Fact]
    public void ThreeDecimalsOfANumberCell_AreNoThousands() =>
        RowOf(WithCell("pension_or_si_amount", "<v>450.125</v>")).Unreadable.Single().Error.ShouldBe(RegistrationErrors.UnreadableNumber("450.1250"));

    [Theory]
    [InlineData("<f>1+1</f>", "")]
    [InlineData("<f>1+1</f><v></v>", "")]
    [InlineData("<f>1+1</f><v/>", "")]
    [InlineData("<f>1+1</f><v>0</v>", "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>")]
    public async Task FormulaThatWasNeverWorkedOut_IsAnErrorOfItsCell(string cell, string book)
    {
        var report = await PreviewAsync(WithCell("pension_or_si_amount", cell, book));
        report.Errors.Select(problem => (problem.Row, problem.Field, problem.Error)).ShouldBe([(2, "pension_or_si_amount", SpreadsheetErrors.NotWorkedOut)]);
        report.Accepted.ShouldBe(0);
    }

    [Theory]
    [InlineData("<f>1+1</f><v>0</v>", "", "0")]
    [InlineData("<f>1+1</f><v>450000</v>", "<calcPr fullCalcOnLoad=\"1\"/>", "450000")]
    public void FormulaThatWasWorkedOut_IsItsResult(string cell, string book, string result) =>
        RowOf(WithCell("pension_or_si_amount", cell, book)).Request.Facts["pension_or_si_amount"].ShouldBe(result);

    [Theory]
    [InlineData("#ERROR!")]
    [InlineData("########")]
    public async Task ErrorThatWasCopiedAsText_IsAnErrorOfItsCell(string text) =>
        (await PreviewAsync(Cells(null, ("village", text)))).Errors.Select(problem => (problem.Field, problem.Error)).ShouldBe([("village", SpreadsheetErrors.CellError(text))]);

    /// <summary>Zeros that are in the format of the cell only.</summary>
    [Theory]
    [InlineData("000000000000", 1090000001, "001090000001")]
    [InlineData("0000 0000 0000", 1090000001, "001090000001")]
    [InlineData("\"0\"#", 1090000001, "01090000001")]
    [InlineData("\"0\"###########", 1090000001, "01090000001")]
    [InlineData("\\00", 1090000001, "01090000001")]
    [InlineData("0###########", 1090000001, "001090000001")]
    [InlineData("#", 1090000001, "1090000001")]
    [InlineData("#,##0", 1090000001, "1090000001")]
    [InlineData("General", 1090000001, "1090000001")]
    public void Account_HasTheZerosThatItsCellShows(string format, long number, string account) => RowOf(Change(Of(Sound(1)), workbook =>
    {
        var cell = workbook.Worksheet(1).Cell(2, ColumnOf("account_number"));
        cell.SetValue(number);
        cell.Style.NumberFormat.Format = format;
    })).Request.AccountNumber.ShouldBe(account);

    /// <summary>Icelandic letters in the words of lists, a district, a commune, a point of the law.</summary>
    [Fact]
    public async Task LetterThatLooksLikeDong_IsDongInEveryColumn()
    {
        var row = RowOf(Cells(null, ("disability", "Ðặc biệt nặng"), ("area", "ÐBKK"), ("child_case", "ð"), ("groups", "Ðiểm ð khoản 1 Ðiều 5"), ("village", "Khối Ðồng")));
        row.Unreadable.ShouldBeEmpty();
        (row.Request.Facts["disability"], row.Request.Facts["area"], row.Request.Facts["child_case"], row.Request.Groups.Single(), row.Request.Village)
            .ShouldBe(("very_severe", "edc", "dd", "5.1dd", "Khối Đồng"));
        (await PreviewAsync(Cells(null, ("district", "Huyện Ðình Lập"), ("commune", "Thị trấn Ðình Lập")))).Errors.ShouldBeEmpty();
    }

    /// <summary>Written out, a birth of 1905 is a birth of 1905.</summary>
    [Fact]
    public async Task BirthOf1905ThatIsText_IsTaken() =>
        (await PreviewAsync(Of(Sound(1, request => (request.Birth, request.IdNumber, request.NoIdReason) = (Domain.Common.BirthDate.On(new(1905, 4, 25)), null, "Mất"))))).Errors.ShouldBeEmpty();

    private static int ColumnOf(string key) => RegisterColumns.All.Select(column => column.Key).ToList().IndexOf(key) + 1;

    private static RegisterRow RowOf(byte[] content)
    {
        using var file = RegisterFile.Open(content).Value;
        return file.Rows().Single();
    }

    /// <summary>A sound row of which one cell holds what is written, in a workbook that says something besides.</summary>
    private static byte[] WithCell(string key, string content, string book = "")
    {
        var file = Cells(null, (key, "777"));
        var sheet = Regex.Replace(
            Workbooks.Part(file, SheetPart), "<x:c r=\"(?<place>[A-Z]+2)\"[^>]*><x:is><x:t[^>]*>777</x:t></x:is></x:c>", $"<c r=\"${{place}}\">{content}</c>",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        sheet.ShouldNotContain("777");
        var workbook = Workbooks.Part(file, "xl/workbook.xml").Replace("</workbook>", book + "</workbook>", StringComparison.Ordinal);
        return Workbooks.Change(file, (SheetPart, Encoding.UTF8.GetBytes(sheet)), ("xl/workbook.xml", Encoding.UTF8.GetBytes(workbook)));
    }

    private static byte[] Change(byte[] file, Action<XLWorkbook> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook);
        using var output = new MemoryStream();
        workbook.SaveAs(output);
        return output.ToArray();
    }

    private static IEnumerable<(int Row, string Column, string Message)> Warnings(ImportReport report) =>
        report.Warnings.Select(problem => (problem.Row, problem.Column, problem.Message()));

    private async Task<ImportReport> PreviewAsync(byte[] file) =>
        (await fixture.Province.Get<RegisterImport>().PreviewAsync(TestProvince.Province, file, null, CancellationToken.None)).Value;
}
