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
    public async Task List_ShowsTwentyRows_PagesSortsAndSearchesWithoutDiacritics_AndKeepsItAll()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(List);
        var page = visitor.Page;
        (await page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(20);
        await page.ShouldBeAccessibleAsync();
        var first = await page.Locator("tbody tr").First.InnerTextAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Trang sau" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).Not.ToHaveTextAsync(first, new() { UseInnerText = true });
        var second = await page.Locator("tbody tr").First.InnerTextAsync();

        // Order, page and filter stand in the address: they survive a look at somebody, and a reload.
        await page.Locator("tbody th a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".person")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToHaveTextAsync(second, new() { UseInnerText = true });
        await page.GetByRole(AriaRole.Link, new() { Name = "Ngày sinh" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Ngày sinh");
        await page.GetByLabel("Hình thức nhận").SelectOptionAsync(new SelectOptionValue { Label = "Tài khoản ngân hàng" });
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("130 đối tượng");
        var oldest = await page.Locator("tbody tr").First.InnerTextAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToHaveTextAsync(oldest, new() { UseInnerText = true });
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Ngày sinh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ lọc" }).ClickAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("hoang thi uoc");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync(TestRegister.SomebodyName);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("hoang thi uoc");
        page.Url.ShouldNotContain("uoc");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("không ai tên thế này");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Không tìm thấy");
    }

    [Fact]
    public async Task List_OnATelephone_IsCardsWithEverythingInSight()
    {
        await using var visitor = await SignedInAsync(390, 800);
        await visitor.OpenAsync(List);
        var card = visitor.Page.Locator("tbody tr").First;
        var width = await visitor.Page.EvaluateAsync<int>("innerWidth");
        foreach (var cell in await card.Locator("th, td").AllAsync())
        {
            if (await cell.BoundingBoxAsync() is not { } box) continue;
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
        }

        await Assertions.Expect(card.Locator("td[data-label='Số định danh']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_ForPaper_HasEveryRow()
    {
        await using var visitor = await SignedInAsync();
        await visitor.Page.AddInitScriptAsync("window.print = () => { window.printed = true; };");
        await visitor.OpenAsync(List);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "In tất cả" }).ClickAsync();
        // Other tests add somebody now and then.
        await Assertions.Expect(visitor.Page.Locator("tbody tr").Nth(TestRegister.PeopleInCommune - 1)).ToBeAttachedAsync();
        await visitor.Page.WaitForFunctionAsync("window.printed");
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
        // Who collects has one name, with its kind beside; the reasons stand in full, and how they are founded once.
        await Assertions.Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Người nhận thay" })).ToBeVisibleAsync();
        await Assertions.Expect(main).ToContainTextAsync("Người được ủy quyền · 020080001234");
        await Assertions.Expect(main.GetByText("nguồn thứ cấp")).ToHaveCountAsync(1);
        var reason = main.Locator(".payments tbody tr").First.Locator(".reason-cell");
        await Assertions.Expect(reason).ToContainTextAsync("tuổi, khuyết tật nặng; hệ số");
        (await reason.EvaluateAsync<bool>("cell => cell.scrollWidth <= cell.clientWidth")).ShouldBeTrue();
        await visitor.Page.ShouldFitAsync();
        await visitor.Page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Import_FileWithMistakes_NamesRowColumnAndReason_AndGivesThemBackMarked()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(Import);
        var template = await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải tệp mẫu").ClickAsync());

        await visitor.SendAsync("sai.xlsx", Filled(template, "31/02/1980"));

        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = "31/02/1980" });
        await Assertions.Expect(row.First).ToContainTextAsync("Ngày sinh");
        await Assertions.Expect(visitor.Page.Locator(".figures")).ToContainTextAsync("Có lỗi, không nhận");
        var marked = await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải tệp có đánh dấu lỗi").ClickAsync());
        using var workbook = new XLWorkbook(new MemoryStream(marked));
        workbook.Worksheets.First().CellsUsed().ShouldContain(cell => cell.GetString().Contains("31/02/1980", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_Reloaded_ShowsWhatWasStored_AndOffersNothingAgain()
    {
        await using var visitor = await SignedInAsync();
        await visitor.OpenAsync(Import);
        var template = await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải tệp mẫu").ClickAsync());
        await visitor.SendAsync("dung.xlsx", Filled(template, "05/06/1941"));
        await visitor.ClickAsync("Ghi 1 đối tượng vào sổ");
        await visitor.ExpectNoticeAsync("Đã thêm 1 đối tượng vào sổ.");

        await visitor.Page.ReloadAsync();

        await visitor.ExpectNoticeAsync("Đã thêm 1 đối tượng vào sổ.");
        await Assertions.Expect(visitor.Page.Locator(".steps [aria-current]")).ToHaveTextAsync("Kết quả");
        await Assertions.Expect(visitor.Page.Locator(".page-actions").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await visitor.Page.GetByText("Chọn tệp khác").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#file")).ToBeVisibleAsync();
    }

    /// <summary>The template with one person, of this birth.</summary>
    private static byte[] Filled(byte[] template, string birth)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var sheet = workbook.Worksheets.First();
        var header = sheet.RowsUsed().First(row => row.CellsUsed().Any(cell => cell.GetString().StartsWith("Họ và tên", StringComparison.OrdinalIgnoreCase)));
        var person = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Họ và tên"] = "Đàm Thị Sen",
            ["Ngày sinh"] = birth,
            ["Giới tính"] = "Nữ",
            ["Số định danh"] = "020141007777",
            ["Xã/phường"] = TestOfficers.CommuneCode,
            ["Nhóm đối tượng"] = "136/5.6",
            ["Mức độ khuyết tật"] = "Khuyết tật nặng",
            ["Số quyết định"] = "77/QĐ-UBND",
            ["Ngày quyết định"] = "05/03/2021",
            ["Hưởng từ tháng"] = "04/2021",
            ["Hình thức nhận"] = "Tiền mặt tại điểm chi trả",
            ["Đơn vị chi trả"] = "BUUDIEN-20",
        };
        // The first that begins so: «Số định danh» is hers, one further on that of who collects.
        foreach (var (column, text) in person)
        {
            var place = header.CellsUsed().First(heading => heading.GetString().StartsWith(column, StringComparison.OrdinalIgnoreCase)).Address.ColumnNumber;
            var cell = sheet.Cell(header.RowNumber() + 1, place);
            // As text, or the library reads dates and numbers into it.
            cell.Style.NumberFormat.Format = "@";
            cell.Value = text;
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
