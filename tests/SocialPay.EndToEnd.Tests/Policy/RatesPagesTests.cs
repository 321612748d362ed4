using System.Text;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Policy;

/// <summary>The page of rates: what is in force, a change entered by one officer and approved by another, a person tried.</summary>
[Collection(nameof(PayrollSite))]
public sealed class RatesPagesTests(Site site, TestCluster cluster)
{
    private const string Rates = "/muc-tro-cap?area=20&month=2021-04";

    [Theory]
    [InlineData(Rates)]
    [InlineData("/muc-tro-cap?area=20&month=2026-10")]
    [InlineData(Rates + "&tab=Changes")]
    [InlineData(Rates + "&tab=Try")]
    [InlineData(Rates + "&tab=Limits")]
    [InlineData("/muc-tro-cap/van-ban-moi?area=20&month=2021-04")]
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

    /// <summary>Of 2021 and 2026, when names are longest: every name whole, none the same as another of its component, and still fifteen.</summary>
    [Theory]
    [InlineData("2021-08")]
    [InlineData("2026-10")]
    public async Task Rules_NamesOfGroups_AreWholeAndTheirOwn(string month)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync($"/muc-tro-cap?area=20&month={month}");
        var page = visitor.Page;
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(20);

        (await page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(15);
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('tbody th, tbody td')].filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)")).ShouldBeEmpty();
        var names = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('tbody tr')].map(row => row.cells[0].textContent + ' / ' + row.cells[1].textContent)");
        names.ShouldBeUnique();
    }

    /// <summary>What a row rests on is a sign with a tooltip; its words stand once, above the table.</summary>
    [Fact]
    public async Task Rules_SourceIsASign_ExplainedOnce()
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var visitor = await site.VisitAsync(width, height);
            await visitor.SignInAsync("can.bo.so");
            await visitor.OpenAsync("/muc-tro-cap?area=20&month=2026-10&state=unread");
            var page = visitor.Page;
            await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
            var words = await page.Locator("tbody .flag").First.GetAttributeAsync("title");
            words.ShouldNotBeNullOrEmpty();
            await Assertions.Expect(page.Locator(".flag-legend")).ToContainTextAsync(words);
            // Only in its tooltip, and for those who listen; on a telephone nothing is pointed at, so the words stand beside the sign.
            (await page.EvaluateAsync<bool>("document.querySelector('tbody .flag-words').clientWidth > 1")).ShouldBe(width < 500);
        }
    }

    [Fact]
    public async Task Rules_ShowFifteenRows_AreSearchedWithoutDiacritics()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.xa");
        await visitor.OpenAsync("/muc-tro-cap?area=05977&month=2022-04");
        await Assertions.Expect(visitor.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        (await visitor.Page.RowsInSightAsync()).ShouldBeGreaterThanOrEqualTo(15);
        await Assertions.Expect(visitor.Page.Locator(".sums")).ToContainTextAsync("360.000 ₫");

        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("nguoi khuyet tat nang");

        var row = visitor.Page.Locator("tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("gười khuyết tật nặng");
        await Assertions.Expect(row).ToContainTextAsync("540.000");
        // Only the province changes rules.
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mức của tỉnh" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ProvincialBase_EnteredByOne_ApprovedByAnother_Counts()
    {
        await using var host = await StartAsync();
        await using var first = await site.VisitAsync(host);
        await first.SignInAsync("can.bo.so");
        await first.OpenAsync(Rates);
        await first.ClickAsync("Đặt mức của tỉnh");
        var dialog = first.Page.Locator(".question");
        await first.Page.FillAsync("#amount", "260.000");
        await first.Page.FillAsync("#from", "tháng tư");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("#from-problem")).ToContainTextAsync("Ghi tháng theo dạng 07/2026.");
        await Assertions.Expect(dialog.Locator("#instrument-problem")).ToContainTextAsync("Chưa nhập số nghị quyết.");
        await first.Page.FillAsync("#from", "4-2021");
        await first.Page.FillAsync("#instrument", "12/2021/NQ-HĐND");
        await Assertions.Expect(first.Page.Locator("#from")).ToHaveValueAsync("04/2021");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("#amount-problem")).ToContainTextAsync("Mức của tỉnh phải cao hơn mức chung 270.000");
        await first.Page.FillAsync("#amount", "300.000");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" }).ClickAsync();
        await first.Page.Locator(".notice-good a").ClickAsync();
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("Bạn đã lập thay đổi này nên người khác ở sở phê duyệt.");
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt" })).ToHaveCountAsync(0);

        await using var second = await site.VisitAsync(host);
        await second.SignInAsync("can.bo.so.2");
        await second.OpenAsync(Rates + "&tab=Changes");
        await second.Page.Locator("tbody a").Filter(new() { HasText = "12/2021/NQ-HĐND" }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Tính tác động" }).ClickAsync();
        await Assertions.Expect(second.Page.Locator(".sums")).ToContainTextAsync("555", new() { Timeout = 60_000 });
        await second.ConfirmAsync("Phê duyệt");
        await second.ExpectNoticeAsync("Đã phê duyệt.");

        // From now on it is what a person is owed.
        await second.OpenAsync(Rates + "&tab=Try");
        await second.Page.GetByRole(AriaRole.Searchbox).FillAsync("hoang thi uoc");
        await second.Page.Locator(".picks button").Filter(new() { HasText = TestRegister.SomebodyName }).First.ClickAsync();
        await Assertions.Expect(second.Page.Locator(".owed-card")).ToContainTextAsync("450.000 ₫");
        await second.Page.SelectOptionAsync("#disability", "very_severe");
        await Assertions.Expect(second.Page.Locator(".owed-card").Last).ToContainTextAsync("600.000 ₫");
        second.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Limits_SetByTheProvince_AreReadByADistrict()
    {
        await using var host = await StartAsync();
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync(Rates + "&tab=Limits");
        await Assertions.Expect(visitor.Page.Locator(".sums")).ToContainTextAsync("tỉnh chưa đặt");
        var example = visitor.Page.Locator(".owed-card");
        await Assertions.Expect(example).ToContainTextAsync("Trừ 270.000 ₫ mỗi tháng");
        await Assertions.Expect(example).ToContainTextAsync("trừ xong sau 6 tháng");
        await Assertions.Expect(example).ToContainTextAsync("Bảng chi trả tháng 04/2021 xét lại từ tháng 01/2021 đến tháng 03/2021.");

        await visitor.Page.FillAsync("#percent", "95");
        await visitor.Page.FillAsync("#months", "-1");
        await Assertions.Expect(visitor.Page.Locator("#percent-problem")).ToContainTextAsync("từ 0 đến 90%");
        await Assertions.Expect(visitor.Page.Locator("#months-problem")).ToContainTextAsync("Số tháng xét lại phải từ 0 trở lên.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await visitor.Page.FillAsync("#percent", "20");
        await visitor.Page.FillAsync("#months", "2");
        // What is typed is tried before it is stored.
        await Assertions.Expect(example).ToContainTextAsync("Ví dụ với mức đang nhập");
        await Assertions.Expect(example).ToContainTextAsync("Trừ 108.000 ₫ mỗi tháng");
        await Assertions.Expect(example).ToContainTextAsync("từ tháng 02/2021 đến tháng 03/2021");
        (await host.Database.ScalarAsync<long>("select count(*) from adjustment_limits")).ShouldBe(0);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await visitor.ExpectNoticeAsync("áp dụng từ lần tính bảng chi trả tiếp theo");
        await Assertions.Expect(visitor.Page.Locator(".sums")).ToContainTextAsync("tỉnh đã đặt");
        visitor.Complaints.ShouldBeEmpty();

        await using var district = await site.VisitAsync(host);
        await district.SignInAsync("phe.duyet");
        await district.OpenAsync("/muc-tro-cap?area=178&month=2021-04&tab=Limits");
        await Assertions.Expect(district.Page.Locator(".sums")).ToContainTextAsync("20%");
        await Assertions.Expect(district.Page.Locator(".sums")).ToContainTextAsync("2 tháng");
        await Assertions.Expect(district.Page.Locator("#percent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task File_WithFaults_IsShownRowByRow_AndStoresNothing()
    {
        await using var host = await StartAsync();
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync(Rates);
        var rows = Encoding.UTF8.GetString(await visitor.DownloadAsync(() => visitor.Page.GetByText("Xuất các quy định (CSV)").ClickAsync()));

        await visitor.OpenAsync("/muc-tro-cap/van-ban-moi?area=20&month=2021-04");
        await visitor.SendAsync("quy-dinh.csv", Encoding.UTF8.GetBytes(rows.Replace(",270000,", ",290000,", StringComparison.Ordinal)));
        await Assertions.Expect(visitor.Page.Locator("tbody tr").Filter(new() { HasText = "BASE-TGXH-270" }).First).ToContainTextAsync("Quy định đang áp dụng chỉ được đổi ngày cuối");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" })).ToHaveCountAsync(0);
        await visitor.OpenAsync("/muc-tro-cap/van-ban-moi?area=20&month=2021-04");
        await visitor.SendAsync("bang-khac.csv", Encoding.UTF8.GetBytes("a;b\n1;2\n"));
        await Assertions.Expect(visitor.Page.Locator("tbody")).ToContainTextAsync("Tệp phải là CSV phân cách bằng dấu phẩy");
        (await host.Database.ScalarAsync<long>("select count(*) from law_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task File_WithAGroupThatIsNew_IsPreviewedApprovedAndNamedEverywhere()
    {
        await using var host = await StartAsync();
        await using var first = await site.VisitAsync(host);
        await first.SignInAsync("can.bo.so");
        await first.OpenAsync("/muc-tro-cap/van-ban-moi?area=20&month=2021-04");
        var rows = Encoding.UTF8.GetString(await first.DownloadAsync(() => first.Page.GetByText("Xuất các quy định (CSV)").ClickAsync())).TrimStart('\uFEFF').Split('\n');
        var added = rows.Single(row => row.StartsWith("136-6-1l,", StringComparison.Ordinal));
        added = "MOI-1,TGXH,15/2021/NĐ-CP,5,9,,15/5.9,người cao tuổi vùng thử,older people of a trial," + added[added.IndexOf("\"age >= 80", StringComparison.Ordinal)..]
            .Replace(",2015-01-01,", ",2021-05-01,", StringComparison.Ordinal);
        await first.SendAsync("quy-dinh.csv", Encoding.UTF8.GetBytes($"{rows[0]}\n{added}\n"));
        await Assertions.Expect(first.Page.Locator(".sums")).ToContainTextAsync("Quy định mới");
        await Assertions.Expect(first.Page.Locator(".sums")).ToContainTextAsync("05/2021");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" }).ClickAsync();
        await Assertions.Expect(first.Page.Locator("#name-problem")).ToContainTextAsync("Chưa nhập tên văn bản.");
        await first.Page.FillAsync("#name", "Nghị định thử");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Lập thay đổi" }).ClickAsync();
        await Assertions.Expect(first.Page.Locator(".rows tbody")).ToContainTextAsync("người cao tuổi vùng thử");
        var change = new Uri(first.Page.Url).PathAndQuery;

        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var reader = await site.VisitAsync(host, width, height);
            await reader.SignInAsync("can.bo.so.2");
            await reader.OpenAsync(change);
            await reader.Page.ShouldFitAsync();
            await reader.Page.ShouldBeAccessibleAsync();
            if (width < 500) await reader.ConfirmAsync("Phê duyệt");
            if (width < 500) await reader.ExpectNoticeAsync("Đã phê duyệt.");
        }

        // Lists and forms that name groups know it by the words of its row.
        await using var commune = await site.VisitAsync(host);
        await commune.SignInAsync("can.bo.xa");
        await commune.OpenAsync("/doi-tuong?area=05977&month=2021-05");
        await Assertions.Expect(commune.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await commune.OpenAsync("/doi-tuong/moi?area=05977&month=2021-05");
        await Assertions.Expect(commune.Page.Locator("option").Filter(new() { HasText = "Người cao tuổi vùng thử (15/5.9)" })).ToHaveCountAsync(1);
        commune.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rule_FromMemory_IsConfirmedByTheProvince()
    {
        await using var host = await StartAsync();
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync(Rates);
        await visitor.Page.GetByText("Chỉ quy định chưa đối chiếu").ClickAsync();
        var row = visitor.Page.Locator("tbody tr").First;
        await row.GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }).ClickAsync();
        await visitor.Page.FillAsync("#note", "Đã đối chiếu Công báo");
        await visitor.Page.Locator(".question").GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }).ClickAsync();
        await Assertions.Expect(row.Locator(".state-good")).ToContainTextAsync("sở đã xác nhận");
        await Assertions.Expect(row.Locator(".state-good")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("Đã đối chiếu Công báo", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        // A base stands above the list.
        var sums = visitor.Page.Locator(".sums");
        await sums.GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }).ClickAsync();
        await visitor.Page.FillAsync("#note", "Đã đối chiếu Công báo");
        await visitor.Page.Locator(".question").GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }).ClickAsync();
        await Assertions.Expect(sums.Locator(".state-good")).ToContainTextAsync("sở đã xác nhận");
    }

    private async Task<WebHost> StartAsync()
    {
        var host = await WebHost.StartFilledAsync(cluster);
        await TestOfficers.CreateAsync(host.Database.ConnectionString, "can.bo.so.2", "Hoàng Văn Hai", OfficerRole.Province, TestOfficers.ProvinceCode);
        return host;
    }
}
