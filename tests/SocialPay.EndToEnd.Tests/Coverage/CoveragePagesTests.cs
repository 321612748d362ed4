using System.IO.Compression;
using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Coverage;

[Collection(nameof(Site))]
public sealed class CoveragePagesTests(Site site)
{
    [Fact]
    public async Task Numbers_DrillDownToThePeople()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=20&month=2021-03");
        var page = visitor.Page;

        await page.Locator("tbody th a").Filter(new() { HasText = "Thành phố Lạng Sơn" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Thành phố Lạng Sơn");
        var commune = page.Locator("tbody tr").Filter(new() { Has = page.Locator($"a[href*='area={TestOfficers.CommuneCode}']") }).First;
        var people = await commune.Locator("td").Nth(0).InnerTextAsync();
        var withAccount = await commune.Locator("td").Nth(1).InnerTextAsync();

        await commune.Locator("td a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".toolbar-count")).ToHaveTextAsync($"{withAccount} người");
        await Assertions.Expect(page.Locator("nav.tabs a").First).ToHaveTextAsync($"Mọi người ({people})");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("VietinBank");

        // Back up by the breadcrumbs.
        await page.Locator(".crumbs a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Tỉnh Lạng Sơn");
    }

    [Fact]
    public async Task Province_SetsItsTarget_AndSeesItInTheChart()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=20&month=2021-03");
        var page = visitor.Page;
        await visitor.ClickAsync("Đặt chỉ tiêu");
        await page.FillAsync("#percent", "180");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu chỉ tiêu" }).ClickAsync();
        await Assertions.Expect(page.Locator("#percent-problem")).ToContainTextAsync("từ 0 đến 100%");
        await page.FillAsync("#percent", "80");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu chỉ tiêu" }).ClickAsync();

        await visitor.ExpectNoticeAsync("Đã lưu chỉ tiêu 80%.");
        await Assertions.Expect(page.Locator(".sums")).ToContainTextAsync("80,0%");
        await Assertions.Expect(page.Locator(".chart svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".legend").Last).ToContainTextAsync("chỉ tiêu 80%");
    }

    [Fact]
    public async Task Export_GivesAWorkbook()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=178&month=2021-03");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByText("Xuất Excel").ClickAsync());
        download.SuggestedFilename.ShouldBe("2021-03-178-coverage.xlsx");
        using var workbook = ZipFile.OpenRead(await download.PathAsync());
        workbook.Entries.ShouldContain(entry => entry.FullName == "xl/workbook.xml");
    }
}
