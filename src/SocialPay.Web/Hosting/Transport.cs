using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using IPNetwork = System.Net.IPNetwork;

namespace SocialPay.Web.Hosting;

/// <summary>
/// How the browser is reached: whose word is taken for its address and scheme, and that nothing goes over an open line. The proxies
/// stand on the networks of the setting «Proxy:Networks» (several separated by commas); what anybody else forwards is not believed.
/// </summary>
internal static class Transport
{
    private const string Setting = "Proxy:Networks";
    private const string HealthPath = "/health";

    /// <summary>Null when the networks can be read, otherwise what is wrong with them, for whoever starts the program.</summary>
    public static string? AddTransport(this WebApplicationBuilder builder)
    {
        List<IPNetwork> networks = [];
        foreach (var text in (builder.Configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryRead(text, out var network))
                return $"{Setting} (Proxy__Networks): «{text}» không phải là mạng / is not a network. Ví dụ / example: 172.30.83.0/24,10.0.0.5";
            networks.Add(network);
        }

        // The last word: the variable ASPNETCORE_FORWARDEDHEADERS_ENABLED would have everybody believed.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            // Not the host: the proxy passes it on as the browser sent it.
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
            // From hop to hop back to the first address that is no proxy's; what stands before it was written by the caller.
            options.ForwardLimit = null;
        });
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        if (networks.Count > 0) builder.Services.Configure<HttpsRedirectionOptions>(options => options.HttpsPort = builder.Configuration.GetValue("HTTPS_PORT", 443));
        return null;
    }

    /// <summary>Cookies go over https only. The demo and development, which run on http://localhost, have cookies like their requests.</summary>
    public static void UseTransport(this WebApplication app, bool demo)
    {
        var local = demo || app.Environment.IsDevelopment();
        app.UseForwardedHeaders();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = local ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always });
        if (local) return;
        app.UseHsts();
        // The container asks itself for its health over plain http.
        if (!string.IsNullOrWhiteSpace(app.Configuration[Setting])) app.UseWhen(context => context.Request.Path != HealthPath, branch => branch.UseHttpsRedirection());
    }

    /// <summary>Whom a limit counts: the address, or of IPv6 the network of 64 bits that one household or office gets.</summary>
    public static string CallerKey(this HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 16 ? Convert.ToHexStringLower(bytes, 0, 8) : address.ToString();
    }

    private static bool TryRead(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network)) return true;
        // «10» is an address to the framework, 0.0.0.10.
        if (!IPAddress.TryParse(text, out var address) || !(text.Contains(':', StringComparison.Ordinal) || text.Count(letter => letter == '.') == 3)) return false;
        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
