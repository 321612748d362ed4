using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>Lays changes over the rows of the law. A row is known by its id, a province's base by province, kind and first day.</summary>
internal static class LawChanges
{
    public static LawRows Over(LawRows rows, IEnumerable<LawDraft> changes)
    {
        var rules = rows.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var bases = rows.ProvincialBases.ToDictionary(KeyOf);
        foreach (var change in changes)
        {
            foreach (var rule in LawText.ReadRules(change.Rows)) rules[rule.Id] = rule;
            foreach (var row in LawText.ReadBases(change.Bases)) bases[KeyOf(row)] = row;
        }

        return rows with { Rules = [.. rules.Values], ProvincialBases = [.. bases.Values] };
    }

    /// <summary>The rows of a file that are new or differ from those in force.</summary>
    public static List<RateRule> Differences(Law law, IEnumerable<RateRule> rules) =>
        [.. rules.Where(rule => law.Find(rule.Id) is not { } known || !LawText.Cells(known).SequenceEqual(LawText.Cells(rule), StringComparer.Ordinal))];

    /// <summary>
    /// What a row in force may become: its last day, how well it is founded and the notes may change, the rest is another row.
    /// </summary>
    public static bool MayFollow(RateRule known, RateRule changed) =>
        known with { EffectiveTo = changed.EffectiveTo, Flag = changed.Flag, Notes = changed.Notes } == changed;

    private static (string Province, BaseReference Reference, DateOnly From) KeyOf(ProvincialBase row) => (row.Province, row.Reference, row.From);
}
