using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>A fact that holding a decision makes true; with an age, where the decision covers the month of that birthday.</summary>
internal readonly record struct ImpliedFact(AttributeDefinition Attribute, int? AtAge);

/// <summary>From which month on a decision for one group pays under another, over any number of successions.</summary>
internal sealed class GroupPaths
{
    private const int Never = int.MaxValue;

    private readonly int[,] from;
    private readonly ImpliedFact[][] implied;

    public GroupPaths(Dictionary<string, int> groups, IReadOnlyList<GroupSuccession> successions)
    {
        var count = groups.Count;
        from = new int[count, count];
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++)
                from[a, b] = a == b ? 0 : Never;

        foreach (var succession in successions)
        {
            var (a, b) = (groups[succession.OldGroup], groups[succession.NewGroup]);
            from[a, b] = Math.Min(from[a, b], succession.From is { } day ? PayPeriod.Of(day).Index : 0);
        }

        // Over a path the latest of its steps counts; the earliest of all paths wins.
        for (var via = 0; via < count; via++)
            for (var a = 0; a < count; a++)
                for (var b = 0; b < count; b++)
                    from[a, b] = Math.Min(from[a, b], Math.Max(from[a, via], from[via, b]));

        implied = new ImpliedFact[count][];
        foreach (var (group, at) in groups)
        {
            var moved = Moved(group, successions);
            implied[at] = [.. successions.Where(succession => succession.ImpliedAttribute is not null && moved.Contains(succession.OldGroup))
                .Select(succession => new ImpliedFact(AttributeCatalogue.Get(succession.ImpliedAttribute!), succession.ImpliedAtAge)).Distinct()];
        }
    }

    /// <summary>The group and those that its people were moved to by list.</summary>
    private static HashSet<string> Moved(string group, IReadOnlyList<GroupSuccession> successions)
    {
        HashSet<string> found = [group];
        while (successions.FirstOrDefault(succession => succession.Kind == SuccessionKind.Moved && found.Contains(succession.OldGroup) && !found.Contains(succession.NewGroup)) is { } step)
            found.Add(step.NewGroup);

        return found;
    }

    public bool Reaches(int held, int group, PayPeriod month) => from[held, group] <= month.Index;

    public bool EverReaches(int held, int group) => from[held, group] != Never;

    public ReadOnlySpan<ImpliedFact> Implied(int group) => implied[group];
}
