using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Arrears and recoveries by difference (policy-rules §6.4), for one person.</summary>
public class AdjustmentTests
{
    private static readonly PersonFile Disabled = Someone.Of("1985-01-01", "disability=severe", "20/5.6 2022-03");

    [Theory]
    [InlineData(50, 1_620_000, "270000 270000 270000 270000 270000 270000")]
    [InlineData(90, 1_620_000, "486000 486000 486000 162000")]
    [InlineData(33, 500_000, "178200 178200 143600")]
    [InlineData(50, 100_000, "100000")]
    [InlineData(0, 1_620_000, "")]
    public void TakenBack_IsWhatTheRunsTakeBackMonthAfterMonth(int percent, int overpaid, string parts)
    {
        var limits = new AdjustmentLimits(null, percent);
        var monthly = new Vnd(540_000);
        string.Join(' ', limits.TakenBack(monthly, new Vnd(overpaid))).ShouldBe(parts);

        // As a payroll does it: one month was paid too high, each run takes back what its limit lets it.
        GrantedAmount[] granted = [Allowance("2023-01", 540_000 + overpaid)];
        var runs = new List<Vnd>();
        while (true)
        {
            var kept = Adjustments.Within(Adjustments.Between(Owed(Disabled, "2023-01", "2023-01"), granted), monthly, limits.Most(monthly, Vnd.Zero));
            if (kept.Count == 0) break;
            runs.Add(-kept.Sum(adjustment => adjustment.Amount));
            granted = [.. granted, .. kept.Select(adjustment => adjustment.AsGranted)];
        }

        string.Join(' ', runs).ShouldBe(parts);
    }

    [Fact]
    public void Between_NothingGranted_EachMonthAtItsOwnRate()
    {
        var adjustments = Adjustments.Between(Owed(Disabled, "2024-05", "2024-08"), []);

        Text(adjustments).ShouldBe("2024-05 Arrears 540000; 2024-06 Arrears 540000; 2024-07 Arrears 750000; 2024-08 Arrears 750000");
        adjustments.ShouldAllBe(adjustment => adjustment.Line != null && adjustment.RuleId == "20-6-1e-s");
    }

    [Fact]
    public void Between_BaseRaisedBackwards_TheDifferenceOfEachMonth()
    {
        var granted = Months("2026-06", "2026-10").Select(month => Allowance(month, 750_000));

        var adjustments = Adjustments.Between(Owed(Disabled, "2026-06", "2026-10"), [.. granted]);

        Text(adjustments).ShouldBe("2026-07 Arrears 60000; 2026-08 Arrears 60000; 2026-09 Arrears 60000; 2026-10 Arrears 60000");
        adjustments[0].Content.Base.ShouldBe(new Vnd(540_000));
        adjustments[0].Content.Coefficient.ShouldBe(1.5m);
    }

    [Fact]
    public void Between_DeathReportedLate_TakesBackTheMonthsAfter()
    {
        var person = Someone.Of("1985-01-01", "disability=severe", "20/5.6 2022-03", died: "2025-01-31");
        var granted = Months("2024-12", "2025-03").Select(month => Allowance(month, 750_000)).ToArray();

        var adjustments = Adjustments.Between(Owed(person, "2024-12", "2025-03"), granted);

        Text(adjustments).ShouldBe("2025-02 Recovery -750000; 2025-03 Recovery -750000");
        adjustments.ShouldAllBe(adjustment => adjustment.Line == null && adjustment.Owed == Vnd.Zero && adjustment.Granted == new Vnd(750_000));
    }

    [Fact]
    public void Between_LevelCorrectedDownwards_NamesTheRowThatIsStillOwed()
    {
        var recovery = Adjustments.Between(Owed(Disabled, "2023-02", "2023-02"), [Allowance("2023-02", 720_000, "20-6-1e-vs")]).Single();

        recovery.Kind.ShouldBe(PayrollLineKind.Recovery);
        recovery.Amount.ShouldBe(new Vnd(-180_000));
        recovery.RuleId.ShouldBe("20-6-1e-s");
        recovery.Line.ShouldNotBeNull();
    }

