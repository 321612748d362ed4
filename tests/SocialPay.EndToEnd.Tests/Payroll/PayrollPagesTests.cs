using ClosedXML.Excel;
using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>The payroll pages as they look, on the common register: nothing is changed here.</summary>
[Collection(nameof(Site))]
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
        await Assertions.Expect(row.Locator("summary")).ToContainTextAsync("Điều");
        await Assertions.Expect(row.Locator("summary")).ToContainTextAsync("hệ số 1,5 × 270.000");
        // What is searched for names people, so it stays out of the address.
        visitor.Page.Url.ShouldNotContain("uoc");
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
        row.Cell(10).GetString().ShouldContain("hệ số 1,5 × 270.000 ₫ = 405.000 ₫");
        row.Cell(12).GetString().ShouldBe("theo nguồn thứ cấp");
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
        await visitor.SignInAsync("can.bo.xa");
        await visitor.OpenAsync("/bang-chi-tra/1?area=05977&month=2021-03");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Không tìm thấy");
        var file = await visitor.Page.APIRequest.GetAsync("/bang-chi-tra/1/tep?format=Csv");
        file.Status.ShouldBe(404);
    }

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
