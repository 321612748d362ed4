using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Line;

/// <summary>What an officer types while the server's answers are on their way stays.</summary>
[Collection(nameof(WaitingTests))]
public sealed class TypingTests(Site site)
{
    [Fact]
    public async Task SlowLine_ListSearchedByTyping_KeepsEveryLetter()
    {
        var user = await site.NewOfficerAsync(OfficerRole.CommuneOfficer, TestOfficers.CommuneCode);
        await using var line = new SlowLine((await site.HostAsync()).Address, bitsPerSecond: 1_000_000, TimeSpan.FromMilliseconds(400));
        await using var officer = await site.VisitAsync(line.Address);
        var page = officer.Page;
        await officer.SignInAsync(user);
        await officer.OpenAsync($"/doi-tuong/moi?area={TestOfficers.CommuneCode}&month=2021-06");
        await page.SelectOptionAsync("#payment_kind", new SelectOptionValue { Label = "Tài khoản ngân hàng" });
        await page.Locator("#bank").ClickAsync();
        await page.Locator("#bank").PressSequentiallyAsync("ngoai thuong", new() { Delay = 90 });

        await Assertions.Expect(page.Locator(".search-choice [role=option]")).ToHaveTextAsync(["Vietcombank – Ngân hàng TMCP Ngoại Thương Việt Nam"]);
        await Assertions.Expect(page.Locator("#bank")).ToHaveValueAsync("ngoai thuong");
        await page.Locator("#bank").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#bank")).ToHaveValueAsync("Vietcombank – Ngân hàng TMCP Ngoại Thương Việt Nam");
    }
}
