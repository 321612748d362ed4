using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>Somebody with a browser of her own. What the page complains about and what it asks of other hosts is kept.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors of the page's scripts, of its content security policy and of files it did not get.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Requests that went elsewhere.</summary>
    public ConcurrentQueue<string> ForeignRequests { get; } = [];

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri address, int width, int height)
    {
        var opened = await browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN" });
        var visitor = new Visitor(opened, await opened.NewPageAsync());
        // Slow machines: what is to come may take its time.
        opened.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(40_000);
        visitor.Page.Console += (_, message) =>
        {
            if (string.Equals(message.Type, "error", StringComparison.Ordinal)) visitor.Complaints.Enqueue(message.Text);
        };
        visitor.Page.PageError += (_, error) => visitor.Complaints.Enqueue(error);
        visitor.Page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is not ("data" or "blob") && uri.Authority != address.Authority) visitor.ForeignRequests.Enqueue(request.Url);
        };
        return visitor;
    }

    public async Task SignInAsync(string userName, string password = TestOfficers.Password)
    {
        await Page.GotoAsync("/dang-nhap");
        await TrySignInAsync(userName, password);
        // The start page goes on by itself, so its load may never be told of; the content of the next one tells that it is there.
        await Assertions.Expect(Page).Not.ToHaveURLAsync(SignInPage());
        await Assertions.Expect(Page.Locator("main h1, main .empty-state h2").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".user-menu")).ToBeVisibleAsync();
    }

    /// <summary>Fills in the sign-in form that is open, and sends it.</summary>
    public async Task TrySignInAsync(string userName, string password)
    {
        await Page.FillAsync("#user", userName);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main button[type=submit]");
    }

    public async Task SignOutAsync()
    {
        await Page.ClickAsync(".user-menu summary");
        await Page.ClickAsync(".user-card button[type=submit]");
        await Assertions.Expect(Page).ToHaveURLAsync("/dang-nhap");
    }

    /// <summary>Opens a page and waits until it is live and has its content.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.Locator("main h1, main .empty-state h2").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true], .skeleton, .loading")).ToHaveCountAsync(0);
    }

    /// <summary>The cookies of the browser, as a request carries them.</summary>
    public async Task<string> CookieHeaderAsync() =>
        string.Join("; ", (await context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [GeneratedRegex("/dang-nhap", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SignInPage();
}
