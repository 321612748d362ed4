using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Deployment;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Line;

/// <summary>What an officer sees when the line breaks, and that her page comes back.</summary>
[Collection(nameof(WaitingTests))]
public sealed partial class LostLineTests(Site site, PublishedSite published) : IClassFixture<PublishedSite>
{
    private const string List = "/doi-tuong?area=05977&month=2021-06";

    [Fact]
    public async Task Server_Restarted_PageSaysSoAndComesBackByItself()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var first = await published.StartHealthyAsync(address);
        await TestOfficers.CreateAsync(published.ConnectionString, "mat.mang", "Hoàng Thị Mạng", Application.Access.OfficerRole.CommuneOfficer, TestOfficers.CommuneCode);
        await using var officer = await site.VisitAsync(new Uri($"http://localhost:{address.Port}"));
        await officer.SignInAsync("mat.mang");
        await officer.OpenAsync(List);

        await first.TerminateAsync();
        first.Dispose();
        await Assertions.Expect(Sentence(officer, "retrying").Or(Sentence(officer, "failed"))).ToContainTextAsync(Lost());
        using var second = await published.StartHealthyAsync(address);

        // Nobody clicks: the page opens again where it was, and answers.
        await Assertions.Expect(officer.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(officer.Page.Locator("main h1")).ToHaveTextAsync("Danh sách đối tượng");
        officer.Page.Url.ShouldEndWith(List);
        await officer.Page.Locator(".side-menu").GetByText("Mức trợ cấp").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main h1")).ToContainTextAsync("Mức trợ cấp");
    }

    [Fact]
    public async Task Page_Paused_SaysSoAndGoesOnByItsButton()
    {
        var user = await site.NewOfficerAsync(Application.Access.OfficerRole.CommuneOfficer, TestOfficers.CommuneCode);
        await using var officer = await site.VisitAsync();
        await officer.SignInAsync(user);
        await officer.OpenAsync(List);

        await officer.Page.EvaluateAsync("Blazor.pauseCircuit()");
        await Assertions.Expect(Sentence(officer, "paused")).ToContainTextAsync("Trang tạm nghỉ");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Mở tiếp" }).ClickAsync();

        await Assertions.Expect(officer.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await officer.Page.Locator(".side-menu").GetByText("Mức trợ cấp").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main h1")).ToContainTextAsync("Mức trợ cấp");
    }

    private static ILocator Sentence(Visitor officer, string state) => officer.Page.Locator($"#components-reconnect-modal [data-state={state}]:not([hidden])");

    [GeneratedRegex("Mất kết nối|Chưa kết nối lại được", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lost();
}
