using System.Text;
using ClosedXML.Excel;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>The payroll pages as they look, on the common register: nothing is changed here.</summary>
[Collection(nameof(PayrollSite))]
public sealed class PayrollPagesTests(Site site)
{
    private const string Month = "/bang-chi-tra?area=178&month=2021-03";

    public static TheoryData<string, string> Pages => new()
    {
        { "lap.bang", "/bang-chi-tra?area=178&month=2021-05" },
        { "lap.bang", Month },
        { "phe.duyet", Month + "#Groups" },
        { "phe.duyet", Month + "#Lines" },
        { "phe.duyet", Month + "#Batches" },
        { "phe.duyet", Month + "#History" },
        { "can.bo.so", "/bang-chi-tra?area=20&month=2021-03" },
        { "can.bo.xa", "/bang-chi-tra?area=05977&month=2021-03" },
        { "can.bo.xa", "/bang-chi-tra?area=05977&month=2021-03#Lines" },
        { "thanh.tra", Month + "#Batches" },
        { "lap.bang", "/ket-qua?area=178&month=2021-03" },
        { "can.bo.so", "/do-bao-phu?area=20&month=2021-03" },
        { "can.bo.so", "/do-bao-phu?area=05977&month=2021-03" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_FitsAndIsAccessible(string user, string path)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var visitor = await site.VisitAsync(width, height);
            await visitor.SignInAsync(user);
            await OpenAsync(visitor, path);
            await visitor.Page.ShouldFitAsync();
            await visitor.Page.ShouldBeAccessibleAsync();
            visitor.Complaints.ShouldBeEmpty();
            visitor.ForeignRequests.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Lines_OnAnOfficeScreen_ShowAtLeastFifteen()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month + "#Lines");
        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToBeVisibleAsync();
        (await visitor.Page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task Lines_SearchedWithoutDiacritics_FindThePersonWithHerReasons()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month + "#Lines");

        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("hoang thi uoc");

        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = TestRegister.SomebodyName }).First;
        await Assertions.Expect(row).ToBeVisibleAsync();
        await row.Locator("summary").ClickAsync();
        await Assertions.Expect(row.Locator("summary")).ToContainTextAsync("hệ số 1,5 × 270.000");
        await Assertions.Expect(row.Locator("details")).ToContainTextAsync("Điều");
        // What is searched for names people, so it stays out of the address.
        visitor.Page.Url.ShouldNotContain("uoc");

        // The search survives a look at the person and back, and a reload.
        await Assertions.Expect(visitor.Page.Locator("tbody tr").First.Locator("th")).ToContainTextAsync(TestRegister.SomebodyName);
        var count = await visitor.Page.Locator(".toolbar-count").InnerTextAsync();
        await row.Locator("th a").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync(TestRegister.SomebodyName);
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToHaveTextAsync(count);
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("hoang thi uoc");
        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToHaveTextAsync(count);
    }

    [Fact]
    public async Task Lines_NothingIsCut_AndNamesNoSourceInEveryRow()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month + "#Lines");
        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToBeVisibleAsync();
        (await visitor.Page.Locator("tbody").TextContentAsync())!.ShouldNotContain("theo nguồn thứ cấp");
        (await CutAsync(visitor.Page)).ShouldBeEmpty();
        await visitor.Page.Locator("nav.tabs a[href*='tab=Groups']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".ledger-groups")).ToBeVisibleAsync();
        (await CutAsync(visitor.Page)).ShouldBeEmpty();
        (await visitor.Page.Locator(".ledger-groups tbody th").AllInnerTextsAsync()).ShouldBeUnique();
    }

    [Fact]
    public async Task Tabs_StandStillWhateverIsOpen()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month);
        var tops = new List<float>();
        foreach (var tab in new[] { "Groups", "Lines", "Batches", "History" })
        {
            await visitor.Page.Locator($"nav.tabs a[href*='tab={tab}']").ClickAsync();
            await Assertions.Expect(visitor.Page.Locator($"nav.tabs a[href*='tab={tab}'][aria-current]")).ToBeVisibleAsync();
            tops.Add((await visitor.Page.Locator("nav.tabs").BoundingBoxAsync())!.Y);
        }

        tops.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Batches_OfADraftAreNotReady_AndEachOpensItsOwnLines()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, "/bang-chi-tra?area=178&month=2021-04#Batches");
        var rows = visitor.Page.Locator("tbody tr");
        (await rows.Locator(".state").AllInnerTextsAsync()).ShouldAllBe(state => state.EndsWith("Chưa chốt", StringComparison.Ordinal));
        (await rows.Locator("th").AllInnerTextsAsync()).ShouldBe(["Đợt 1", "Đợt 2", "Đợt 3"]);
        var counts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var people = await rows.Nth(i).Locator("td.amount").First.InnerTextAsync();
            await rows.Nth(i).Locator("th a").ClickAsync();
            await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToHaveTextAsync($"{people} dòng");
            counts.Add(people);
            await visitor.Page.GoBackAsync();
            await Assertions.Expect(rows).ToHaveCountAsync(3);
        }

        counts.ShouldBeUnique();
        await OpenAsync(visitor, "/bang-chi-tra?area=178&month=2021-04#Batches");
        // Sorted by its head, the other way round at the second click; back brings the first one.
        await visitor.Page.Locator("thead a", new() { HasText = "Lệnh chi" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Lệnh chi");
        await visitor.Page.Locator("thead a", new() { HasText = "Lệnh chi" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Lệnh chi");
        await Assertions.Expect(rows.First.Locator("td.amount").First).ToHaveTextAsync(counts.MaxBy(int.Parse)!);
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(rows.First.Locator("td.amount").First).ToHaveTextAsync(counts.MinBy(int.Parse)!);
    }

    [Fact]
    public async Task Commune_SeesItsOwnPartOfTheRunAlone()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.xa");
        await visitor.OpenAsync("/bang-chi-tra?area=05977&month=2021-03");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Phường Vĩnh Trại");
        await Assertions.Expect(visitor.Page.Locator(".sums")).ToContainTextAsync($"{TestRegister.PeopleInCommune}");
        await visitor.Page.Locator("nav.tabs a[href*='tab=Lines']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToHaveTextAsync($"{TestRegister.PeopleInCommune} dòng");
        using var workbook = new XLWorkbook(new MemoryStream(await visitor.DownloadAsync(() => visitor.Page.GetByText("Xuất Excel").ClickAsync())));
        workbook.Worksheets.Single().RowsUsed().Count().ShouldBe(TestRegister.PeopleInCommune + 1);
        await visitor.Page.Locator("nav.tabs a[href*='tab=Batches']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        PageActions.Unpack(await visitor.DownloadAsync(() => visitor.Page.GetByText("Tải lại mọi tệp CSV đã xuất").ClickAsync())).Count.ShouldBe(2);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Hoàng Đồng");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lines_PrintedWhole_AreLandscapeWithHeadsOnEveryPage()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month + "#Lines");
        await visitor.Page.EvaluateAsync("window.print = () => window.printed = true");
        await visitor.Page.Locator(".pager-print").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(TestRegister.PeopleInCommune + 25);
        await visitor.Page.WaitForFunctionAsync("window.printed === true");
        var pdf = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        // A4 on its side; the head is a table's, which Chromium repeats.
        pdf.ShouldContain("/MediaBox [0 0 841");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visitor.Page.Locator("thead").EvaluateAsync<string>("head => getComputedStyle(head).display")).ShouldBe("table-header-group");
        (await visitor.Page.Locator(".toolbar, .tabs, .bar, .side-menu").EvaluateAllAsync<bool>("all => all.every(part => getComputedStyle(part).display === 'none')")).ShouldBeTrue();
    }

    [Fact]
    public async Task Lines_ExportedToExcel_SayWhyAndHowWellFounded()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month + "#Lines");
        using var workbook = new XLWorkbook(new MemoryStream(await visitor.DownloadAsync(() => visitor.Page.GetByText("Xuất Excel").ClickAsync())));
        var sheet = workbook.Worksheets.Single();
        sheet.RowsUsed().Count().ShouldBeGreaterThan(TestRegister.PeopleInCommune);
        var row = sheet.RowsUsed().Skip(1).First(candidate => candidate.Cell(2).GetString() == TestRegister.SomebodyName);
        row.Cell(11).GetString().ShouldContain("hệ số 1,5 × 270.000 ₫ = 405.000 ₫");
        row.Cell(13).GetString().ShouldBe("theo nguồn thứ cấp");
    }

    [Fact]
    public async Task Commune_Chosen_ShowsItsLinesAlone()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");
        await OpenAsync(visitor, Month);
        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = "Xã Hoàng Đồng" });
        var lines = await row.Locator("td").Nth(1).InnerTextAsync();

        await row.Locator("a").ClickAsync();

        await Assertions.Expect(visitor.Page.Locator(".toolbar-count")).ToHaveTextAsync($"{lines} dòng");
    }

    [Fact]
    public async Task Run_OfAnotherDistrict_IsNotThere()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(await site.NewOfficerAsync(OfficerRole.CommuneOfficer, "06187"));
        await visitor.OpenAsync("/bang-chi-tra/1?area=06187&month=2021-03");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Không tìm thấy");
        var file = await visitor.Page.APIRequest.GetAsync("/bang-chi-tra/1/tep?format=Csv");
        file.Status.ShouldBe(404);
    }

    // Texts that don't fit their cell, or one around them, and are cut there.
    private static Task<string[]> CutAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll("tbody td, tbody th, tbody td *, tbody th *")]
          .filter(part => part.offsetWidth > 0 && getComputedStyle(part).overflowX === "hidden" && !part.classList.contains("icon") && part.scrollWidth > part.clientWidth)
          .map(part => part.innerText)
        """);

    // A page opens the run of its month by itself, so the part to look at is chosen by its tab.
    private static async Task OpenAsync(Visitor visitor, string path)
    {
        var (address, tab) = path.Split('#') is [var page, var part] ? (page, part) : (path, null);
        await visitor.OpenAsync(address);
        if (tab is null) return;
        await visitor.Page.Locator($"nav.tabs a[href*='tab={tab}']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator($"nav.tabs a[href*='tab={tab}'][aria-current]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("main tbody tr").First).ToBeVisibleAsync();
    }
}
