using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <content>Social pension and merit: amounts from tables, classes of policy-rules §9.4.</content>
internal readonly ref partial struct MonthCalculation
{
    private const int All = int.MaxValue;

    /// <summary>The social pension, before it is compared with the social allowance.</summary>
    public OwedLine? SocialPension()
    {
        var rules = question.Rules[RuleComponent.SocialPension];
        Span<RuleMatch> matches = stackalloc RuleMatch[rules.Length];
        Match(rules, matches, needsDecision: true);
        var highest = Highest(rules, matches, StackSet.SocialPension);
        return highest.Rule is null ? null : Line(highest, ExcludedOf(rules, matches, highest));
    }

    /// <summary>Merit: own allowance, supplements, carer, survivors, education.</summary>
    public void AddMerit(List<OwedLine> lines)
    {
        Add(RuleComponent.Allowance, lines);
        Add(RuleComponent.Supplement, lines);
        Add(RuleComponent.SenioritySupplement, lines);
        Add(RuleComponent.Carer, lines);
        Add(RuleComponent.Survivor, lines);
        Add(RuleComponent.SurvivorNurture, lines);
        Add(RuleComponent.Education, lines);
    }

    private void Add(RuleComponent component, List<OwedLine> lines)
    {
        var rules = question.Rules[component];
        if (rules.Length == 0) return;
        Span<RuleMatch> matches = stackalloc RuleMatch[rules.Length];
        Match(rules, matches, needsDecision: true);
        switch (component)
        {
            case RuleComponent.Allowance:
                AddHighest(rules, matches, StackSet.MeritOwn, All, lines);
                break;
            case RuleComponent.Supplement or RuleComponent.SenioritySupplement:
                AddHighest(rules, matches, StackSet.MeritSupplement, All, lines);
                AddHighest(rules, matches, StackSet.MeritSupplement81, 1, lines);
                break;
            case RuleComponent.Carer:
                AddHighest(rules, matches, StackSet.MeritCarer, 1, lines);
                break;
            case RuleComponent.Survivor:
                // At most two shares: with one martyr one other, with several martyrs theirs alone (02/2020/UBTVQH14).
                var martyrs = AddHighest(rules, matches, StackSet.MeritSurvivorMartyr, 1, lines);
                var others = !martyrs ? 2 : Facts(onEnd: true)[AttributeCatalogue.MartyrsCount] >= 2 ? 0 : 1;
                AddHighest(rules, matches, StackSet.MeritSurvivor, others, lines);
                break;
            case RuleComponent.SurvivorNurture:
                AddHighest(rules, matches, StackSet.MeritNurture, 1, lines);
                break;
            case RuleComponent.Education:
                AddHighest(rules, matches, StackSet.MeritEducation, 1, lines);
                break;
        }
    }

    /// <summary>Adds the highest of a set, as many as are paid; the first names those that are not. True where there was any.</summary>
    private bool AddHighest(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, StackSet set, int atMost, List<OwedLine> lines)
    {
        if (DayOf(rules, matches, set) is not { } onEnd) return false;
        Span<bool> done = stackalloc bool[rules.Length];
        var first = lines.Count;
        for (var paid = 0; paid < atMost; paid++)
        {
            var (at, highest) = (-1, default(RuleAmount));
            for (var i = 0; i < rules.Length; i++)
            {
                if (done[i] || StackSets.Of(rules[i]) != set || !Payable(matches[i]) || !matches[i].On(onEnd)) continue;
                var amount = AmountOf(rules[i], matches[i], onEnd);
                if (at < 0 || amount.IsAbove(highest)) (at, highest) = (i, amount);
            }

            if (at < 0) break;
            done[at] = true;
            if (highest.Amount > Vnd.Zero) lines.Add(Line(highest, []));
        }

        List<ExcludedRule>? excluded = null;
        for (var i = 0; i < rules.Length; i++)
        {
            if (!done[i] && StackSets.Of(rules[i]) == set && matches[i].On(onEnd))
                (excluded ??= []).Add(new(rules[i].Rule.Id, atMost == 1 ? ExclusionCause.NotHighest : ExclusionCause.SharesUsed));
        }

        // Where nothing of the set is paid, the line before it tells why: the martyrs' share.
        if (excluded is not null && lines.Count > 0)
        {
            var at = first < lines.Count ? first : first - 1;
            lines[at] = lines[at] with { Reasons = lines[at].Reasons.Excluding(excluded) };
        }

        return lines.Count > first;
    }

    /// <summary>The amount of a row; the province's own social pension where that is higher.</summary>
    private (Vnd Amount, string Source) AmountOf(RateRule row)
    {
        var amount = new Vnd((long)row.Value);
        if (row.Component != RuleComponent.SocialPension) return (amount, "");
        var own = question.Law.ProvincialBaseOf(question.Province, BaseReference.Fixed, question.Month);
        return own is not null && own.Amount > amount ? (own.Amount, Reasons.ProvincialBasePrefix + own.Province) : (amount, "");
    }

    /// <summary>As recorded, or from the months: under 6 left over make half a unit, 6 and more a whole one (75/2021 art. 4.4).</summary>
    private static decimal SeniorityUnits(in DayFacts facts)
    {
        var months = facts[AttributeCatalogue.SeniorityMonths];
        if (months == 0) return facts[AttributeCatalogue.SeniorityUnits];
        var left = months % 12;
        return (months / 12) + (left == 0 ? 0 : left < 6 ? 0.5m : 1);
    }
}
