using System.Net;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>Keeps cookies as a browser does on its own machine, where it takes http for as safe as https: the framework's jar would not send secure ones.</summary>
public sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } kept && !request.Headers.Contains("Cookie")) request.Headers.Add("Cookie", kept);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) cookies.SetCookies(address, cookie);
        return answer;
    }
}
