using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Demo;
using SocialPay.Domain.Policy;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Demo;

public sealed class DemoLoaderTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_BringsTheRegisterInByGroup()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database);

        var load = await services.GetRequiredService<DemoLoader>().LoadAsync(400, null, Cancellation);

        load.Error.ShouldBeNull();
        await using var db = await Context(services);
        var groups = await db.Entitlements.Where(entitlement => entitlement.Component == RuleComponent.Allowance)
            .GroupBy(entitlement => entitlement.Group.Substring(4, 3)).Select(group => new KeyValuePair<string, int>(group.Key, group.Count())).ToListAsync(Cancellation);
        groups.ShouldBe([new("5.1", 4), new("5.2", 1), new("5.4", 22), new("5.5", 175), new("5.6", 198)], ignoreOrder: true);
        (await db.PayrollRuns.CountAsync(Cancellation)).ShouldBe(0);
        // Told at once, and not when the server looks by itself: until then it plans as if the register were empty.
        (await database.ScalarAsync<float>("select reltuples from pg_class where relname = 'beneficiaries'")).ShouldBe(400);
    }

    [Fact]
    public async Task Load_Again_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database);
        var loader = services.GetRequiredService<DemoLoader>();
        await loader.LoadAsync(30, null, Cancellation);

        var again = await loader.LoadAsync(30, null, Cancellation);

        again.Value.AlreadyThere.ShouldBeTrue();
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(30);
    }

    [Fact]
    public async Task Load_WithAnotherNumber_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database);
        var loader = services.GetRequiredService<DemoLoader>();
        await loader.LoadAsync(0, null, Cancellation);

        var other = await loader.LoadAsync(10, null, Cancellation);

        other.Error.ShouldBe(DemoErrors.LoadedWith(0));
        (await database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
    }

    [Fact]
    public async Task Load_IntoADatabaseInUse_IsRefusedAndMakesNoAccounts()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database);
        await using (var db = await Context(services))
        {
            db.Users.Add(new SocialPayUser { UserName = "ha", NormalizedUserName = "HA", FullName = "Nguyễn Thị Hà" });
            await db.SaveChangesAsync(Cancellation);
        }

        var load = await services.GetRequiredService<DemoLoader>().LoadAsync(10, null, Cancellation);

        load.Error.ShouldBe(DemoErrors.DatabaseInUse);
        (await database.ScalarAsync<long>("select count(*) from users")).ShouldBe(1);
    }

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();

    private static Task<SocialPayContext> Context(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync(Cancellation);
}
