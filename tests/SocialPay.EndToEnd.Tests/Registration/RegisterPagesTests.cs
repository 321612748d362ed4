using ClosedXML.Excel;
using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Registration;

/// <summary>The list of beneficiaries, one of them, and the import, as a commune's officer meets them.</summary>
[Collection(nameof(Site))]
public sealed class RegisterPagesTests(Site site)
{
    private const string List = $"/doi-tuong?area={TestOfficers.CommuneCode}&month=2021-04";
    private const string Import = $"/nhap-tu-excel?area={TestOfficers.CommuneCode}&month=2021-04";

    [Theory]
    [InlineData(List)]
    [InlineData(Import)]
    public async Task Page_FitsAndIsAccessible(string path)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var visitor = await SignedInAsync(width, height);
            await visitor.OpenAsync(path);
            await visitor.Page.ShouldFitAsync();
            await visitor.Page.ShouldBeAccessibleAsync();
            visitor.Complaints.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task List_ShowsFifteenRows_PagesSortsAndSearchesWithoutDiacritics()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(List);
        var page = visitor.Page;
        (await page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(15);
        var first = await page.Locator("tbody tr").First.InnerTextAsync();

        await page.Locator(".rz-pager-next").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).Not.ToHaveTextAsync(first);

        await page.GetByRole(AriaRole.Searchbox).FillAsync("hoang thi uoc");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync(TestRegister.SomebodyName);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("không ai tên thế này");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Không tìm thấy");
    }

    [Fact]
    public async Task Person_ShowsWhoSheIs_WhatSheGetsAndWhatWasPaid()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(List);
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("hoang thi uoc");
        await visitor.Page.Locator("tbody tr a").Filter(new() { HasText = TestRegister.SomebodyName }).First.ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync(TestRegister.SomebodyName);
        var main = visitor.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("100/QĐ-UBND");
        await Assertions.Expect(main).ToContainTextAsync("Lương Văn Khuyên");
        await Assertions.Expect(main).ToContainTextAsync("01/2021");
        await Assertions.Expect(main).ToContainTextAsync("03/2021");
        await visitor.Page.ShouldFitAsync();
        await visitor.Page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Import_FileWithMistakes_NamesRowColumnAndReason_AndGivesThemBackMarked()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(Import);
        var template = await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải tệp mẫu").ClickAsync());

        await visitor.SendAsync("sai.xlsx", Filled(template));

        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = "31/02/1980" });
        await Assertions.Expect(row.First).ToContainTextAsync("Ngày sinh");
        await Assertions.Expect(visitor.Page.Locator(".figures")).ToContainTextAsync("Có lỗi, không nhận");
        var marked = await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải tệp có đánh dấu lỗi").ClickAsync());
        using var workbook = new XLWorkbook(new MemoryStream(marked));
        workbook.Worksheets.First().CellsUsed().ShouldContain(cell => cell.GetString().Contains("31/02/1980", StringComparison.Ordinal));
    }

    /// <summary>The template with one person whose birth date does not exist.</summary>
    private static byte[] Filled(byte[] template)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var sheet = workbook.Worksheets.First();
        var header = sheet.RowsUsed().First(row => row.CellsUsed().Any(cell => cell.GetString().StartsWith("Họ và tên", StringComparison.OrdinalIgnoreCase)));
        foreach (var cell in header.CellsUsed())
        {
            var text = cell.GetString();
            if (text.StartsWith("Họ và tên", StringComparison.OrdinalIgnoreCase)) sheet.Cell(header.RowNumber() + 1, cell.Address.ColumnNumber).Value = "Đàm Thị Sai";
            if (text.StartsWith("Ngày sinh", StringComparison.OrdinalIgnoreCase)) sheet.Cell(header.RowNumber() + 1, cell.Address.ColumnNumber).Value = "31/02/1980";
        }

        using var file = new MemoryStream();
        workbook.SaveAs(file);
        return file.ToArray();
    }

    private async Task<Visitor> SignedInAsync(int width = 1366, int height = 768)
    {
        var visitor = await site.VisitAsync(width, height);
        await visitor.SignInAsync("can.bo.xa");
        return visitor;
    }
}
