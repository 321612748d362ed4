using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SocialPay.EndToEnd.Tests.Deployment;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The published program in a process of its own, on a free port and a database of its own: compiled ahead, where the built one would
/// compile its pages anew for each test.
/// </summary>
public sealed class WebHost : IAsyncDisposable
{
    private const string Program = "SocialPay.Web";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Shell process;

    private WebHost(TestDatabase database, Shell process, Uri address) => (Database, this.process, Address) = (database, process, address);

    public TestDatabase Database { get; }

    public Uri Address { get; }

    /// <summary>What the program has written so far.</summary>
    public string Log => process.Output;

    public static async Task<WebHost> StartAsync(TestCluster cluster, params (string Name, string Value)[] settings) =>
        await StartAsync(await TestDatabase.CreateAsync(cluster), await PublishedPrograms.Current.FolderAsync(Program), settings);

    /// <summary>The built program, which carries the demo; one that is deployed does not.</summary>
    public static async Task<WebHost> StartWithDemoAsync(TestCluster cluster) =>
        await StartAsync(await TestDatabase.CreateAsync(cluster), Path.Combine(Shell.Repository, "src", Program, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0"));

    /// <summary>With an officer of each role and a register.</summary>
    public static async Task<WebHost> StartFilledAsync(TestCluster cluster) => await StartAsync(await FilledDatabase.CreateAsync(cluster), await PublishedPrograms.Current.FolderAsync(Program));

    private static async Task<WebHost> StartAsync(TestDatabase database, string folder, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__SocialPay"] = database.ConnectionString,
            ["ASPNETCORE_URLS"] = address.ToString(),
            // All tests come from one address.
            ["SignIn__TriesPerMinute"] = "10000",
        };
        foreach (var (name, value) in settings) environment[name] = value;
        var started = Shell.Start(folder, environment, "dotnet", "SocialPay.Web.dll");
        var host = new WebHost(database, started, address);
        await host.UntilHealthyAsync();
        return host;
    }

    /// <summary>A caller without a browser, which follows no redirect and keeps cookies.</summary>
    public HttpClient Caller() => new(new CookieJar(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        process.Dispose();
        await Database.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilHealthyAsync()
    {
        using var caller = Caller();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            if (process.HasExited) break;
            try
            {
                using var answer = await caller.GetAsync("health");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        throw new InvalidOperationException($"The program does not serve:\n{Log}");
    }
}
