using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <content>What is paid once, at the base of the month of the event.</content>
internal readonly ref partial struct MonthCalculation
{
    /// <param name="rule">A rule that matches on the day of the event.</param>
    /// <param name="facts">The facts of that day.</param>
    /// <param name="monthly">What is owed for the month of a death, of which the lump sum is a multiple.</param>
    public OwedLine Once(CompiledRule rule, in DayFacts facts, IReadOnlyList<OwedLine> monthly)
    {
        var row = rule.Rule;
        var (level, source, coefficient) = row.Unit switch
        {
            RateUnit.MultipleOfBase => Multiple(rule, facts),
            RateUnit.Amount => (new Vnd((long)row.Value), "", 1m),
            RateUnit.AmountPerDay => (new Vnd((long)row.Value), "", Math.Max(1, facts[AttributeCatalogue.OneOffDays])),
            RateUnit.MonthsOfAllowance => (OwnMonthly(monthly), "", row.Value),
            _ => throw new InvalidOperationException($"Rule {row.Id} has the unit {row.Unit}, which is not paid once."),
        };
        var amount = level.Times(coefficient);
        // Merit multiples of the base are paid in whole thousands (75/2021 art. 3.2).
        if (row.BaseReference == BaseReference.MeritBase) amount = amount.InThousands();
        return Line(new RuleAmount(rule, OnEnd: true, RuleMatch.NoDecision, level, source, coefficient, amount), [], facts);
    }

    private (Vnd Level, string Source, decimal Multiple) Multiple(CompiledRule rule, in DayFacts facts)
    {
        var (level, source) = BaseOf(rule, facts);
        var units = SeniorityUnits(facts);
        var perUnit = units > 0 && facts[AttributeCatalogue.OneOffGround] == AttributeCatalogue.OneOffGround.Encode("resistance_seniority");
        return (level, source, perUnit ? rule.Rule.Value * units : rule.Rule.Value);
    }

    /// <summary>The person's own allowances and supplements, without what goes to a carer (131/2021 art. 121).</summary>
    private static Vnd OwnMonthly(IReadOnlyList<OwedLine> monthly) => monthly
        .Where(line => line.Rule.Programme == Programme.Merit && line.Component is not (RuleComponent.Carer or RuleComponent.Education))
        .Sum(line => line.Amount);
}
