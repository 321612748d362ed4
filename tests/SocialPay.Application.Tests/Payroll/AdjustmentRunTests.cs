using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Payroll;

/// <summary>What becomes known late comes out in the next run, as lines for the months it concerns.</summary>
public sealed class AdjustmentRunTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly PayPeriod January = TestProvince.January;
    private TestDatabase database = null!;
    private TestProvince province = null!;

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
    public async Task Compute_AFactKnownLateIsPaidForItsMonthsAtEachMonthsRate()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await province.AddPersonAsync("Vi Thị B");
        await ComputeAsync(January);
        await ComputeAsync(January.Next);
        await FactAsync(person.Id, "very_severe", "2021-02-10");

        var march = await ComputeAsync(January.AddMonths(2));

        (await LinesOfAsync(march, person.Id)).ShouldBe(["Current 2021-03 540000", "Arrears 2021-02 135000"]);
        march.Arrears.ShouldBe(new KindTotal(1, new Vnd(135_000)));
        march.Groups.Single().Amount.ShouldBe(new Vnd(540_000 + 405_000));
        march.Run.Amount.ShouldBe(new Vnd(540_000 + 135_000 + 405_000));
        (await LinesOfAsync(await ComputeAsync(January.AddMonths(3)), person.Id)).ShouldBe(["Current 2021-04 540000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_TooMuchIsTakenBackInPartsAndTheRestComesAgain()
    {
        var person = await province.AddPersonAsync("Nông Thị A", change: person => person.Circumstances[0] = TestProvince.Fact("disability", "very_severe"));
        for (var month = 0; month < 3; month++) await ComputeAsync(January.AddMonths(month));
        await FactAsync(person.Id, "severe", "2020-12-01");

        // 3 × 135.000 too much; at most half of 405.000 goes back in a month.
        var april = await ComputeAsync(January.AddMonths(3));
        (await LinesOfAsync(april, person.Id)).ShouldBe(["Current 2021-04 405000", "Recovery 2021-01 -135000", "Recovery 2021-02 -67500"]);
        april.Overpaid.Single().Amount.ShouldBe(new Vnd(202_500));
        var may = await ComputeAsync(January.AddMonths(4));
        (await LinesOfAsync(may, person.Id)).ShouldBe(["Current 2021-05 405000", "Recovery 2021-02 -67500", "Recovery 2021-03 -135000"]);
        may.Overpaid.ShouldBeEmpty();
        (await LinesOfAsync(await ComputeAsync(January.AddMonths(5)), person.Id)).ShouldBe(["Current 2021-06 405000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_TheProvinceSaysHowMuchIsTakenBack()
    {
        var person = await province.AddPersonAsync("Nông Thị A", change: person => person.Circumstances[0] = TestProvince.Fact("disability", "very_severe"));
        await ComputeAsync(January);
        await FactAsync(person.Id, "severe", "2020-12-01");
        var set = province.Get<SetAdjustmentLimits>();
        (await set.ExecuteAsync(TestProvince.Auditor, "20", 10, null, default)).Error.ShouldBe(AccessErrors.NotAllowed);
        (await set.ExecuteAsync(TestProvince.Province, "20", 91, null, default)).Error!.Code.ShouldBe("Payroll.RecoveryOutOfRange");
        (await set.ExecuteAsync(TestProvince.Province, "20", 20, null, default)).Error.ShouldBeNull();
        (await LinesOfAsync(await ComputeAsync(January.Next), person.Id)).ShouldBe(["Current 2021-02 405000", "Recovery 2021-01 -81000"]);
    }

    [Fact]
    public async Task Compute_ADeathKnownLateNamesWhatWasOverpaid()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January);
        await ComputeAsync(January.Next);
        await province.ChangeAsync(person.Id, ChangeKind.Death, "2021-01-31", new DeathValues());
        var march = await ComputeAsync(January.AddMonths(2));
        march.Run.People.ShouldBe(0);
        march.Exceptions.ShouldBeEmpty();
        march.Overpaid.Select(one => (one.BeneficiaryId, one.Amount.Amount)).ShouldBe([(person.Id, 405_000)]);
    }

    [Fact]
    public async Task Compute_WhoCouldNotBePaidGetsTheMonthsLater()
    {
        var person = await province.AddPersonAsync("Chờ xác minh", method: province.Account("101000000001", "CHO XAC MINH", PaymentMethodState.Declared));
        await ComputeAsync(January);
        (await ComputeAsync(January.Next)).Exceptions.Single().Amount.ShouldBe(new Vnd(2 * 405_000));
        await province.ChangeAsync(person.Id, ChangeKind.Account, "2021-01-01", MethodValues.Of(province.Account("101000000001", "CHO XAC MINH")));
        (await LinesOfAsync(await ComputeAsync(January.AddMonths(2)), person.Id)).ShouldBe(
            ["Current 2021-03 405000", "Arrears 2021-01 405000", "Arrears 2021-02 405000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_AMoveToAnotherDistrictLeavesNoGapAndNoDoubleMonth()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January);
        await ComputeAsync(January.Next);
        await province.MoveAsync(person.Id, "06184", January);

        // February stands in the old district's draft, so the new one owes March alone.
        (await LinesOfAsync(await ComputeNextDoorAsync(January.Next), person.Id)).ShouldBeEmpty();
        // Computed again, the old district's February is gone: the new one pays it.
        (await LinesOfAsync(await ComputeAsync(January.Next), person.Id)).ShouldBeEmpty();
        (await LinesOfAsync(await ComputeNextDoorAsync(January.AddMonths(2)), person.Id)).ShouldBe(["Current 2021-03 405000", "Arrears 2021-02 405000"]);
        (await LinesOfAsync(await ComputeAsync(January.AddMonths(2)), person.Id)).ShouldBeEmpty();
        await NothingWrongAsync();
    }

    [Fact]
    public async Task Compute_MeritArrearsComeOnceInTheMonthAfterTheDecision()
    {
        await province.AddPersonAsync("Người cũ");
        var person = await province.AddPersonAsync("Thương binh", change: person =>
        {
            person.Entitlements.Clear();
            person.Circumstances.Clear();
            person.Circumstances.Add(TestProvince.Fact("ncc_category", "tb"));
            person.Circumstances.Add(TestProvince.Fact("injury_pct", "41"));
            person.Entitlements.Add(new Entitlement
            {
                Programme = Programme.Merit,
                Group = "ncc/tb",
                Component = RuleComponent.Allowance,
                DecisionNumber = "7/QĐ-SLĐTBXH",
                DecisionDate = new DateOnly(2021, 9, 12),
                Start = new PayPeriod(2021, 7),
            });
        });
        (await MeritAsync(new PayPeriod(2021, 7), person.Id)).ShouldBeEmpty();
        (await MeritAsync(new PayPeriod(2021, 9), person.Id)).ShouldBeEmpty();
        (await MeritAsync(new PayPeriod(2021, 10), person.Id)).ShouldBe(
            ["Current 2021-10 2135000", "Arrears 2021-07 2135000", "Arrears 2021-08 2135000", "Arrears 2021-09 2135000"]);
        (await MeritAsync(new PayPeriod(2021, 11), person.Id)).ShouldBe(["Current 2021-11 2135000"]);
        await NothingWrongAsync();
    }

    [Fact]
    public async Task FirstMonth_OfAProvinceMadeOfOthersIsTheirs()
    {
        await using var db = await province.OpenAsync();
        // Thái Nguyên and Bắc Kạn became one on 1 July 2025.
        await database.ExecuteAsync(
            """
            insert into payroll_runs (area_id, period, through_period, programme, kind, state, revision, hash, people, line_count, amount, computed_at)
                select d.id, '2025-03-01', '2025-03-01', 'SocialAssistance', 'Regular', 'Closed', 1, '', 0, 0, 0, now()
                from areas d join areas p on p.id = d.parent_id where p.code = '06' and p.level = 'Province' and d.level = 'District' and d.valid_to = '2025-06-30' limit 1
            """);
        var merged = await db.Areas.SingleAsync(area => area.Level == Domain.Areas.AreaLevel.Province && area.Code == "19" && area.ValidTo == null);
        (await EarlierRuns.FirstBeforeAsync(db, Programme.SocialAssistance, merged, default)).ShouldBe(new PayPeriod(2025, 3));
        (await EarlierRuns.FirstBeforeAsync(db, Programme.Merit, merged, default)).ShouldBeNull();
        var unchanged = await db.Areas.SingleAsync(area => area.Level == Domain.Areas.AreaLevel.Province && area.Code == "20" && area.ValidTo == null);
        (await EarlierRuns.FirstBeforeAsync(db, Programme.SocialAssistance, unchanged, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Verify_FindsAMonthThatWasNotGrantedAsOwed()
    {
        var person = await province.AddPersonAsync("Nông Thị A");
        await ComputeAsync(January);
        await ComputeAsync(January.Next);
        await NothingWrongAsync();
        await database.ExecuteAsync("update payroll_lines set for_period = '2021-01-01'");
        var finding = (await province.Get<Invariants>().VerifyAsync(default)).Single(finding => finding.Invariant == "03_granted");
        finding.Violations.Select(violation => violation.Subject).Distinct().ShouldBe([$"beneficiary {person.Id}"]);
    }

    private async Task NothingWrongAsync() =>
        (await province.Get<Invariants>().VerifyAsync(default)).SelectMany(finding => finding.Violations.Select(violation => $"{finding.Invariant} {violation}")).ShouldBeEmpty();

    private Task<RunDetails> ComputeAsync(PayPeriod period) => ComputeAsync(TestProvince.Preparer, "178", period);

    private Task<RunDetails> ComputeNextDoorAsync(PayPeriod period) => ComputeAsync(TestProvince.NeighbourPreparer, "183", period);

    private async Task<RunDetails> ComputeAsync(Actor actor, string area, PayPeriod period)
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(actor, period, area, null, default);
        result.Error.ShouldBeNull();
        return (await province.Get<RunQueries>().DetailsAsync(actor, result.Value.Single().Run.Value.RunId, default)).Value;
    }

    private async Task<IReadOnlyList<string>> MeritAsync(PayPeriod period, long person)
    {
        var result = await province.Get<ComputeRun>().ExecuteAsync(TestProvince.Preparer, period, "178", null, default);
        result.Value.Count.ShouldBe(2);
        return await LinesOfAsync((await province.Get<RunQueries>().DetailsAsync(TestProvince.Preparer, result.Value[1].Run.Value.RunId, default)).Value, person);
    }

    private async Task<IReadOnlyList<string>> LinesOfAsync(RunDetails run, long person)
    {
        await using var db = await province.OpenAsync();
        var lines = await db.PayrollLines.Where(line => line.RunId == run.Run.RunId && line.BeneficiaryId == person).OrderBy(line => line.Number).ToListAsync();
        return [.. lines.Select(line => $"{line.Kind} {line.For} {line.Amount}")];
    }

    private Task FactAsync(long person, string disability, string from) => province.ChangeAsync(person, ChangeKind.Facts, from, new FactValues([new("disability", disability)]));
}
