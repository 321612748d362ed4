using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Demo;
using SocialPay.Demo;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Demo;

/// <summary>The officers of a demo live in its own days; the system does not.</summary>
public sealed class DemoDayTests(TestCluster cluster)
{
    private static readonly DateTimeOffset Loaded = new(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_BeginsTheDemosDay_WhichRunsOnInEveryProcess()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var system = new FixedClock(Loaded);
        await using (var first = Services(database, system))
        {
            await LoadAsync(first);
            first.GetRequiredService<OfficeClock>().GetUtcNow().ShouldBe(new DateTimeOffset(2021, 5, 25, 9, 0, 0, TimeSpan.FromHours(7)));
        }

        // Another process, a day and twenty hours later: in Vietnam it is past midnight.
        system.Now = Loaded.AddHours(44);
        await using var second = Services(database, system);
        var office = second.GetRequiredService<OfficeClock>();

        office.IsDemo.ShouldBeTrue();
        office.Today().ShouldBe(new DateOnly(2021, 5, 27));
        office.GetUtcNow().InVietnam().Hour.ShouldBe(5);
        second.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBe(system.Now, "Cookies, keys and logs go by the world's clock.");
        (await second.GetRequiredService<Workplaces>().OpenAsync(new Actor("so.20"), null, null, Cancellation)).Value.Month.ShouldBe(new PayPeriod(2021, 5));
    }

    [Fact]
    public async Task Day_OfADatabaseThatIsNoDemos_IsTheWorlds()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database, new FixedClock(Loaded));
        var office = services.GetRequiredService<OfficeClock>();

        office.IsDemo.ShouldBeFalse();
        office.GetUtcNow().ShouldBe(Loaded);
        (await services.GetRequiredService<IDemo>().GoOnAsync(new DateOnly(2021, 8, 1), Cancellation)).Error.ShouldBe(DemoErrors.NotLoaded);
        (await database.ScalarAsync<long>("select count(*) from reference_data_sets where name like 'demo%'")).ShouldBe(0);
    }

    [Fact]
    public async Task GoOn_GoesForwardOnly()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var services = Services(database, new FixedClock(Loaded));
        await LoadAsync(services);
        var demo = services.GetRequiredService<IDemo>();

        (await demo.GoOnAsync(new DateOnly(2021, 8, 25), Cancellation)).IsDone.ShouldBeTrue();
        (await demo.GoOnAsync(new DateOnly(2021, 6, 1), Cancellation)).IsDone.ShouldBeTrue();

        services.GetRequiredService<OfficeClock>().Today().ShouldBe(new DateOnly(2021, 8, 25));
        (await database.ScalarAsync<long>("select count(*) from reference_data_sets where name like 'demo% day %'")).ShouldBe(1);
    }

    [Fact]
    public void UseCases_TellTheOfficersTimeFromTheSystems()
    {
        // Patience with files, and their age.
        Type[] system =
        [
            typeof(OfficeClock), typeof(DatabaseSetup), typeof(Application.Spreadsheets.Uploads),
            typeof(Application.Spreadsheets.ReadingDesk), typeof(Application.Spreadsheets.UploadCleaner),
        ];
        typeof(OfficeClock).Assembly.GetTypes()
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(TimeProvider))))
            .ShouldBe(system, ignoreOrder: true, "Whatever officers see or decide goes by OfficeClock.");
    }

    private static ServiceProvider Services(TestDatabase database, TimeProvider system) =>
        new ServiceCollection().AddLogging().AddSingleton(system).AddSocialPay(database.ConnectionString).BuildServiceProvider();

    private static async Task LoadAsync(ServiceProvider services) =>
        (await services.GetRequiredService<IDemo>().LoadAsync(0, null, Cancellation)).IsDone.ShouldBeTrue();
}
