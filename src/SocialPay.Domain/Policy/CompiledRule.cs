namespace SocialPay.Domain.Policy;

/// <summary>A row with its predicate compiled and its group as a place in the law's list of groups.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(RateRule rule, Predicate predicate, int group)
    {
        Rule = rule;
        Predicate = predicate;
        Group = group;
        // The group stands on the line itself; all other attributes are facts to be named.
        Reads = [.. predicate.Reads.Where(attribute => attribute != AttributeCatalogue.GroupCode)];
    }

    public RateRule Rule { get; }

    public Predicate Predicate { get; }

    public int Group { get; }

    public AttributeDefinition[] Reads { get; }
}

/// <summary>The rules of one programme in force in one month, by component; each list in order of the rows' ids.</summary>
internal sealed class ProgrammeMonth
{
    private readonly CompiledRule[][] byComponent = new CompiledRule[Enum.GetValues<RuleComponent>().Length][];

    public ProgrammeMonth(IEnumerable<CompiledRule> rules, ChangeCounts? changes)
    {
        Array.Fill(byComponent, []);
        foreach (var component in rules.GroupBy(rule => rule.Rule.Component))
            byComponent[(int)component.Key] = [.. component.OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal)];
        Changes = changes;
    }

    public ChangeCounts? Changes { get; }

    public CompiledRule[] this[RuleComponent component] => byComponent[(int)component];
}

/// <summary>All monthly rules in force in a month and the bases they multiply, the highest first.</summary>
internal sealed class LawMonth
{
    private readonly ProgrammeMonth[] programmes;
    private readonly CompiledRule[][] bases;

    public LawMonth(IReadOnlyList<CompiledRule> rules, Func<Programme, ChangeCounts?> changes)
    {
        programmes = [.. Enum.GetValues<Programme>().Select(programme =>
            new ProgrammeMonth(rules.Where(rule => rule.Rule.Programme == programme), changes(programme)))];
        bases = [.. Enum.GetValues<BaseReference>().Select(reference =>
            rules.Where(rule => rule.Rule.Component == RuleComponent.Base && rule.Rule.BaseReference == reference)
                .OrderByDescending(rule => rule.Rule.Value).ThenBy(rule => rule.Rule.Id, StringComparer.Ordinal).ToArray())];
    }

    public ProgrammeMonth this[Programme programme] => programmes[(int)programme];

    public CompiledRule[] Bases(BaseReference reference) => bases[(int)reference];
}
