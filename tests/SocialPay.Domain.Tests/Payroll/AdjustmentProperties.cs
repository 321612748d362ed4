using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>What must hold whatever becomes known, and in whatever order.</summary>
public class AdjustmentProperties
{
    private static readonly PayPeriod First = new(2024, 1);
    private static readonly PayPeriod Last = new(2025, 12);

    /// <summary>A fact of 2024 or 2025 that somebody learns in a month of the same years.</summary>
    private sealed record Late(DatedFact Fact, PayPeriod Known);

    private sealed record History(BirthDate Birth, Late[] Facts, (DateOnly Day, PayPeriod Known)? Death)
    {
        /// <summary>The file as known in a month: everything is known in the last one.</summary>
        public PersonFile AsOf(PayPeriod month) => new(
            1, Birth, Sex.Female, Death is { } death && (death.Known <= month || month == Last) ? death.Day : null,
            Facts.Where(late => late.Known <= month || month == Last).Select(late => late.Fact),
            [
                new GrantedGroup("20/5.6", RuleComponent.Allowance, First), new GrantedGroup("20/5.4", RuleComponent.Allowance, First.AddMonths(3)),
                new GrantedGroup("20/5.6", RuleComponent.CareSupport, First.AddMonths(5)), new GrantedGroup("20/5.5a", RuleComponent.Allowance, First),
            ]);
    }

    [Fact]
    public void GrantedAndAdjustmentsAreWhatIsOwed_WhateverTheOrderInWhichFactsArrive() => Holds(Histories(), history =>
    {
        var granted = Runs(history);
        var owed = Owed(history.AsOf(Last), Last);
        return Sums(granted.Select(amount => (Key(amount), amount.Amount))) == Sums(owed.Select(line => (Key(line), line.Amount)));
    });

    [Fact]
    public void OrderOfTheListsIsIrrelevant() => Holds(Histories(), history =>
    {
        var owed = Owed(history.AsOf(Last), Last);
        var granted = Owed(history.AsOf(First), Last).Select(Granted).ToList();
        var turned = Adjustments.Between([.. owed.AsEnumerable().Reverse()], [.. granted.AsEnumerable().Reverse()]);
        var straight = Adjustments.Between(owed, granted);
        return Sums(straight.Select(one => (Key(one.AsGranted), one.Amount))) == Sums(turned.Select(one => (Key(one.AsGranted), one.Amount)));
    });

    [Fact]
    public void AdjustingTwiceAddsNothing() => Holds(Histories(), history =>
    {
        var owed = Owed(history.AsOf(Last), Last);
        var granted = Owed(history.AsOf(First), Last).Select(Granted).ToList();
        granted.AddRange(Adjustments.Between(owed, granted).Select(adjustment => adjustment.AsGranted));
        return Adjustments.Between(owed, granted).Count == 0;
    });

    [Fact]
    public void InstructionsAreNeverNegative_AndWhatIsHeldBackStaysADifference() => Holds(
        from history in Histories()
        from cap in Gen.Elements<long?>(null, 0, 100_000, 1_000_000)
        select (history, cap),
        pair =>
        {
            var negative = false;
            var granted = Runs(pair.history, (due, adjustments) =>
            {
                var kept = Adjustments.Within(adjustments, due, pair.cap is { } cap ? new Vnd(cap) : null);
                negative |= due + kept.Sum(adjustment => adjustment.Amount) < Vnd.Zero;
                negative |= pair.cap is { } most && -kept.Where(one => one.Kind == PayrollLineKind.Recovery).Sum(one => one.Amount) > new Vnd(most);
                return kept;
            });
            var owed = Owed(pair.history.AsOf(Last), Last);
            granted.AddRange(Adjustments.Between(owed, granted).Select(adjustment => adjustment.AsGranted));
            return !negative && Sums(granted.Select(amount => (Key(amount), amount.Amount))) == Sums(owed.Select(line => (Key(line), line.Amount)));
        });

    /// <summary>One run a month, each with what was known then; all that they granted.</summary>
    private static List<GrantedAmount> Runs(
        History history,
        Func<Vnd, IReadOnlyList<Adjustment>, IReadOnlyList<Adjustment>>? limited = null)
    {
        var granted = new List<GrantedAmount>();
        for (var month = First; month <= Last; month = month.Next)
        {
            var file = history.AsOf(month);
            IReadOnlyList<Adjustment> adjustments = month == First ? [] : Adjustments.Between(Owed(file, month.Previous), granted);
            var current = Calculator.Owed(Someone.Law, file, month, "20");
            var kept = limited is null ? adjustments : limited(current.Sum(line => line.Amount), adjustments);
            granted.AddRange(kept.Select(adjustment => adjustment.AsGranted));
            granted.AddRange(current.Select(Granted));
        }

        return granted;
    }

    private static List<OwedLine> Owed(PersonFile file, PayPeriod last)
    {
        var lines = new List<OwedLine>();
        for (var month = First; month <= last; month = month.Next) Calculator.Owed(Someone.Law, file, month, "20", lines);
        return lines;
    }

    private static GrantedAmount Granted(OwedLine line) => new(line.Rule.Programme, line.Component, line.Payee, line.For, line.Amount, line.Rule.Id);

    private static string Key(GrantedAmount amount) => $"{amount.For} {amount.Component} {amount.Payee}";

    private static string Key(OwedLine line) => Key(Granted(line));

    private static string Sums(IEnumerable<(string Key, Vnd Amount)> amounts) => string.Join(
        '\n',
        amounts.GroupBy(entry => entry.Key).Select(group => (group.Key, Sum: group.Sum(entry => entry.Amount))).Where(group => group.Sum != Vnd.Zero)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Sum}"));

    private static Gen<History> Histories() =>
        from birth in Days(1940, 2022).Select(BirthDate.On)
        from facts in LateFact().ListOf(8)
        from dies in Gen.Choose(0, 3)
        from day in Days(2024, 2025)
        from known in Months()
        select new History(birth, [.. facts.DistinctBy(late => (late.Fact.Attribute, late.Fact.From))], dies == 0 ? (day, known) : null);

    private static Gen<Late> LateFact() =>
        from fact in Gen.Elements(
            ("disability", "severe"), ("disability", "very_severe"), ("disability", "none"), ("poverty", "poor"), ("poverty", "none"),
            ("lone_parent", "true"), ("children_supported", "2"), ("relation", "household_direct"), ("relation", "fostered"), ("supporter", "none"))
        from day in Gen.OneOf(Gen.Constant(new DateOnly(1990, 1, 1)), Days(2024, 2025))
        from known in Months()
        select new Late(DatedFact.Of(fact.Item1, day, fact.Item2), known);

    private static Gen<PayPeriod> Months() => Gen.Choose(First.Index, Last.Index).Select(PayPeriod.FromIndex);

    private static Gen<DateOnly> Days(int first, int last) =>
        Gen.Choose(new DateOnly(first, 1, 1).DayNumber, new DateOnly(last, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(cases), holds));
}
