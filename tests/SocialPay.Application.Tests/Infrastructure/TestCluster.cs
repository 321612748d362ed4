using SocialPay.LocalDatabase;

[assembly: AssemblyFixture(typeof(SocialPay.Tests.Infrastructure.TestCluster))]

namespace SocialPay.Tests.Infrastructure;

/// <summary>
/// The PostgreSQL of the tests: started with the first test that needs it, shared with other test runs of this clone that go on
/// at the same time, stopped by the last one. Nothing is forced to disk.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string DatabasePrefix = "test_";
    private readonly Lazy<Task<LocalCluster>> _cluster = new(StartAsync);

    /// <summary>The running cluster, with the template in it.</summary>
    public Task<LocalCluster> GetAsync() => _cluster.Value;

    public static string NewDatabaseName() => $"{DatabasePrefix}{Environment.ProcessId}_{Guid.NewGuid():N}";

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated && _cluster.Value.IsCompletedSuccessfully)
            await (await _cluster.Value).ReleaseAsync(CancellationToken.None);
    }

    private static async Task<LocalCluster> StartAsync()
    {
        var folder = Path.Combine(ConnectionStringFinder.RepositoryRoot(), ".data", "test-postgres");
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(folder, Durable: false), CancellationToken.None);
        try
        {
            if (cluster.OnlyUser)
                await DropLeftoversAsync(cluster);
            await cluster.EnsureTemplateAsync(TemplateDatabase.Name, TemplateDatabase.PrepareAsync, CancellationToken.None);
            return cluster;
        }
        catch
        {
            await cluster.ReleaseAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>What a killed run left, and the templates of older code.</summary>
    private static async Task DropLeftoversAsync(LocalCluster cluster)
    {
        var tests = await cluster.ListDatabasesAsync(DatabasePrefix, CancellationToken.None);
        var templates = await cluster.ListDatabasesAsync(TemplateDatabase.Prefix, CancellationToken.None);
        foreach (var left in tests.Concat(templates.Except([TemplateDatabase.Name], StringComparer.Ordinal)))
            await cluster.DropDatabaseAsync(left, CancellationToken.None);
    }
}
