using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Data;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Data;

/// <summary>What a node that starts does to a database that is in use.</summary>
public sealed class DatabaseSetupTests(TestCluster cluster)
{
    private const string ViewIds = "select string_agg(oid::bigint || ' ' || relname, ', ' order by relname) from pg_class where relkind = 'v' and relname like 'invariant\\_%'";

    private const string Names = "select string_agg(relname, ', ' order by relname) from pg_class where relkind = 'v' and relname like 'invariant\\_%'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_Again_LeavesTheViewsThatOthersReadFrom()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var before = await database.ScalarAsync<string>(ViewIds);

        await MigrateAsync(database);

        before.ShouldNotBeNull();
        (await database.ScalarAsync<string>(ViewIds)).ShouldBe(before);
    }

    [Fact]
    public async Task Migrate_OverTheViewsOfAnotherProgram_ReplacesThem()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (ids, names) = (await database.ScalarAsync<string>(ViewIds), await database.ScalarAsync<string>(Names));
        await database.ExecuteAsync("create view invariant_99_given_up as select 'x' as subject; update reference_data_sets set sha256 = 'other' where name = 'invariants'");

        await MigrateAsync(database);

        (await database.ScalarAsync<string>(Names)).ShouldBe(names);
        (await database.ScalarAsync<string>(ViewIds)).ShouldNotBe(ids);
        names!.Split(", ").ShouldBe(Invariants.Views);
    }

    [Fact]
    public async Task Migrate_OverTheGuardsOfAnotherProgram_PutsItsOwnInTheirPlace()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.ExecuteAsync("drop trigger maker_is_not_checker on payroll_run_steps; update reference_data_sets set sha256 = 'other' where name = 'guards'");

        await MigrateAsync(database);

        (await database.ScalarAsync<long>("select count(*) from pg_trigger where tgname = 'maker_is_not_checker'")).ShouldBe(1);
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(Cancellation);
    }
}
