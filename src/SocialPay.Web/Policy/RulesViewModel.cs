using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Web.Policy;

/// <summary>The rules of a month, with what each comes to.</summary>
public sealed class RulesViewModel(IReadOnlyList<RuleView> rules, IReadOnlyList<ProvincialBase> ownBases, PayPeriod month)
{
    /// <summary>The national bases; where one depends on the household, its highest and whatever else nobody has read.</summary>
    public IReadOnlyList<RuleView> Bases { get; } =
        [.. rules.Where(row => row.Rule.Component == RuleComponent.Base).GroupBy(row => row.Rule.BaseReference)
            .SelectMany(reference => reference.OrderByDescending(row => row.Rule.Value).Where((row, place) => place == 0 || row.Rule.Flag.NeedsConfirmation()))];

    /// <summary>The province's own amounts of the month.</summary>
    public IReadOnlyList<ProvincialBase> OwnBases { get; } = [.. ownBases.Where(row => row.From <= month.FirstDay && (row.To is null || row.To >= month.FirstDay))];

    /// <summary>The rules but for the bases, in their order.</summary>
    /// <param name="groupOf">Name of a rule's group in the language of the page.</param>
    public IReadOnlyList<RuleView> Find(string search, Programme? programme, bool unreadOnly, Func<RateRule, string> groupOf)
    {
        var words = VietnameseText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. rules.Where(row => row.Rule.Component != RuleComponent.Base
            && (programme is null || row.Rule.Programme == programme)
            && (!unreadOnly || row.Rule.Flag.NeedsConfirmation())
            && words.All(VietnameseText.Fold($"{groupOf(row.Rule)} {row.Rule.Id} {row.Rule.GroupCode} {row.Rule.Instrument}").Contains))];
    }

    /// <summary>In đồng, under the higher of the national base and the province's; null where it depends on the person.</summary>
    public Vnd? AmountOf(RateRule rule) => rule.Unit switch
    {
        RateUnit.Coefficient or RateUnit.CoefficientPerChild or RateUnit.MultipleOfBase when BaseOf(rule.BaseReference) is { } level =>
            rule.BaseReference == BaseReference.MeritBase ? level.Times(rule.Value).InThousands() : level.Times(rule.Value),
        RateUnit.Amount or RateUnit.AmountPerDay or RateUnit.AmountPerSeniorityUnit or RateUnit.Base => new Vnd((long)rule.Value),
        _ => null,
    };

    private Vnd? BaseOf(BaseReference reference)
    {
        var levels = Bases.Where(row => row.Rule.BaseReference == reference).Select(row => new Vnd((long)row.Rule.Value))
            .Concat(OwnBases.Where(row => row.Reference == reference).Select(row => row.Amount)).ToList();
        return levels.Count == 0 ? null : levels.Max();
    }
}
