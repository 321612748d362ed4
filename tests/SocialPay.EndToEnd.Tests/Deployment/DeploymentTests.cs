using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>What the image does, without a Docker engine: the published folder, run by an ordinary user with environment variables only.</summary>
public sealed class DeploymentTests(TestDatabase database, TestCluster cluster) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"socialpay-deployment-{Guid.NewGuid():N}");

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task PublishedFolder_AsOrdinaryUser_ServesAndStops()
    {
        await PublishAsync("SocialPay.Web");
        var port = FreePort();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__SocialPay"] = database.ConnectionString,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        };
        using var node = Shell.Start(_folder, environment, [.. await OrdinaryUserAsync(), "dotnet", "SocialPay.Web.dll"]);
        using var browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        await UntilHealthyAsync(browser, node);

        var script = await browser.GetByteArrayAsync("_framework/blazor.web.js", TestContext.Current.CancellationToken);
        script.Length.ShouldBe(187_546);
        (await database.ScalarAsync<long>("SELECT count(*) FROM users")).ShouldBe(0, "A deployment has no accounts that everybody knows.");
        await Shell.RunAsync(_folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_HTTP_PORTS"] = $"{port}" }, Deploy("healthcheck"));

        await node.TerminateAsync();
        (await node.ExitCodeAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, node.Output);
    }

    [Theory]
    [InlineData("SocialPay.Web", "SocialPay.Web.dll", "--demo")]
    [InlineData("SocialPay.Cli", "socialpay.dll", "demo", "load", "lang-son-2020")]
    public async Task PublishedFolder_CarriesNoDemo(string project, string program, params string[] demo)
    {
        await PublishAsync(project);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__SocialPay"] = database.ConnectionString };

        using var refused = Shell.Start(_folder, environment, ["dotnet", program, .. demo]);

        (await refused.ExitCodeAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, refused.Output);
        refused.Output.ShouldContain("không có dữ liệu mẫu");
        Directory.EnumerateFiles(_folder, "SocialPay.Demo*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(_folder, Path.ChangeExtension(program, ".deps.json"))).ShouldNotContain("SocialPay.Demo");
        (await database.ScalarAsync<long>("SELECT count(*) FROM users")).ShouldBe(0);
    }

    [Fact]
    public async Task HealthCheck_NobodyAnswers_Fails()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_HTTP_PORTS"] = $"{FreePort()}" };
        using var check = Shell.Start(_folder, environment, Deploy("healthcheck"));

        (await check.ExitCodeAsync(TimeSpan.FromSeconds(30))).ShouldNotBe(0);
    }

    [Fact]
    public async Task Backup_Restored_HasSameRows()
    {
        await database.ExecuteAsync("CREATE TABLE backup_probe AS SELECT n, 'Nguyễn Thị Ước ' || n AS name FROM generate_series(1, 1000) n");
        const string Digest = "SELECT md5(string_agg(n || name, ',' ORDER BY n)) FROM backup_probe";
        var server = await cluster.GetAsync();
        var restored = TestCluster.NewDatabaseName();
        await server.EnsureDatabaseAsync(restored, TestContext.Current.CancellationToken);
        var login = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = login.Host!,
            ["PGPORT"] = login.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = login.Username!,
            ["PGPASSWORD"] = login.Password!,
            ["PGDATABASE"] = login.Database!,
        };

        await Shell.RunAsync(_folder, environment, Deploy("backup"), _folder);
        var dump = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        await Shell.RunAsync(_folder, environment, "pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", $"--dbname={restored}", dump);

        dump.ShouldEndWith(".dump");
        await using (var connection = new NpgsqlConnection(server.ConnectionString(restored) + ";Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(Digest, connection);
            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(await database.ScalarAsync<string>(Digest));
        }
        await server.DropDatabaseAsync(restored, TestContext.Current.CancellationToken);
    }

    private Task<string> PublishAsync(string project) => Shell.RunAsync(
        Shell.Repository,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/" },
        "dotnet", "publish", $"src/{project}", "-c", Configuration, "--no-build", "-o", _folder, "-v", "q", "--nologo");

    private static string Deploy(string script) => Path.Combine(Shell.Repository, "deploy", script);

    // Root would read and write what the image's user may not.
    private static async Task<string[]> OrdinaryUserAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return [];
        string[] nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];
        using var probe = Shell.Start("/", NoVariables, [.. nobody, "dotnet", "--list-runtimes"]);
        Assert.SkipUnless(await probe.ExitCodeAsync(TimeSpan.FromSeconds(30)) == 0, "The .NET SDK lies in a folder that only root may enter.");
        return nobody;
    }

    private static async Task UntilHealthyAsync(HttpClient browser, Shell node)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
        {
            node.HasExited.ShouldBeFalse(node.Output);
            try
            {
                using var answer = await browser.GetAsync("health", TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
        Assert.Fail($"Not healthy within two minutes:\n{node.Output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
