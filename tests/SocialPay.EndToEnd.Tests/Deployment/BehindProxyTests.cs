using System.Net;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>The published program behind a proxy that ends TLS, as docker-compose.yml sets it up.</summary>
public sealed class BehindProxyTests(PublishedSite site) : IClassFixture<PublishedSite>
{
    private const int Tries = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly Uri node = new($"http://127.0.0.1:{Ports.Free()}");

    [Fact]
    public async Task ProxyOfTheNetwork_IsBelieved()
    {
        using var program = await StartAsync("10.9.0.0/16, 127.0.0.1");
        await using var proxy = await TestProxy.StartAsync(node);
        using var browser = TestProxy.Caller("127.0.0.2", proxy.Secure);

        using var signIn = await browser.GetAsync("dang-nhap", Cancellation);
        signIn.StatusCode.ShouldBe(HttpStatusCode.OK);
        signIn.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        AllSecure(signIn);
        using var language = await browser.GetAsync("ngon-ngu?lang=en", Cancellation);
        AllSecure(language);
        using var page = await browser.GetAsync("doi-tuong", Cancellation);
        page.Headers.Location!.ToString().ShouldStartWith($"{proxy.Secure}dang-nhap");

        using var open = TestProxy.Caller("127.0.0.2", proxy.Open);
        using var redirect = await open.GetAsync("dang-nhap", Cancellation);
        redirect.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        redirect.Headers.Location!.ToString().ShouldBe($"https://{TestProxy.Host}/dang-nhap");
        (await open.GetStringAsync("health", Cancellation)).ShouldBe("Healthy");
    }

    /// <summary>One office that tries too much stops nobody else's sign-in, and no made-up address helps it.</summary>
    [Fact]
    public async Task SignInLimit_CountsTheBrowserNotTheProxy()
    {
        using var program = await StartAsync("127.0.0.1/32");
        await using var proxy = await TestProxy.StartAsync(node);
        using var guesser = TestProxy.Caller("127.0.0.2", proxy.Secure);
        using var office = TestProxy.Caller("127.0.0.3", proxy.Secure);

        for (var i = 0; i < Tries; i++) (await PostAsync(guesser, i)).ShouldBe(HttpStatusCode.BadRequest);

        (await PostAsync(guesser, Tries)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await PostAsync(office, 0)).ShouldBe(HttpStatusCode.BadRequest);
        using var page = await guesser.GetAsync("dang-nhap", Cancellation);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task CallerOutsideTheNetwork_IsNotBelieved()
    {
        using var program = await StartAsync("127.0.0.1/32");
        using var stranger = TestProxy.Caller("127.0.0.9", node);
        using var request = new HttpRequestMessage(HttpMethod.Get, "dang-nhap");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var answer = await stranger.SendAsync(request, Cancellation);

        // Plain http, whatever it says.
        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task NoNetworks_NobodyIsBelieved_CookiesAreStillSecure()
    {
        // The framework's own switch, which believes everybody, changes nothing.
        using var program = await StartAsync("", ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        await using var proxy = await TestProxy.StartAsync(node);
        using var browser = TestProxy.Caller("127.0.0.2", proxy.Secure);
        using var stranger = TestProxy.Caller("127.0.0.9", node);

        using var signIn = await browser.GetAsync("dang-nhap", Cancellation);
        signIn.StatusCode.ShouldBe(HttpStatusCode.OK);
        signIn.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        AllSecure(signIn);
        for (var i = 0; i < Tries; i++) (await PostAsync(stranger, i)).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(stranger, Tries)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    /// <summary>On http://localhost cookies are like their requests: not every client takes that for safe.</summary>
    [Fact]
    public async Task Development_PlainHttp_CookiesComeBack()
    {
        using var program = await StartAsync("", ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var browser = TestProxy.Caller("127.0.0.2", node);

        using var signIn = await browser.GetAsync("dang-nhap", Cancellation);

        signIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("172.30.83.0/33")]
    [InlineData("127.0.0.1, proxy")]
    [InlineData("10")]
    public async Task NetworksThatAreNone_StartIsRefusedWithAWord(string networks)
    {
        using var program = site.Start(node, ("Proxy__Networks", networks));

        (await program.ExitCodeAsync(TimeSpan.FromSeconds(60))).ShouldBe(1, program.Output);

        program.Output.ShouldContain($"«{networks.Split(", ")[^1]}» không phải là mạng");
        program.Output.ShouldNotContain("   at ");
    }

    private static void AllSecure(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));

    // Without a token: it is counted before anything looks at it.
    private static async Task<HttpStatusCode> PostAsync(HttpClient caller, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "dang-nhap") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("X-Forwarded-For", $"192.0.2.{number}");
        using var answer = await caller.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private Task<Shell> StartAsync(string networks, params (string Name, string Value)[] settings) =>
        site.StartHealthyAsync(node, [("Proxy__Networks", networks), ("SignIn__TriesPerMinute", $"{Tries}"), .. settings]);
}
