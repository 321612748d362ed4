using Microsoft.Playwright;
using SocialPay.Tests.Infrastructure;

[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>The tests of a site run one after the other; a browser waits more than it works, so there are two sites, and one for those that only wait.</summary>
[CollectionDefinition(nameof(Site))]
public sealed class SiteTests : ICollectionFixture<Site>;

/// <summary>Those of runs, coverage and rates.</summary>
[CollectionDefinition(nameof(PayrollSite))]
public sealed class PayrollSite : ICollectionFixture<Site>;

/// <summary>Those that mostly wait, for a minute to pass or a server to come back, wait beside the others, on a site of their own.</summary>
[CollectionDefinition(nameof(WaitingTests))]
public sealed class WaitingTests : ICollectionFixture<Site>;

/// <summary>
/// One running program, one Chromium and one register for all tests that only look, or that work with accounts of their own.
/// Started by the first test that needs it.
/// </summary>
public sealed class Site(TestCluster cluster) : IAsyncDisposable
{
    private readonly Lazy<Task<WebHost>> host = new(() => WebHost.StartFilledAsync(cluster));
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> browser = new(LaunchAsync);

    public Task<WebHost> HostAsync() => host.Value;

    /// <summary>Somebody at a computer (or, 390 wide, with a telephone), not yet signed in.</summary>
    public async Task<Visitor> VisitAsync(int width = 1366, int height = 768) => await VisitAsync(await HostAsync(), width, height);

    public Task<Visitor> VisitAsync(WebHost at, int width = 1366, int height = 768) => VisitAsync(at.Address, width, height);

    public async Task<Visitor> VisitAsync(Uri address, int width = 1366, int height = 768) =>
        await Visitor.OpenAsync((await browser.Value).Browser, address, width, height);

    /// <summary>An account for one test alone.</summary>
    public async Task<string> NewOfficerAsync(Application.Access.OfficerRole role, string areaCode)
    {
        var userName = $"thu.{Guid.NewGuid():N}"[..16];
        await TestOfficers.CreateAsync((await HostAsync()).Database.ConnectionString, userName, "Đàm Thị Thử", role, areaCode);
        return userName;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser.IsValueCreated)
        {
            var (driver, chromium) = await browser.Value;
            await chromium.DisposeAsync();
            driver.Dispose();
        }

        if (host.IsValueCreated) await (await host.Value).DisposeAsync();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        return (driver, chromium);
    }
}
