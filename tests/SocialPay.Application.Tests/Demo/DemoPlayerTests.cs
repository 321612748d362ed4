using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application.Data;
using SocialPay.Demo;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Application.Tests.Demo;

/// <summary>A small province as a visitor of the demo finds it: January to May 2021 played, June as a draft.</summary>
public sealed class PlayedProvince(TestCluster cluster) : IAsyncLifetime
{
    public const int People = 700;

    private TestDatabase? database;
    private ServiceProvider? services;

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public Task<SocialPayContext> ContextAsync() => Get<IDbContextFactory<SocialPayContext>>().CreateDbContextAsync();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        services = new ServiceCollection().AddLogging().AddSocialPay(database.ConnectionString).BuildServiceProvider();
        (await Get<DemoLoader>().LoadAsync(People, null, CancellationToken.None)).Error.ShouldBeNull();
        (await Get<DemoPlayer>().SetSceneAsync(CancellationToken.None)).Error.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

public sealed class DemoPlayerTests(PlayedProvince province) : IClassFixture<PlayedProvince>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SetScene_SettlesFiveMonthsAndLeavesJuneAsDrafts()
    {
        await using var db = await province.ContextAsync();
        var states = await db.PayrollRuns.GroupBy(run => new { run.Period, run.State }).Select(group => new { group.Key.Period, group.Key.State, Runs = group.Count() })
            .OrderBy(group => group.Period).ToListAsync(Cancellation);

        states.Select(group => (group.Period.Month, group.State, group.Runs)).ShouldBe(
        [
            (1, PayrollRunState.Settled, 11), (2, PayrollRunState.Settled, 11), (3, PayrollRunState.Settled, 11), (4, PayrollRunState.Settled, 11),
            (5, PayrollRunState.Settled, 11), (6, PayrollRunState.Draft, 11),
        ]);
    }

    [Fact]
    public async Task SetScene_Again_LeavesTheDraftsToTheirDistricts()
    {
        (await province.Get<DemoPlayer>().SetSceneAsync(Cancellation)).Error.ShouldBeNull();

        await using var db = await province.ContextAsync();
        (await db.PayrollRuns.Where(run => run.Period == new PayPeriod(2021, 6)).ToListAsync(Cancellation)).ShouldAllBe(run => run.Revision == 1);
    }

    [Fact]
    public async Task Play_PaysEverybodyInTheFirstMonth()
    {
        await using var db = await province.ContextAsync();
        (await db.PayrollRuns.Where(run => run.Period == new PayPeriod(2021, 1)).SumAsync(run => run.People, Cancellation)).ShouldBe(PlayedProvince.People);
    }

    /// <summary>Nobody of the register is missing without a word; whom the demo doesn't pay has grown out of a group.</summary>
    [Fact]
    public async Task Play_NamesWhomItDoesNotPay()
    {
        await using var db = await province.ContextAsync();
        var june = new PayPeriod(2021, 6);
        var runs = await db.PayrollRuns.Where(run => run.Period == june && run.State != PayrollRunState.Cancelled).Select(run => run.Id).ToListAsync(Cancellation);
        var paid = await db.PayrollLines.Where(line => runs.Contains(line.RunId)).Select(line => line.BeneficiaryId).Distinct().ToListAsync(Cancellation);
        var unpaid = await db.UnpaidPeople.Where(unpaid => runs.Contains(unpaid.RunId)).ToListAsync(Cancellation);
        var exceptions = await db.PayrollExceptions.Where(exception => runs.Contains(exception.RunId)).Select(exception => exception.BeneficiaryId).ToListAsync(Cancellation);
        // Everybody who lives in the province, and the moved ones once.
        var living = await db.Residences.Where(home => home.AreaId != null && home.FirstMonth <= june && (home.LastMonth == null || home.LastMonth >= june)).Select(home => home.BeneficiaryId).ToListAsync(Cancellation);
        living.ShouldBeUnique();
        paid.Concat(unpaid.Select(person => person.BeneficiaryId)).Concat(exceptions).Distinct().Order().ShouldBe(living.Order());
        paid.Intersect(unpaid.Select(person => person.BeneficiaryId)).ShouldBeEmpty();
        unpaid.ShouldAllBe(person => person.Cause == UnpaidCause.TooOld || person.Cause == UnpaidCause.Died || person.Cause == UnpaidCause.Ended || person.Cause == UnpaidCause.Suspended);
    }