    [Fact]
    public void Between_TwoRowsOfOneComponent_ArrearsAreThoseOfTheRowThatWasNotPaid()
    {
        var mother = Someone.Of("1986-05-05", "lone_parent; children_supported=3; poverty=poor; disability=severe", "20/5.6 2021-07; 20/5.4 2021-08");

        var arrears = Adjustments.Between(Owed(mother, "2021-08", "2021-08"), [Allowance("2021-08", 540_000, "20-6-1e-s")]).Single();

        arrears.RuleId.ShouldBe("20-6-1d");
        arrears.Amount.ShouldBe(new Vnd(1_080_000));
    }

    [Fact]
    public void Between_TwiceAddsNothing()
    {
        var owed = Owed(Disabled, "2026-06", "2026-10");
        GrantedAmount[] granted = [Allowance("2026-06", 800_000), Allowance("2026-08", 750_000), Allowance("2021-07", 540_000)];
        var first = Adjustments.Between(owed, granted);

        Adjustments.Between(owed, [.. granted, .. first.Select(adjustment => adjustment.AsGranted)]).ShouldBeEmpty();
    }

    [Fact]
    public void Between_OtherPayee_TakesFromOneAndOwesTheOther()
    {
        var person = Someone.Of("1985-01-01", "disability=very_severe; relation=fostered; fostered_count=1", "care 20/5.6 2022-03");

        var adjustments = Adjustments.Between(
            Owed(person, "2023-01", "2023-01"),
            [new GrantedAmount(Programme.SocialAssistance, RuleComponent.CareSupport, PayeeKind.Household, PayPeriod.Parse("2023-01"), new Vnd(360_000))]);

        adjustments.Select(adjustment => (adjustment.Payee, adjustment.Amount.Amount))
            .ShouldBe([(PayeeKind.Carer, 540_000L), (PayeeKind.Household, -360_000L)]);
    }

    [Fact]
    public void Within_RecoveryLeavesTheInstructionAtZero_TheRestIsFoundAgain()
    {
        GrantedAmount[] granted = [.. Months("2025-01", "2025-03").Select(month => Allowance(month, 500_000))];
        var all = Adjustments.Between([], granted);

        var now = Adjustments.Within(all, new Vnd(700_000));

        Text(now).ShouldBe("2025-01 Recovery -500000; 2025-02 Recovery -200000");
        Text(Adjustments.Between([], [.. granted, .. now.Select(adjustment => adjustment.AsGranted)]))
            .ShouldBe("2025-02 Recovery -300000; 2025-03 Recovery -500000");
        Adjustments.Within(all, Vnd.Zero).ShouldBeEmpty();
    }

    [Fact]
    public void Within_Cap_LimitsRecoveriesNotArrears()
    {
        var all = Adjustments.Between(Owed(Disabled, "2024-05", "2024-05"), [Allowance("2024-03", 500_000), Allowance("2024-04", 500_000)]);

        Text(Adjustments.Within(all, new Vnd(900_000), cap: new Vnd(100_000))).ShouldBe("2024-03 Recovery -100000; 2024-05 Arrears 540000");
    }

    private static GrantedAmount Allowance(string month, long amount, string rule = "") => new(
        Programme.SocialAssistance, RuleComponent.Allowance, PayeeKind.Beneficiary, PayPeriod.Parse(month), new Vnd(amount), rule);

    private static List<OwedLine> Owed(PersonFile person, string from, string to) =>
        [.. Months(from, to).SelectMany(month => Calculator.Owed(Someone.Law, person, PayPeriod.Parse(month), "20"))];

    private static IEnumerable<string> Months(string from, string to)
    {
        for (var month = PayPeriod.Parse(from); month <= PayPeriod.Parse(to); month = month.Next) yield return month.ToString();
    }

    private static string Text(IEnumerable<Adjustment> adjustments) =>
        string.Join("; ", adjustments.Select(adjustment => $"{adjustment.For} {adjustment.Kind} {adjustment.Amount}"));
}
