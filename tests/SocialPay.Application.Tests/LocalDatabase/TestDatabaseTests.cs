using Npgsql;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.LocalDatabase;

public sealed class TestDatabaseTests(TestDatabase database, TestCluster cluster) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Role_OwnsDatabase_IsNoSuperuser()
    {
        (await database.ScalarAsync<string>("SELECT current_user::text")).ShouldBe("socialpay");
        (await database.ScalarAsync<bool>("SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user")).ShouldBeFalse();
        (await database.ScalarAsync<string>("SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()")).ShouldBe("socialpay");
    }

    [Theory]
    [InlineData("unaccent")]
    [InlineData("pg_trgm")]
    [InlineData("btree_gist")]
    [InlineData("pgcrypto")]
    public async Task Extension_MadeByOwner(string name)
    {
        await database.ExecuteAsync($"CREATE EXTENSION IF NOT EXISTS {name}");

        (await database.ScalarAsync<string>($"SELECT extname::text FROM pg_extension WHERE extname = '{name}'")).ShouldBe(name);
    }

    [Fact]
    public async Task Letters_AreVietnamese()
    {
        (await database.ScalarAsync<string>("SELECT lower('ĐẶNG THỊ ƯỚC')")).ShouldBe("đặng thị ước");
    }

    [Fact]
    public async Task Clone_HasTemplatesContent_AndIsApart()
    {
        var server = await cluster.GetAsync();
        var template = TestCluster.NewDatabaseName();
        var one = TestCluster.NewDatabaseName();
        var other = TestCluster.NewDatabaseName();
        await server.EnsureTemplateAsync(template, (login, _) => RunAsync(login, "CREATE TABLE area (code text); INSERT INTO area VALUES ('20')"), Ct);
        await server.EnsureTemplateAsync(template, (_, _) => throw new InvalidOperationException("It is there already."), Ct);

        await Task.WhenAll(server.CloneDatabaseAsync(template, one, Ct), server.CloneDatabaseAsync(template, other, Ct));
        await RunAsync(server.ConnectionString(one), "INSERT INTO area VALUES ('01')");

        (await RunAsync(server.ConnectionString(one), "SELECT count(*) FROM area")).ShouldBe(2L);
        (await RunAsync(server.ConnectionString(other), "SELECT count(*) FROM area")).ShouldBe(1L);
        foreach (var name in new[] { one, other, template })
            await server.DropDatabaseAsync(name, Ct);
        (await server.ListDatabasesAsync(one, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Template_FailedPreparation_IsNotKept()
    {
        var server = await cluster.GetAsync();
        var template = TestCluster.NewDatabaseName();

        var prepare = () => server.EnsureTemplateAsync(template, (_, _) => throw new InvalidOperationException("no"), Ct);

        await prepare.ShouldThrowAsync<InvalidOperationException>();
        (await server.ExistsAsync(template, Ct)).ShouldBeFalse();
        await server.DropDatabaseAsync(template + "_new", Ct);
    }

    private static async Task<object?> RunAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
