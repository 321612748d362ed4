using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialPay.Application;
using SocialPay.Application.Data;
using SocialPay.LocalDatabase;

namespace SocialPay.Benchmarks;

/// <summary>A database of its own on a private cluster with durable settings, dropped at the end.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly LocalCluster server;
    private readonly string database;
    private readonly ServiceProvider provider;

    private BenchmarkDatabase(LocalCluster cluster, string name, ServiceProvider services) => (this.server, this.database, this.provider) = (cluster, name, services);

    public static async Task<BenchmarkDatabase> CreateAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(ConnectionStringFinder.RepositoryRoot(), ".data", "benchmark-postgres");
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(folder), cancellation);
        var name = $"benchmark_{Environment.ProcessId}_{Environment.TickCount64}";
        await cluster.EnsureDatabaseAsync(name, cancellation);
        var connectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString(name)) { CommandTimeout = 600 }.ConnectionString;
        var services = new ServiceCollection().AddLogging().AddSocialPay(connectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
        return new BenchmarkDatabase(cluster, name, services) { Connection = new NpgsqlConnection(connectionString) };
    }

    public required NpgsqlConnection Connection { get; init; }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        if (Connection.State == System.Data.ConnectionState.Closed) await Connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<long> CountAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await provider.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await server.DropDatabaseAsync(database, CancellationToken.None);
        await server.ReleaseAsync(CancellationToken.None);
    }
}
