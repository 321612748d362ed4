using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// What is paid once on a claim: funerals, one-off amounts of social assistance and merit, and grants. A claim is a ground among the
/// facts: it happens on the day from which the fact is recorded, a funeral on the day of the death. Rice is no money and not here.
/// </summary>
public static class OneOffs
{
    private static readonly AttributeDefinition[] Grounds =
    [
        AttributeCatalogue.FuneralGround, AttributeCatalogue.OneOffGround, AttributeCatalogue.HouseDamage,
        AttributeCatalogue.SeriouslyInjured, AttributeCatalogue.HungerHousehold,
    ];

    private static readonly long DeathLump = AttributeCatalogue.OneOffGround.Encode("death_lump");

    /// <summary>Whether a fact of the attribute is a claim.</summary>
    public static bool IsGround(AttributeDefinition attribute) => Array.IndexOf(Grounds, attribute) >= 0;

    /// <summary>The claims of a month: for each ground the highest amount, for a death one funeral.</summary>
    public static IReadOnlyList<OwedLine> Owed(Law law, PersonFile person, PayPeriod month, string province)
    {
        var lines = new List<OwedLine>();
        OwedLine? funeral = null;
        foreach (var claim in person.Facts)
        {
            if (claim.Value == 0 || !IsGround(claim.Attribute)) continue;
            var day = DayOf(claim, person);
            if (!month.Contains(day) || Highest(law, person, claim, day, month, province) is not { } line) continue;
            if (line.Component != RuleComponent.Funeral) lines.Add(line);
            else if (funeral is null || line.Amount > funeral.Amount) funeral = line;
        }

        if (funeral is not null) lines.Insert(0, funeral);
        return lines;
    }

    /// <summary>Gifts and grants of a month: of each instrument one, the highest, to a person on several lists.</summary>
    public static IReadOnlyList<OwedLine> Grants(Law law, PersonFile person, PayPeriod month, string province)
    {
        if (person.Birth.Date > month.LastDay || person.Death < month.FirstDay) return [];
        Span<long> values = stackalloc long[AttributeCatalogue.All.Count];
        Span<int> sources = stackalloc int[AttributeCatalogue.All.Count];
        var facts = DayFacts.On(month.LastDay, person, values, sources);
        var paid = new List<OwedLine>();
        foreach (var rule in law.Once)
        {
            if (rule.Rule.Programme != Programme.Grant || !rule.Rule.Covers(month) || !rule.Predicate.Test(facts.Values)) continue;
            var line = new MonthCalculation(Question(law, person, month, province), [], facts, facts).Once(rule, facts, []);
            var other = paid.FindIndex(one => one.Rule.Instrument == rule.Rule.Instrument);
            if (other < 0) paid.Add(line);
            else if (line.Amount > paid[other].Amount) paid[other] = line;
        }

        return paid;
    }

    private static DateOnly DayOf(in DatedFact claim, PersonFile person) =>
        person.Death is { } death && (claim.Attribute == AttributeCatalogue.FuneralGround || IsDeathLump(claim)) ? death : claim.From;

    private static bool IsDeathLump(in DatedFact claim) => claim.Attribute == AttributeCatalogue.OneOffGround && claim.Value == DeathLump;

    private static OwedLine? Highest(Law law, PersonFile person, DatedFact claim, DateOnly day, PayPeriod month, string province)
    {
        Span<long> values = stackalloc long[AttributeCatalogue.All.Count];
        Span<int> sources = stackalloc int[AttributeCatalogue.All.Count];
        var facts = DayFacts.On(day, person, values, sources);
        facts.Set(claim.Attribute, claim.Value);
        IReadOnlyList<OwedLine> monthly = [];
        if (IsDeathLump(claim))
            monthly = person.Entitlements.Count > 0 ? Calculator.Owed(law, person, month, province) : Calculator.Possible(law, person, month, province);

        OwedLine? highest = null;
        foreach (var rule in law.Once)
        {
            var row = rule.Rule;
            if (row.Programme == Programme.Grant || row.Unit == RateUnit.RiceKgPerPersonMonth) continue;
            if (row.EffectiveFrom > day || row.EffectiveTo < day || !rule.Predicate.Reads.Contains(claim.Attribute)) continue;
            if (!rule.Predicate.Test(facts.Values)) continue;
            var line = new MonthCalculation(Question(law, person, month, province), [], facts, facts).Once(rule, facts, monthly);
            if (line.Amount > Vnd.Zero && (highest is null || line.Amount > highest.Amount)) highest = line;
        }

        return highest;
    }

    private static MonthQuestion Question(Law law, PersonFile person, PayPeriod month, string province) => new(
        law, law.Month(month)[Programme.SocialAssistance], person, month, province, ChangeCounts.SameMonth, ByDecision: false);
}
