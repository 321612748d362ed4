using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>A group that some row paid and, once the law is changed, no row pays from a month on.</summary>
public sealed record LawGap(string Group, RuleComponent Component, PayPeriod From)
{
    /// <summary>The gaps that a change opens: where a row now ends earlier and neither its group nor one that follows it goes on.</summary>
    public static IReadOnlyList<LawGap> Between(Law law, Law next)
    {
        var gaps = new List<LawGap>();
        foreach (var rule in next.Rules.Where(rule => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base && rule.EffectiveTo is not null))
        {
            var after = PayPeriod.Of(rule.EffectiveTo!.Value).Next;
            if (law.Find(rule.Id) is not { } known || !known.Covers(after)) continue;
            var goesOn = next.Rules.Any(other =>
                other.Component == rule.Component && other.Programme == rule.Programme && other.Covers(after) && next.Continues(rule.GroupCode, other.GroupCode, after));
            if (!goesOn) gaps.Add(new LawGap(rule.GroupCode, rule.Component, after));
        }

        return [.. gaps.Distinct()];
    }
}
