using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Npgsql;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>What the image does, without a Docker engine: the published folder, run by an ordinary user with environment variables only.</summary>
public sealed class DeploymentTests(TestDatabase database, TestCluster cluster, PublishedPrograms programs) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> NoVariables = [];
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
        var folder = await programs.FolderAsync("SocialPay.Web");
        var port = FreePort();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__SocialPay"] = database.ConnectionString,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        };
        using var node = Shell.Start(folder, environment, [.. await OrdinaryUserAsync(), "dotnet", "SocialPay.Web.dll"]);
        using var browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        await UntilHealthyAsync(browser, node);

        await ShouldServeFilesForGoodAsync(browser);
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
        var folder = await programs.FolderAsync(project);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__SocialPay"] = database.ConnectionString };

        using var refused = Shell.Start(folder, environment, ["dotnet", program, .. demo]);

        (await refused.ExitCodeAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, refused.Output);
        refused.Output.ShouldContain("không có dữ liệu mẫu");
        Directory.EnumerateFiles(folder, "SocialPay.Demo*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(folder, Path.ChangeExtension(program, ".deps.json"))).ShouldNotContain("SocialPay.Demo");
        (await database.ScalarAsync<long>("SELECT count(*) FROM users")).ShouldBe(0);
    }

    /// <summary>Compiled ahead: half of a start, and of a large payroll, would go to the compiler.</summary>
    [Theory]
    [InlineData("SocialPay.Web", "SocialPay.Web.dll")]
    [InlineData("SocialPay.Web", "SocialPay.Application.dll")]
    [InlineData("SocialPay.Cli", "socialpay.dll")]
    [InlineData("SocialPay.Cli", "SocialPay.Application.dll")]
    public async Task PublishedProgram_IsCompiledAhead(string project, string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(await programs.FolderAsync(project), assembly)));

        image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBePositive();
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

    // Named by what they hold, so that a browser never asks again, and compressed.
    private static async Task ShouldServeFilesForGoodAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync("dang-nhap", TestContext.Current.CancellationToken);
        foreach (var file in new[] { NamedFile(page, "library/library", "css"), NamedFile(page, "library/library", "js"), NamedFile(page, "_framework/blazor.web", "js") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { { "Accept-Encoding", "br" } } };
            using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"], file);
            answer.Headers.GetValues("Cache-Control").ShouldHaveSingleItem().ShouldContain("immutable", customMessage: file);
            var packed = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var plain = await browser.GetByteArrayAsync(file, TestContext.Current.CancellationToken);
            packed.Length.ShouldBeLessThan(plain.Length / 2, file);
            using var content = new MemoryStream();
            await using (var unpacked = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) await unpacked.CopyToAsync(content, TestContext.Current.CancellationToken);
            content.ToArray().ShouldBe(plain, file);
        }
    }

    // As «library/library.pq9xqkqbuf.css».
    private static string NamedFile(string page, string name, string extension) =>
        Regex.Match(page, $"""{Regex.Escape(name)}\.\w+\.{extension}""", RegexOptions.NonBacktracking).Value is { Length: > 0 } file ? file : throw new InvalidOperationException($"No {name} in {page}");

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
