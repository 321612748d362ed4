using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SocialPay.LocalDatabase;

namespace SocialPay.Application.Tests.LocalDatabase;

/// <summary>Each test has a cluster in a folder of its own; they run one after the other.</summary>
public sealed class LocalClusterTests : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private readonly LocalClusterOptions _options =
        new(Path.Combine(Path.GetTempPath(), $"socialpay-cluster-{Guid.NewGuid():N}"), Durable: false);

    private string PidFile => Path.Combine(_options.Folder, "data", "postmaster.pid");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await LocalCluster.StopAsync(_options, CancellationToken.None);
        if (Directory.Exists(_options.Folder))
            Directory.Delete(_options.Folder, recursive: true);
    }

    [Fact]
    public async Task Start_AsRoot_RunsAsOrdinaryUser()
    {
        var cluster = await LocalCluster.StartAsync(_options, Ct);

        cluster.StartedHere.ShouldBeTrue();
        UserIdOf(RunningPid()).ShouldNotBe("0");
        (await AskAsync(cluster.ConnectionString("postgres"), "SHOW listen_addresses")).ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task Start_RunningAlready_JoinsIt()
    {
        var first = await LocalCluster.StartAsync(_options, Ct);
        var pid = RunningPid();

        var second = await LocalCluster.StartAsync(_options, Ct);

        second.StartedHere.ShouldBeFalse();
        second.OnlyUser.ShouldBeFalse();
        second.ConnectionString("x").ShouldBe(first.ConnectionString("x"));
        RunningPid().ShouldBe(pid);
    }

    [Fact]
    public async Task Start_TwoAtOnce_OneServer()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => LocalCluster.StartAsync(_options, Ct))));

        clusters.Count(c => c.StartedHere).ShouldBe(1);
        clusters.Select(c => c.ConnectionString("x")).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Start_PidFileOfDeadServer_StartsAnew()
    {
        var cluster = await LocalCluster.StartAsync(_options, Ct);
        await cluster.EnsureDatabaseAsync("kept", Ct);
        var killed = RunningPid();
        using (var server = Process.GetProcessById(killed))
        {
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }
        File.Exists(PidFile).ShouldBeTrue();

        var again = await LocalCluster.StartAsync(_options, Ct);

        again.StartedHere.ShouldBeTrue();
        RunningPid().ShouldNotBe(killed);
        (await again.ExistsAsync("kept", Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Start_PidFileNamesOtherProgram_StartsAnew()
    {
        var cluster = await LocalCluster.StartAsync(_options, Ct);
        var lines = await File.ReadAllLinesAsync(PidFile, Ct);
        await cluster.StopAsync(immediate: false, Ct);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(PidFile, lines, Ct);

        var again = await LocalCluster.StartAsync(_options, Ct);

        again.StartedHere.ShouldBeTrue();
        RunningPid().ShouldNotBe(Environment.ProcessId);
    }

    [Fact]
    public async Task Stop_ThenStart_SameConnectionString()
    {
        var cluster = await LocalCluster.StartAsync(_options, Ct);
        var pid = RunningPid();

        await cluster.StopAsync(immediate: true, Ct);

        File.Exists($"/proc/{pid}").ShouldBeFalse();
        (await LocalCluster.StopAsync(_options, Ct)).ShouldBeFalse();
        var again = await LocalCluster.StartAsync(_options, Ct);
        again.ConnectionString("x").ShouldBe(cluster.ConnectionString("x"));
    }

    [Fact]
    public async Task Release_OtherUserLeft_GoesOn()
    {
        var first = await LocalCluster.StartAsync(_options, Ct);
        var second = await LocalCluster.StartAsync(_options, Ct);

        await first.ReleaseAsync(Ct);
        File.Exists(PidFile).ShouldBeTrue();
        await second.ReleaseAsync(Ct);
        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Passwords_OnlyOwnerMayRead()
    {
        await LocalCluster.StartAsync(_options, Ct);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_options.Folder, "passwords")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Start_FolderOutOfServersReach_GoesToVarTmp()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may enter folders that the server's user may not.");
        var closed = Directory.CreateTempSubdirectory("socialpay-closed-");
        var options = _options with { Folder = Path.Combine(closed.FullName, "postgres") };

        var cluster = await LocalCluster.StartAsync(options, Ct);
        var again = await LocalCluster.StartAsync(options, Ct);

        cluster.Folder.ShouldStartWith("/var/tmp/socialpay-");
        again.Folder.ShouldBe(cluster.Folder);
        (await LocalCluster.StopAsync(options, Ct)).ShouldBeTrue();
        Directory.Delete(cluster.Folder, recursive: true);
        closed.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_NoPostgreSql_SaysWhatToInstall()
    {
        var empty = Directory.CreateTempSubdirectory("socialpay-no-postgres-");

        var start = () => LocalCluster.StartAsync(_options with { BinaryFolders = [empty.FullName] }, Ct);

        var exception = await start.ShouldThrowAsync<LocalDatabaseException>();
        exception.Message.ShouldContain("apt-get install postgresql postgresql-contrib");
        exception.Message.ShouldContain("ConnectionStrings__SocialPay");
        exception.Message.ShouldContain("Hãy cài đặt");
        empty.Delete();
    }

    [Fact]
    public async Task Start_OldPostgreSqlOnly_NamesItsVersion()
    {
        var old = Directory.CreateTempSubdirectory("socialpay-old-postgres-");
        foreach (var name in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var program = Path.Combine(old.FullName, name);
            await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'postgres (PostgreSQL) 13.9'\n", Ct);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = () => LocalCluster.StartAsync(_options with { BinaryFolders = [old.FullName] }, Ct);

        (await start.ShouldThrowAsync<LocalDatabaseException>()).Message.ShouldContain("13");
        old.Delete(recursive: true);
    }

    private int RunningPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static string UserIdOf(int pid) =>
        File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[2];

    private static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(Ct);
    }
}
