using Npgsql;

namespace SocialPay.Tests.Infrastructure;

/// <summary>
/// A database of one's own, copied from the template. For a whole test class:
/// <c>class RunTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</c>; for one test: <see cref="CreateAsync(TestCluster)"/>.
/// </summary>
public sealed class TestDatabase(TestCluster cluster) : IAsyncLifetime
{
    public string Name { get; } = TestCluster.NewDatabaseName();

    public string ConnectionString { get; private set; } = "";

    /// <summary>What it is copied from.</summary>
    private string Template { get; init; } = TemplateDatabase.Name;

    public static Task<TestDatabase> CreateAsync(TestCluster cluster) => CreateAsync(cluster, TemplateDatabase.Name);

    public static async Task<TestDatabase> CreateAsync(TestCluster cluster, string template)
    {
        var database = new TestDatabase(cluster) { Template = template };
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        var server = await cluster.GetAsync();
        await server.CloneDatabaseAsync(Template, Name, CancellationToken.None);
        // Test data may be shown in failures; several classes share the server's 200 sessions.
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString(Name)) { IncludeErrorDetail = true, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>One value by SQL, to look behind the use cases.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (ConnectionString.Length == 0)
            return;
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await (await cluster.GetAsync()).DropDatabaseAsync(Name, CancellationToken.None);
    }
}