    [Fact]
    public async Task Play_BringsChangesOfManyKinds_AboutOneInAHundredEachMonth()
    {
        await using var db = await province.ContextAsync();
        var changes = await db.RegisterChanges.Where(change => change.Kind != ChangeKind.Registration && change.Kind != ChangeKind.Account).ToListAsync(Cancellation);
        changes.ShouldAllBe(change => change.State == ChangeState.Approved);
        // February to June.
        changes.Count.ShouldBeInRange(5 * PlayedProvince.People / 200, 5 * PlayedProvince.People / 50);
        changes.Select(change => change.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task Play_PaysInCashUntilThePilotAndThenToAccountsInItsDistricts()
    {
        await using var db = await province.ContextAsync();
        var batches = await db.Batches.Select(batch => new { batch.Run!.Period, District = batch.Run.Area!.Code, Provider = batch.Provider!.Code }).Distinct().ToListAsync(Cancellation);

        batches.Where(batch => batch.Period < new PayPeriod(2021, 4)).ShouldAllBe(batch => batch.Provider == LangSonProviders.PostOffice);
        batches.Where(batch => batch.Provider != LangSonProviders.PostOffice && batch.Period == new PayPeriod(2021, 4))
            .Select(batch => (batch.District, batch.Provider)).ShouldBe(
            [
                ("178", LangSonProviders.Viettel), ("178", LangSonProviders.VietinBank), ("183", LangSonProviders.Viettel), ("183", LangSonProviders.VietinBank),
            ], ignoreOrder: true);
    }

    [Fact]
    public async Task Play_CarriesWhatWasNotCollectedIntoTheNextMonth()
    {
        await using var db = await province.ContextAsync();
        var missed = await db.Instructions.Where(instruction => instruction.State == InstructionState.Uncollected && instruction.Batch!.Run!.Period == new PayPeriod(2021, 1))
            .Select(instruction => instruction.BeneficiaryId).ToListAsync(Cancellation);
        var carried = await db.PayrollLines
            .Where(line => line.Kind == PayrollLineKind.CarriedOver && db.PayrollRuns.Any(run => run.Id == line.RunId && run.Period == new PayPeriod(2021, 2)))
            .Select(line => line.BeneficiaryId).Distinct().ToListAsync(Cancellation);

        missed.Count.ShouldBeGreaterThan(0);
        carried.ShouldBe(missed, ignoreOrder: true);
    }

    [Fact]
    public async Task Play_MorePeopleAreOnAccountsEveryMonthOfThePilot()
    {
        await using var db = await province.ContextAsync();
        var accounts = await db.Instructions
            .Where(instruction => instruction.MethodKind == PaymentMethodKind.BankAccount || instruction.MethodKind == PaymentMethodKind.EMoneyAccount)
            .GroupBy(instruction => instruction.Batch!.Run!.Period).Select(group => new { Period = group.Key, Count = group.Count() })
            .OrderBy(group => group.Period).ToListAsync(Cancellation);

        accounts.Select(group => group.Period.Month).ShouldBe([4, 5, 6]);
        accounts.Select(group => group.Count).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task Play_WhoChoosesAnAccountHasOneMethodAMonth()
    {
        await using var db = await province.ContextAsync();
        var chosen = await db.Beneficiaries.Where(person => person.PaymentMethods.Count > 1).Include(person => person.PaymentMethods).ToListAsync(Cancellation);

        chosen.ShouldNotBeEmpty();
        foreach (var methods in chosen.Select(person => person.PaymentMethods.OrderBy(method => method.From).ToList()))
        {
            methods.Count.ShouldBe(2);
            methods[0].To.ShouldBe(methods[1].From.Previous);
            (methods[0].Kind.IsCashless(), methods[1].Kind.IsCashless()).ShouldBe((false, true));
        }
    }

    [Fact]
    public async Task Play_LeavesEveryInvariantWhole() =>
        (await province.Get<Invariants>().VerifyAsync(Cancellation)).ShouldAllBe(finding => finding.Violations.Count == 0);

    [Fact]
    public async Task Play_Again_ChangesNothing()
    {
        await using var db = await province.ContextAsync();
        var before = await db.PaymentResults.CountAsync(Cancellation);

        var again = await province.Get<DemoPlayer>().PlayAsync(new PayPeriod(2021, 5), Cancellation);

        again.Value.ShouldAllBe(month => month.NewAccounts == 0 && month.NotPaid == 0);
        (await db.PaymentResults.CountAsync(Cancellation)).ShouldBe(before);
    }

    [Fact]
    public async Task Play_StepsBearTheDatesOfTheirMonth()
    {
        await using var db = await province.ContextAsync();
        var run = await db.PayrollRuns.Include(candidate => candidate.Steps).FirstAsync(candidate => candidate.Period == new PayPeriod(2021, 1), Cancellation);

        run.Steps.Where(step => step.Action != RunAction.Settle).ShouldAllBe(step => step.At.Year == 2020 && step.At.Month == 12);
    }
}
