using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Access;

[Collection(nameof(Site))]
public sealed class SignInTests(Site site)
{
    [Theory]
    [InlineData("can.bo.xa", "Danh sách đối tượng", "Đăng ký đối tượng", "Nhập từ Excel")]
    [InlineData("lap.bang", "Danh sách đối tượng", "Nhập từ Excel")]
    [InlineData("phe.duyet", "Danh sách đối tượng")]
    [InlineData("can.bo.so", "Danh sách đối tượng", "Nhập từ Excel")]
    [InlineData("thanh.tra", "Danh sách đối tượng")]
    [InlineData("quan.tri", "Danh sách đối tượng", "Nhập từ Excel")]
    public async Task SignIn_EachRole_MenuShowsItsOwnWork(string user, params string[] register)
    {
        await using var visitor = await site.VisitAsync();

        await visitor.SignInAsync(user);

        var lines = await visitor.Page.Locator(".side-menu ul").First.Locator("a").AllInnerTextsAsync();
        lines.Select(WithoutIcon).ShouldBe(register);
    }

    [Fact]
    public async Task SignIn_UserMenu_NamesPersonRoleAndArea()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("lap.bang");

        await visitor.Page.ClickAsync(".user-menu summary");

        var card = await visitor.Page.Locator(".user-card").InnerTextAsync();
        card.ShouldContain("Nông Văn Thái");
        card.ShouldContain("Cán bộ huyện (lập bảng) · Thành phố Lạng Sơn");
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndKeepsName()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/dang-nhap");

        await visitor.TrySignInAsync(user, "sai mật khẩu rồi");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tên đăng nhập hoặc mật khẩu không đúng.");
        (await visitor.Page.InputValueAsync("#user")).ShouldBe(user);
        (await visitor.Page.InputValueAsync("#password")).ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_FromALink_ReturnsThere()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/doi-tuong?area=178&month=2021-03");

        await visitor.TrySignInAsync("lap.bang", TestOfficers.Password);

        await Assertions.Expect(visitor.Page).ToHaveURLAsync("/doi-tuong?area=178&month=2021-03");
    }

    [Fact]
    public async Task SignIn_ReturnAddressElsewhere_StaysHere()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/dang-nhap?ve=//example.org/");

        await visitor.TrySignInAsync("lap.bang", TestOfficers.Password);

        await Assertions.Expect(visitor.Page.Locator(".user-menu")).ToBeVisibleAsync();
        visitor.ForeignRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_RightOneIsRefused()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        using var form = await SignInForm.OpenAsync(await site.HostAsync());

        for (var i = 0; i < 5; i++) (await form.SendAsync(user, $"đoán lần thứ {i}")).ShouldBe(SignInAnswer.Refused);

        (await form.SendAsync(user, TestOfficers.Password)).ShouldBe(SignInAnswer.Refused);
    }

    /// <summary>Nobody may find out by trying whether a name exists: the same words, in the same time.</summary>
    [Fact]
    public async Task SignIn_LockedUnknownAndWrong_AreAnsweredAlike()
    {
        var (locked, known) = (await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode), await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode));
        using var form = await SignInForm.OpenAsync(await site.HostAsync());
        for (var i = 0; i < 6; i++) await form.SendAsync(locked, $"đoán lần thứ {i}");
        await form.SendAsync("khong.co.ai", "đoán");

        var answers = new List<(string Page, TimeSpan Time)>();
        foreach (var name in new[] { locked, "khong.co.ai", known })
        {
            var start = Stopwatch.GetTimestamp();
            var page = await form.PageAsync(name, "đoán tiếp");
            answers.Add((page.Replace(WebUtility.HtmlEncode(name), "TÊN", StringComparison.Ordinal), Stopwatch.GetElapsedTime(start)));
        }

        answers.Select(answer => SignInForm.WithoutToken(answer.Page)).Distinct().ShouldHaveSingleItem();
        answers.ShouldAllBe(answer => answer.Time > TimeSpan.FromMilliseconds(590));
    }

    [Fact]
    public async Task SignIn_LockoutPassed_RightPasswordGetsIn()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        var host = await site.HostAsync();
        using var form = await SignInForm.OpenAsync(host);
        for (var i = 0; i < 6; i++) await form.SendAsync(user, $"đoán lần thứ {i}");

        await host.Database.ExecuteAsync($"update users set lockout_end = now() - interval '1 second' where user_name = '{user}'");

        (await form.SendAsync(user, "vẫn nhầm")).ShouldBe(SignInAnswer.Refused);
        (await form.SendAsync(user, TestOfficers.Password)).ShouldBe(SignInAnswer.SignedIn);
    }

    [Fact]
    public async Task SignIn_FortyGuessesAtOnce_NoMoreThanFiveAreLookedAt()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        var host = await site.HostAsync();
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInForm.OpenAsync(host)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => forms[i % forms.Length].SendAsync(user, $"đoán lần thứ {i}")));

        answers.ShouldAllBe(answer => answer == SignInAnswer.Refused);
        var id = await host.Database.ScalarAsync<long>($"select id from users where user_name = '{user}'");
        (await LogLinesAsync(host, $"Sign-in of user {id} refused: locked out", 35)).ShouldBe(35);
        (await LogLinesAsync(host, $"Sign-in of user {id} refused: wrong password", 5)).ShouldBe(5);
        (await forms[0].SendAsync(user, TestOfficers.Password)).ShouldBe(SignInAnswer.Refused);
        foreach (var form in forms) form.Dispose();
    }

    [Fact]
    public async Task SignIn_DisabledAccount_IsRefused()
    {
        var user = await site.NewOfficerAsync(OfficerRole.Auditor, TestOfficers.ProvinceCode);
        var host = await site.HostAsync();
        await host.Database.ExecuteAsync($"update users set disabled = true where user_name = '{user}'");
        using var form = await SignInForm.OpenAsync(host);

        (await form.SendAsync(user, TestOfficers.Password)).ShouldBe(SignInAnswer.Disabled);
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused()
    {
        using var caller = (await site.HostAsync()).Caller();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Form.UserName"] = "lap.bang",
            ["Form.Password"] = TestOfficers.Password,
        });

        using var answer = await caller.PostAsync("dang-nhap", content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // The program's lines come by a pipe, a moment after they are written.
    private static async Task<int> LogLinesAsync(WebHost host, string text, int expected)
    {
        for (var i = 0; i < 50 && Count() < expected; i++) await Task.Delay(100);
        return Count();

        int Count() => host.Log.Split(text).Length - 1;
    }

    // An icon is drawn by its name as text; the name of the menu's line follows it.
    private static string WithoutIcon(string line) => line.Split('\n')[^1].Trim();
}
