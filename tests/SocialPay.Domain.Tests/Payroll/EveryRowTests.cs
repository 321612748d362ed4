using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>
/// Each row that pays monthly, at the edges of its months: somebody for whom its predicate holds is found by search, then the row pays,
/// or is named as set aside, in its first and last month and not in those beside them; the amount is worked out here from the decrees' bases.
/// </summary>
public class EveryRowTests
{
    /// <summary>Bases of 136/2013, 20/2021, 76/2024 and 335/2026.</summary>
    private static readonly (string From, long Amount)[] Bases = [("2016-01", 270_000), ("2021-07", 360_000), ("2024-07", 500_000), ("2026-07", 540_000)];

    public static TheoryData<string> Rows => [.. Someone.Law.Rules
        .Where(rule => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_PaysInItsMonthsOnly(string id)
    {
        var rule = Someone.Law.Find(id)!;
        var first = PayPeriod.Of(rule.EffectiveFrom);
        var last = rule.EffectiveTo is { } to ? PayPeriod.Of(to) : first.AddMonths(24);
        var facts = Facts(Someone.Law.PredicateOf(id));
        var someone = (PayPeriod month) => Calculator.Possible(Someone.Law, Witness(facts, month), month, "20");

        Names(someone(first.Previous), id).ShouldBeFalse("before its first month");
        Names(someone(first), id).ShouldBeTrue("in its first month");
        Names(someone(last), id).ShouldBeTrue("in its last month");
        if (rule.EffectiveTo is not null) Names(someone(last.Next), id).ShouldBeFalse("after its last month");
        foreach (var line in someone(last).Where(line => line.Rule.Id == id)) line.Amount.Amount.ShouldBe(Amount(rule, facts, last));
    }

    /// <summary>Every amount of social assistance is a coefficient of its base, every other the amount of the row.</summary>
    private static long Amount(RateRule rule, Dictionary<AttributeDefinition, long> facts, PayPeriod month) => rule.Unit switch
    {
        RateUnit.Coefficient => (long)(rule.Value * BaseOf(month)),
        RateUnit.CoefficientPerChild => (long)(rule.Value * BaseOf(month)) * facts[AttributeCatalogue.ChildrenSupported],
        RateUnit.AmountPerDay => (long)rule.Value * DateTime.DaysInMonth(month.Year, month.Month),
        RateUnit.AmountPerSeniorityUnit => (long)rule.Value * 7,
        _ => (long)rule.Value,
    };

    private static long BaseOf(PayPeriod month) => Bases.Last(entry => PayPeriod.Parse(entry.From) <= month).Amount;

    private static bool Names(IReadOnlyList<OwedLine> lines, string id) =>
        lines.Any(line => line.Rule.Id == id || line.Reasons.Excluded.Any(excluded => excluded.RuleId == id));

    /// <summary>Somebody who has had the age for half a year when the month begins, and keeps it through the next.</summary>
    private static PersonFile Witness(Dictionary<AttributeDefinition, long> facts, PayPeriod month)
    {
        var birth = month.FirstDay.AddMonths(-6).AddYears(-(int)facts.GetValueOrDefault(AttributeCatalogue.Age, 40));
        var recorded = facts.Where(fact => fact.Key != AttributeCatalogue.Age).Select(fact => new DatedFact(fact.Key, new DateOnly(1900, 1, 1), fact.Value));
        return new PersonFile(1, BirthDate.On(birth), Sex.Male, null, [.. recorded, DatedFact.Of("seniority_units", new DateOnly(1900, 1, 1), "7")], []);
    }

    /// <summary>The first values, in order of the vocabulary, for which a predicate holds.</summary>
    private static Dictionary<AttributeDefinition, long> Facts(Predicate predicate)
    {
        var values = new long[AttributeCatalogue.All.Count];
        Search(0).ShouldBeTrue(predicate.Text);
        return predicate.Reads.ToDictionary(attribute => attribute, attribute => values[attribute.Index]);

        bool Search(int at)
        {
            if (at == predicate.Reads.Count) return predicate.Test(values);
            foreach (var value in Values(predicate.Reads[at]))
            {
                values[predicate.Reads[at].Index] = value;
                if (Search(at + 1)) return true;
            }

            return false;
        }
    }

    private static IEnumerable<long> Values(AttributeDefinition attribute) => attribute.Kind switch
    {
        AttributeKind.Flag => [0, 1],
        AttributeKind.Choice when attribute == AttributeCatalogue.GroupCode => Enumerable.Range(0, Someone.Law.Groups.Count).Select(index => (long)index),
        AttributeKind.Choice => Enumerable.Range(0, attribute.Vocabulary.Count).Select(index => (long)index),
        _ when attribute == AttributeCatalogue.Age => [40, 1, 5, 18, 65, 72, 77, 85],
        _ => Enumerable.Range(0, 101).Select(number => (long)number),
    };
}
