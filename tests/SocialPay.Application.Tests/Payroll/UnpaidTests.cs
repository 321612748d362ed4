using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Coverage;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>Nobody of the register is passed over in silence, and nobody counts twice.</summary>
public sealed class UnpaidTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = TestProvince.January;
    private TestDatabase database = null!;
    private TestProvince province = null!;

    private RunQueries Runs => province.Get<RunQueries>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(cluster);
        province = await TestProvince.CreateAsync(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Unpaid_NamesEverybodyWithTheReason()
    {
        await province.AddPersonAsync("Nông Thị Được");
        await province.AddPersonAsync("Nông Thị Chưa Cách", method: province.Account("1", "A", PaymentMethodState.Declared));
        await AddAsync("Lý Không Quyết Định", person => person.Entitlements.Clear());
        await AddAsync("Lý Chưa Đến", person => person.Entitlements[0] = Decision(new(2021, 2)));
        await AddAsync("Lý Đã Thôi", person => person.Entitlements[0] = Decision(new(2018, 1), new(2020, 12)));
        await AddAsync("Lý Đã Mất", person => person.DiedOn = new DateOnly(2020, 12, 30));
        await AddAsync("Lý Nhẹ", person => person.Circumstances[0] = TestProvince.Fact("disability", "mild"));
        await AddAsync("Lý Chi Rồi", person => person.Entitlements[0] = Decision(new(2018, 1), paid: new(2021, 3)));
        await province.AddPersonAsync("Lý Quá Tuổi", change: Child, birthYear: 2004);
        await province.AddPersonAsync("Nông Thị Trẻ", change: Child, birthYear: 2010);
        await AddAsync("Lý Có Công", person => person.Entitlements[0] = Merit(new DateOnly(2018, 1, 5)));
        var run = await ComputeAsync(TestProvince.Preparer, "178", Programme.SocialAssistance);

        (await NamedAsync(run)).ShouldBe(
        [
            ("Lý Chưa Đến", UnpaidCause.NotYetStarted), ("Lý Không Quyết Định", UnpaidCause.NoDecision), ("Lý Đã Mất", UnpaidCause.Died), ("Lý Nhẹ", UnpaidCause.NothingOwed),
            ("Lý Chi Rồi", UnpaidCause.PaidBefore), ("Lý Đã Thôi", UnpaidCause.Ended), ("Lý Quá Tuổi", UnpaidCause.TooOld),
        ]);
        var details = (await Runs.DetailsAsync(TestProvince.Preparer, run, default)).Value;
        details.Unpaid.ShouldContain(new UnpaidTotal(UnpaidCause.Died, 1));
        // All of the register but the one of merit, who is in the other run.
        (details.Run.People, details.Exceptions.Count, details.NotPaid).ShouldBe((2, 1, 8));
    }

    [Fact]
    public async Task Unpaid_OfMerit_KnowsItsOwnPeopleOnly()
    {
        await province.AddPersonAsync("Nông Thị A");
        await AddAsync("Lý Không Quyết Định", person => person.Entitlements.Clear());
        await AddAsync("Lý Mới Có Công", person => person.Entitlements[0] = Merit(new DateOnly(2021, 1, 5)));
        var run = await ComputeAsync(TestProvince.Preparer, "178", Programme.Merit);
        (await NamedAsync(run)).ShouldBe([("Lý Mới Có Công", UnpaidCause.NotYetStarted)]);
    }

    [Fact]
    public async Task Unpaid_WhoMovedAfterTheOtherAreaComputed_IsPaidByThatRun()
    {
        var mover = await province.AddPersonAsync("Lý Chuyển Đi");
        await province.AddPersonAsync("Vi Thị B", communeCode: "06184");
        await ComputeAsync(TestProvince.Preparer, "178", Programme.SocialAssistance);
        await province.MoveAsync(mover.Id, "06184", TestProvince.January.Previous);
        var there = await ComputeAsync(TestProvince.NeighbourPreparer, "183", Programme.SocialAssistance);
        (await NamedAsync(there, TestProvince.NeighbourPreparer)).ShouldBe([("Lý Chuyển Đi", UnpaidCause.PaidByOtherRun)]);
    }

    [Fact]
    public async Task Unpaid_IsSearchedNarrowedPagedAndGoesWithTheDraft()
    {
        foreach (var name in new[] { "Lý Thị Bông", "Lý Văn Cả", "Hà Thị Dín" }) await AddAsync(name, person => person.Entitlements.Clear());
        await AddAsync("Hà Đã Mất", person => person.DiedOn = new DateOnly(2020, 5, 1));
        await province.AddPersonAsync("Nông Thị Được");
        var run = await ComputeAsync(TestProvince.Preparer, "178", Programme.SocialAssistance);
        (await PageAsync(new(Search: "bong ly"))).Rows.Select(row => row.FullName).ShouldBe(["Lý Thị Bông"]);
        (await PageAsync(new(Cause: UnpaidCause.Died))).Rows.Select(row => row.FullName).ShouldBe(["Hà Đã Mất"]);
        (await PageAsync(new(AreaCode: "05974"))).Total.ShouldBe(0);
        var second = await PageAsync(new(), 2);
        (second.Total, string.Join(", ", second.Rows.Select(row => row.FullName))).ShouldBe((4, "Hà Thị Dín, Hà Đã Mất"));
        (await PageAsync(new(Sort: UnpaidSort.Name, Descending: true))).Rows.Select(row => row.FullName).ShouldBe(["Hà Đã Mất", "Hà Thị Dín", "Lý Văn Cả", "Lý Thị Bông"]);
        (await Runs.UnpaidAsync(TestProvince.NeighbourPreparer, run, new(), 0, 10, default)).Error.ShouldBe(Error.NotFound);

        await database.ExecuteAsync("update beneficiaries set died_on = null");
        await ComputeAsync(TestProvince.Preparer, "178", Programme.SocialAssistance);
        (await PageAsync(new())).Total.ShouldBe(3);
        (await province.Get<RunWorkflow>().CancelAsync(TestProvince.Preparer, run, null, default)).Error.ShouldBeNull();
        (await database.ScalarAsync<long>("select count(*) from payroll_unpaid")).ShouldBe(0);

        async Task<Application.Data.Page<UnpaidView>> PageAsync(UnpaidFilter filter, int skip = 0) =>
            (await Runs.UnpaidAsync(TestProvince.Preparer, run, filter, skip, 10, default)).Value;
    }

    [Fact]
    public async Task Groups_OfTwoMonthsUnderTwoRows_CountAPersonOnce()
    {
        await using var own = await TestDatabase.CreateAsync(cluster);
        await using var there = await TestProvince.CreateAsync(own.ConnectionString, new FixedClock(new DateTimeOffset(2026, 8, 20, 3, 0, 0, TimeSpan.Zero)));
        await using var db = await there.OpenAsync();
        var commune = await db.Areas.Where(area => area.Level == AreaLevel.Commune && area.ValidFrom == new DateOnly(2025, 7, 1)
            && db.Areas.Any(parent => parent.Level == AreaLevel.Province && parent.Code == "20" && parent.ValidTo == null && parent.Id == area.ParentId)).OrderBy(area => area.Code).FirstAsync();
        await there.AddPersonAsync("Nông Thị A", change: person =>
        {
            person.AreaId = commune.Id;
            person.Entitlements[0] = Decision(new(2025, 8), null, new(2026, 8), "20/5.6");
        });

        var computed = (await there.Get<ComputeRun>().ExecuteAsync(TestProvince.Province, new PayPeriod(2026, 9), 2, commune.Code, null, default)).Value;
        var details = (await there.Get<RunQueries>().DetailsAsync(TestProvince.Province, computed.Single().Run.Value.RunId, default)).Value;
        var group = details.Groups.ShouldHaveSingleItem();
        (group.People, group.Amount).ShouldBe((1, details.Run.Amount));
        (await own.ScalarAsync<long>("select count(distinct rule_id) from payroll_lines")).ShouldBe(2);
    }

    [Fact]
    public async Task Month_CountsWhoIsPaidByTwoProgrammesOnce()
    {
        await AddAsync("Lý Hai Chương Trình", person =>
        {
            person.Entitlements.Add(Merit(new DateOnly(2018, 1, 5)));
            foreach (var (attribute, value) in new[] { ("ncc_category", "tb"), ("injury_pct", "41") }) person.Circumstances.Add(TestProvince.Fact(attribute, value));
        });
        await province.AddPersonAsync("Nông Thị A");
        // The first merit amounts here are those of July 2021.
        var october = new PayPeriod(2021, 10);
        await ComputeAsync(TestProvince.Preparer, "178", Programme.Merit, october);
        var month = (await Runs.OverviewAsync(TestProvince.Preparer, october, "178", default)).Value;
        month.Areas.Select(area => area.Run!.People).Order().ShouldBe([1, 2]);
        month.People.ShouldBe(2);
    }

    [Fact]
    public async Task Coverage_ShowsTheLastMonthThatAllHaveComputed()
    {
        await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B", communeCode: "06184");
        var coverage = province.Get<CoverageQueries>();
        async Task<CoverageMonth> ShownAsync(string area, PayPeriod month) => (await coverage.MonthAsync(TestProvince.Province, month, area, default)).Value;

        (await ShownAsync("20", January)).Shown.ShouldBe(new ComputedAreas(January, 0, 11));
        await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Province, January, "20", null, default);
        await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, January.Next, "178", null, default);

        (await ShownAsync("20", January.Next)).ShouldBe(new CoverageMonth(new(January, 11, 11), new(January.Next, 1, 11)));
        (await ShownAsync("178", January.Next)).Shown.ShouldBe(new ComputedAreas(January.Next, 1, 1));
        (await ShownAsync("05971", January.Next)).Shown.ShouldBe(new ComputedAreas(January.Next, 1, 1));
        (await ShownAsync("183", January.Next)).Shown.ShouldBe(new ComputedAreas(January, 1, 1));
        (await coverage.ReportAsync(TestProvince.Province, January.Next, "20", default)).Value.Computed.IsWhole.ShouldBeFalse();
        (await coverage.TrendAsync(TestProvince.Province, January.Next, 6, "20", default)).Value.Select(month => month.Period).ShouldBe([January]);
        (await coverage.MonthAsync(TestProvince.Preparer, January, "20", default)).Error.ShouldBe(Error.NotFound);
    }

    private static Entitlement Decision(PayPeriod start, PayPeriod? end = null, PayPeriod? paid = null, string group = "136/5.6") => new()
    {
        Programme = Programme.SocialAssistance,
        Group = group,
        Component = RuleComponent.Allowance,
        DecisionNumber = "1/QĐ",
        DecisionDate = new DateOnly(2018, 1, 5),
        Start = start,
        End = end,
        PaidThrough = paid,
    };

    private static void Child(Beneficiary person)
    {
        person.Entitlements[0] = Decision(new(2018, 1), paid: January.Previous, group: "136/5.1");
        person.Circumstances[0] = TestProvince.Fact("child_case", "a");
    }

    private static Entitlement Merit(DateOnly decided) => new()
    {
        Programme = Programme.Merit,
        Group = "ncc/tb",
        Component = RuleComponent.Allowance,
        DecisionNumber = "2/QĐ",
        DecisionDate = decided,
        Start = new(2018, 1),
        PaidThrough = January.Previous,
    };

    private Task AddAsync(string name, Action<Beneficiary> change) => province.AddPersonAsync(name, change: change);

    private async Task<long> ComputeAsync(Actor actor, string area, Programme programme, PayPeriod? month = null)
    {
        var computed = (await province.Get<ComputeRun>().ExecuteAsync(actor, month ?? January, area, null, default)).Value;
        var runs = computed.Select(one => one.Run.Value.RunId).ToList();
        await using var db = await province.OpenAsync();
        return await db.PayrollRuns.Where(run => runs.Contains(run.Id) && run.Programme == programme).Select(run => run.Id).SingleAsync();
    }

    private async Task<IEnumerable<(string Name, UnpaidCause Cause)>> NamedAsync(long run, Actor? actor = null) =>
        (await Runs.UnpaidAsync(actor ?? TestProvince.Preparer, run, new(), 0, 100, default)).Value.Rows.Select(row => (row.FullName, row.Cause));
}
