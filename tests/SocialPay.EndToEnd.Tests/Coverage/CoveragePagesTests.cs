using System.IO.Compression;
using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Coverage;

[Collection(nameof(PayrollSite))]
public sealed class CoveragePagesTests(Site site, TestCluster cluster)
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

    [Theory]
    [InlineData("/do-bao-phu?area=20&month=2021-03")]
    [InlineData("/do-bao-phu?area=20&month=2021-04")]
    [InlineData("/do-bao-phu?area=178&month=2021-03")]
    [InlineData("/do-bao-phu?area=178&month=2021-03&group=Everybody")]
    [InlineData("/do-bao-phu?area=20&month=2020-11")]
    public async Task Page_FitsAndIsAccessible(string path)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var visitor = await site.VisitAsync(width, height);
            await visitor.SignInAsync("can.bo.so");
            await visitor.OpenAsync(path);
            await visitor.Page.ShouldFitAsync();
            await visitor.Page.ShouldBeAccessibleAsync();
            visitor.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>From part to part of the page its tabs stay where they are, and the people still fill the screen.</summary>
    [Fact]
    public async Task Tabs_StayWhereTheyAre()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=178&month=2021-03");
        var page = visitor.Page;
        var tabs = page.Locator("nav.tabs");
        var before = await tabs.BoundingBoxAsync();

        await tabs.Locator("a").Nth(1).ClickAsync();

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(20);
        (await tabs.BoundingBoxAsync())!.Y.ShouldBe(before!.Y);
        (await page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task People_SortByTheirHeads_BackIsTheOrderBefore()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=178&month=2021-03&group=Everybody");
        var page = visitor.Page;
        var first = page.Locator("tbody tr").First;
        var byName = await first.InnerTextAsync();

        foreach (var (head, column) in new[] { ("Số tiền (₫)", 4), ("Xã/phường", 1), ("Đơn vị chi trả", 3), ("Trạng thái", 6) })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = head }).ClickAsync();
            // The heads change at the click, the rows when they have come.
            await Assertions.Expect(page.Locator(".ledger:not([aria-busy]) th[aria-sort=ascending]")).ToContainTextAsync(head);
            var lowest = await first.Locator("th, td").Nth(column).InnerTextAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = head }).ClickAsync();
            await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync(head);
            // All are sent, so their state says nothing.
            if (column != 6) await Assertions.Expect(first.Locator("th, td").Nth(column)).Not.ToHaveTextAsync(lowest);
        }

        for (var i = 0; i < 8; i++) await page.GoBackAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Họ và tên");
        await Assertions.Expect(first).ToHaveTextAsync(byName, new() { UseInnerText = true });
    }

    [Fact]
    public async Task Areas_SortByTheirHeads_ThoseWithoutAnyAccountAreNamedAndHaveNoBar()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/do-bao-phu?area=178&month=2021-03");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Số người" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Số người");
        await page.GetByRole(AriaRole.Link, new() { Name = "Số người" }).ClickAsync();

        await Assertions.Expect(page.Locator("tbody td").First).ToHaveTextAsync($"{TestRegister.PeopleInCommune}");
        await Assertions.Expect(page.Locator(".chart-note").Last).ToContainTextAsync("1 đơn vị chưa có ai có tài khoản: Xã Hoàng Đồng.");
        (await page.Locator(".share-bars .share-first").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task FailedPayment_SaysWhy()
    {
        await using var host = await WebHost.StartFilledAsync(cluster);
        await FailOneAsync(host);
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");

        await visitor.OpenAsync("/do-bao-phu?area=178&month=2021-03&group=Everybody&xep=-State");

        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = "Không thành công" });
        await Assertions.Expect(row).ToContainTextAsync("Sai số tài khoản");
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

    // As the results of its provider would.
    private static Task FailOneAsync(WebHost host) => host.Database.ExecuteAsync(
        """
        with one as (
          select i.id from instructions i join batches b on b.id = i.batch_id join payroll_runs r on r.id = b.run_id
          where r.period = '2021-03-01' and i.method_kind = 'BankAccount' order by i.id limit 1),
        file as (
          insert into result_files (file_name, sha256, applied, unchanged, refused, pending, state, user_id, at)
          select 'ketqua.csv', '', 1, 0, 0, 0, 'Applied', min(id), now() from users returning id),
        result as (
          insert into payment_results (instruction_id, outcome, amount, happened_on, reason, result_file_id)
          select one.id, 'Failed', 0, '2021-03-08', 'Sai số tài khoản', file.id from one, file)
        update instructions set state = 'Failed' where id in (select id from one)
        """);
}
