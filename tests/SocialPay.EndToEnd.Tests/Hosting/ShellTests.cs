using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Hosting;

/// <summary>What stands around every page, and pages that stand alone.</summary>
[Collection(nameof(Site))]
public sealed class ShellTests(Site site, TestCluster cluster)
{
    private static readonly (int Width, int Height)[] Screens = [(1366, 768), (390, 800)];

    /// <summary>The officers' day of a demo's database is said beside the user, in words; a first visit opens that day's month.</summary>
    [Fact]
    public async Task DemosDay_IsSaidInTheBar()
    {
        await using var host = await WebHost.StartWithDemoAsync(cluster);
        await host.Database.ExecuteAsync("insert into reference_data_sets (name, sha256, loaded_at) values ('demo lang-son-2020 day 2021-05-25T02:00Z', '', now())");
        await TestOfficers.CreateAsync(host.Database.ConnectionString, "can.bo.so", "Lương Minh Đức", OfficerRole.Province, TestOfficers.ProvinceCode);
        foreach (var (width, height) in Screens)
        {
            await using var visitor = await site.VisitAsync(host, width, height);
            await visitor.SignInAsync("can.bo.so");
            await Assertions.Expect(visitor.Page.Locator(".bar .demo-day")).ToHaveTextAsync("Dữ liệu mẫu · ngày 25/05/2021");
            await Assertions.Expect(visitor.Page.Locator(".bar .demo-day")).ToBeVisibleAsync();
            visitor.Page.Url.ShouldContain("month=2021-05");
            await visitor.Page.ShouldFitAsync();
            await visitor.OpenAsync("/ngon-ngu?lang=en&back=/do-bao-phu");
            await Assertions.Expect(visitor.Page.Locator(".bar .demo-day")).ToHaveTextAsync("Sample data · day 25/05/2021");
        }
    }

    [Fact]
    public async Task DemosDay_ElsewhereIsNothing()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await Assertions.Expect(visitor.Page.Locator(".bar .demo-day")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/dang-nhap", false)]
    [InlineData("/su-co", false)]
    [InlineData("/khong-co-trang-nay", false)]
    [InlineData("/doi-mat-khau", true)]
    [InlineData("/doi-tuong/999999999?area=20&month=2021-03", true)]
    [InlineData("/do-bao-phu?area=99&month=2021-03", true)]
    public async Task PageThatStandsAlone_FitsAndIsAccessible(string path, bool signedIn)
    {
        foreach (var (width, height) in Screens)
        {
            await using var visitor = await site.VisitAsync(width, height);
            if (signedIn) await visitor.SignInAsync("can.bo.so");
            await visitor.OpenAsync(path);
            await visitor.Page.ShouldFitAsync();
            await visitor.Page.ShouldBeAccessibleAsync();
        }
    }

    /// <summary>The menu, the user's card and the list of areas, open.</summary>
    [Fact]
    public async Task OpenParts_AreAccessible()
    {
        foreach (var (width, height) in Screens)
        {
            await using var visitor = await site.VisitAsync(width, height);
            await visitor.SignInAsync("can.bo.so");
            await visitor.OpenAsync("/muc-tro-cap?area=20&month=2021-03");
            var page = visitor.Page;
            if (width < 500)
            {
                await page.ClickAsync(".menu-toggle");
                await Assertions.Expect(page.Locator(".side-menu")).ToBeVisibleAsync();
                await page.ShouldBeAccessibleAsync();
            }

            await page.ClickAsync(".user-menu summary");
            await page.ShouldBeAccessibleAsync();
            await page.ClickAsync(".user-menu summary");
            await page.ClickAsync(".place-area input");
            await Assertions.Expect(page.Locator(".area-level-commune").First).ToBeVisibleAsync();
            // It fades in.
            await page.EvaluateAsync("Promise.all(document.getAnimations().map(motion => motion.finished.catch(() => null)))");
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await visitor.ClickAsync("Đặt mức của tỉnh");
            await Assertions.Expect(page.Locator(".question h2")).ToHaveTextAsync("Đặt mức của tỉnh");
            await page.ShouldBeAccessibleAsync();
        }
    }

    /// <summary>In English too numbers have Vietnamese signs, and headings, labels and buttons are English.</summary>
    [Theory]
    [InlineData("/muc-tro-cap?area=20&month=2021-03")]
    [InlineData("/muc-tro-cap?area=20&month=2026-10&state=unread")]
    [InlineData("/muc-tro-cap?area=20&month=2021-03&tab=Changes")]
    [InlineData("/muc-tro-cap?area=20&month=2021-03&tab=Try")]
    [InlineData("/muc-tro-cap?area=20&month=2021-03&tab=Limits")]
    [InlineData("/muc-tro-cap/van-ban-moi?area=20&month=2021-03")]
    [InlineData("/do-bao-phu?area=20&month=2021-03")]
    [InlineData("/do-bao-phu?area=178&month=2021-03&group=Everybody")]
    [InlineData("/doi-mat-khau")]
    public async Task English_WordsAreEnglish_NumbersAreVietnamese(string path)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("can.bo.so");
        await visitor.Page.GotoAsync("/ngon-ngu?lang=en&back=/");
        await visitor.OpenAsync(path);
        var page = visitor.Page;
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("en");
        (await page.Locator("main").InnerTextAsync()).ShouldNotMatch(@"\d,\d{3}");
        var words = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main :is(th[scope=col], label, legend, button, .button, .tabs a, h2, dt, option, figcaption), .side-menu a, .side-menu h2, title')].map(part => part.textContent)");
        words.Length.ShouldBeGreaterThanOrEqualTo(5);
        words.Where(text => text.IndexOfAny([.. "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"]) >= 0 && !text.Contains("Lạng Sơn", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
