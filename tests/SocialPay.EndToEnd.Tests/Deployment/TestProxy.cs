using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>A real proxy before one node, with https and plain http; it adds the caller to what the caller says of itself, as many do.</summary>
public sealed class TestProxy : IAsyncDisposable
{
    public const string Host = "socialpay.test";

    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private TestProxy(WebApplication app, X509Certificate2 certificate, Uri secure, Uri open) =>
        (this.app, this.certificate, Secure, Open) = (app, certificate, secure, open);

    public Uri Secure { get; }

    public Uri Open { get; }

    public static async Task<TestProxy> StartAsync(Uri node)
    {
        var (secure, open) = (Ports.Free(), Ports.Free());
        var own = SelfSigned();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, secure, listen => listen.UseHttps(own));
            kestrel.Listen(IPAddress.Loopback, open);
        });
        builder.Services.AddReverseProxy().LoadFromMemory(
            [
                new RouteConfig
                {
                    RouteId = "all",
                    ClusterId = "node",
                    Match = new RouteMatch { Path = "{**all}" },
                    Transforms =
                    [
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["RequestHeaderOriginalHost"] = "true" },
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Forwarded"] = "Append" },
                    ],
                },
            ],
            [
                new ClusterConfig
                {
                    ClusterId = "node",
                    Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["one"] = new() { Address = node.ToString() } },
                },
            ]);
        var proxy = builder.Build();
        proxy.MapReverseProxy();
        await proxy.StartAsync();
        return new TestProxy(proxy, own, new Uri($"https://{Host}:{secure}"), new Uri($"http://{Host}:{open}"));
    }

    /// <summary>A caller from an address of its own on this machine, which knows no names and takes the proxy's certificate for right.</summary>
    public static HttpClient Caller(string from, Uri to)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == $"CN={Host}" },
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = to };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
