using System.Net;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Access;

[Collection(nameof(WaitingTests))]
public sealed class SessionTests(Site site)
{
    [Fact]
    public async Task SignOut_CookieUsedAgain_IsDead()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(user);
        var cookies = await visitor.CookieHeaderAsync();
        (await StatusWithAsync(cookies)).ShouldBe(HttpStatusCode.OK);

        await visitor.SignOutAsync();

        (await StatusWithAsync(cookies)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_CookieOfBefore_IsReplaced()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var first = await site.VisitAsync();
        await first.SignInAsync(user);
        var planted = await first.CookieHeaderAsync();
        await using var second = await site.VisitAsync();
        await second.SignInAsync(user);

        (await second.CookieHeaderAsync()).ShouldNotBe(planted);
    }

    [Fact]
    public async Task SignIn_Cookie_IsNotForScriptsNorOtherSites()
    {
        using var form = await SignInForm.OpenAsync(await site.HostAsync());
        using var caller = (await site.HostAsync()).Caller();
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("thanh.tra");

        var cookie = (await visitor.Page.Context.CookiesAsync()).Single(cookie => string.Equals(cookie.Name, "socialpay", StringComparison.Ordinal));

        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
        cookie.SameSite.ShouldBe(SameSiteAttribute.Lax);
    }

    [Fact]
    public async Task Disabled_OpenPage_ClosesWithinAMinute()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(user);
        // The page is open once its line to the server stands.
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await (await site.HostAsync()).Database.ExecuteAsync($"update users set disabled = true where user_name = '{user}'");

        // A minute, and as much again for a busy machine that runs other tests beside this one.
        await visitor.Page.WaitForURLAsync("**/dang-nhap?**", new() { Timeout = 120_000 });
    }

    [Fact]
    public async Task RoleTakenAway_OpenPage_ClosesWithinAMinute()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(user);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var cookies = await visitor.CookieHeaderAsync();
        var database = (await site.HostAsync()).Database;

        // One that comes besides ends nothing.
        await database.ExecuteAsync($"insert into role_assignments (user_id, role, area_id) select user_id, 'Administrator', area_id from role_assignments where user_id = (select id from users where user_name = '{user}')");
        (await StatusWithAsync(cookies)).ShouldBe(HttpStatusCode.OK);
        await database.ExecuteAsync($"delete from role_assignments where role = 'Auditor' and user_id = (select id from users where user_name = '{user}')");

        (await StatusWithAsync(cookies)).ShouldBe(HttpStatusCode.Redirect);
        await visitor.Page.WaitForURLAsync("**/dang-nhap?**", new() { Timeout = 120_000 });
    }

    /// <summary>A password that was given out opens nothing but its own change.</summary>
    [Fact]
    public async Task FirstPassword_IsChangedBeforeAnythingIsSeen()
    {
        const string NewPassword = "một câu khác dễ nhớ";
        var user = await site.NewOfficerAsync(OfficerRole.CommuneOfficer, TestOfficers.CommuneCode);
        await (await site.HostAsync()).Database.ExecuteAsync($"update users set must_change_password = true where user_name = '{user}'");
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/dang-nhap?ve=/doi-tuong");

        await visitor.TrySignInAsync(user, TestOfficers.Password);

        await Assertions.Expect(visitor.Page).ToHaveURLAsync("/doi-mat-khau");
        await Assertions.Expect(visitor.Page.GetByText("mật khẩu được cấp lần đầu")).ToBeVisibleAsync();
        foreach (var path in new[] { "/doi-tuong", "/nhap-tu-excel/tep-mau", "/_blazor/initializers", "/" })
        {
            using var caller = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = (await site.HostAsync()).Address };
            caller.DefaultRequestHeaders.Add("Cookie", await visitor.CookieHeaderAsync());
            using var answer = await caller.GetAsync(path, TestContext.Current.CancellationToken);
            answer.Headers.Location?.ToString().ShouldBe("/doi-mat-khau", path);
        }

        await ChangeAsync(visitor, TestOfficers.Password, NewPassword);
        await visitor.Page.ClickAsync("main a[href='/']");
        await Assertions.Expect(visitor.Page.Locator(".user-menu")).ToBeVisibleAsync();
        (await (await site.HostAsync()).Database.ScalarAsync<bool>($"select must_change_password from users where user_name = '{user}'")).ShouldBeFalse();
    }

    [Fact]
    public async Task ChangePassword_NewOneWorks_OldOneAndOtherSessionsEnd()
    {
        const string NewPassword = "một câu khác dễ nhớ";
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var elsewhere = await site.VisitAsync();
        await elsewhere.SignInAsync(user);
        var cookiesElsewhere = await elsewhere.CookieHeaderAsync();
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(user);

        await visitor.Page.GotoAsync("/doi-mat-khau");
        await ChangeAsync(visitor, TestOfficers.Password, NewPassword);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã đổi mật khẩu.");
        (await StatusWithAsync(await visitor.CookieHeaderAsync())).ShouldBe(HttpStatusCode.OK);
        (await StatusWithAsync(cookiesElsewhere)).ShouldBe(HttpStatusCode.Redirect);
        using var form = await SignInForm.OpenAsync(await site.HostAsync());
        (await form.SendAsync(user, TestOfficers.Password)).ShouldBe(SignInAnswer.Refused);
        (await form.SendAsync(user, NewPassword)).ShouldBe(SignInAnswer.SignedIn);
    }

    [Theory]
    [InlineData("ngắn", "Mật khẩu phải có ít nhất 10 ký tự.")]
    [InlineData("0912345678", "Mật khẩu không được chỉ gồm chữ số.")]
    [InlineData("dam thi thu 2021", "Mật khẩu không được chứa tên của bạn hoặc tên đăng nhập.")]
    [InlineData("Mật khẩu 2026", "Mật khẩu này quá phổ biến")]
    [InlineData("LangSon@2026!", "Mật khẩu này quá phổ biến")]
    [InlineData("P@ssw0rd1234", "Mật khẩu này quá phổ biến")]
    [InlineData("qwertyuiop!1", "Mật khẩu này quá phổ biến")]
    [InlineData("anh yêu em 1990", "Mật khẩu này quá phổ biến")]
    [InlineData("socialpaysocialpay1", "Mật khẩu này quá phổ biến")]
    [InlineData("Nguyễn Văn Hùng 88", "Mật khẩu này quá phổ biến")]
    [InlineData(TestOfficers.Password, "Mật khẩu mới phải khác mật khẩu hiện tại.")]
    public async Task ChangePassword_WeakOne_SaysWhyAtTheField(string weak, string reason)
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync(user);

        await visitor.Page.GotoAsync("/doi-mat-khau");
        await ChangeAsync(visitor, TestOfficers.Password, weak);

        await Assertions.Expect(visitor.Page.Locator("#new-problem")).ToContainTextAsync(reason);
    }

    private static async Task ChangeAsync(Visitor visitor, string current, string wanted)
    {
        await visitor.Page.FillAsync("#current", current);
        await visitor.Page.FillAsync("#new", wanted);
        await visitor.Page.FillAsync("#repeated", wanted);
        await visitor.Page.ClickAsync("main button[type=submit]");
    }

    private async Task<HttpStatusCode> StatusWithAsync(string cookies)
    {
        using var caller = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = (await site.HostAsync()).Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "doi-mat-khau");
        request.Headers.Add("Cookie", cookies);
        using var answer = await caller.SendAsync(request);
        return answer.StatusCode;
    }
}
