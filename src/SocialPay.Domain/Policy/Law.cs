using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>
/// The law in force from month to month, built from rows that were all found good. Immutable and safe to share between threads.
/// </summary>
public sealed class Law
{
    private static readonly LawMonth Empty = new([], _ => null);

    private readonly Dictionary<string, CompiledRule> byId;
    private readonly Dictionary<string, int> groups;
    private readonly GroupPaths paths;
    private Dictionary<string, ProvincialBase[]> provincialBases = [];
    private readonly LawMonth[] months;
    private readonly int firstMonth;
    private readonly bool[,] adds;
    private readonly int[] programmes;

    private readonly LawRows rows;

    internal Law(LawRows rows, IReadOnlyList<CompiledRule> compiled, Dictionary<string, int> groups)
    {
        this.rows = rows;
        this.groups = groups;
        byId = compiled.ToDictionary(rule => rule.Rule.Id);
        Rules = [.. compiled.Select(rule => rule.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        paths = new GroupPaths(groups, rows.Successions);
        adds = new bool[groups.Count, groups.Count];
        foreach (var addition in rows.Additions) adds[groups[addition.Group], groups[addition.AddsTo]] = true;
        Starts = rows.Starts;
        (months, firstMonth) = Months(compiled, rows.Timings);
        Once = [.. compiled.Where(rule => !rule.Rule.Component.IsMonthly()).OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal)];
        programmes = Programmes(compiled, groups.Count, paths);
        SetProvincialBases(rows.ProvincialBases);
    }

    /// <summary>All rows, in order of their ids.</summary>
    public IReadOnlyList<RateRule> Rules { get; }

    /// <summary>How start months are found.</summary>
    public IReadOnlyList<StartRule> Starts { get; }

    /// <summary>All group codes, in order.</summary>
    public IReadOnlyCollection<string> Groups => groups.Keys;

    /// <summary>Checks every row and returns the law, or all that is wrong with the rows.</summary>
    public static LawBuild Build(LawRows rows) => new LawBuilder(rows).Build();

    /// <summary>A law of rules alone: no successions or additions, changes count in the same month.</summary>
    public static LawBuild Build(IEnumerable<RateRule> rules) => Build(new LawRows(
        [.. rules],
        [],
        [],
        [.. Enum.GetValues<Programme>().Select(programme => new ChangeTiming(programme, new PayPeriod(1900, 1), ChangeCounts.SameMonth))],
        []));

    /// <summary>
    /// The same law with the bases that provinces set, instead of any given before. A row of <see cref="BaseReference.Fixed"/> is the
    /// province's own social pension.
    /// </summary>
    /// <exception cref="ArgumentException">A row that begins after its end, sets nothing, or a base of another kind.</exception>
    public Law With(IReadOnlyList<ProvincialBase> bases)
    {
        var law = (Law)MemberwiseClone();
        law.SetProvincialBases(bases);
        return law;
    }

    /// <summary>
    /// A digest of all that can change an amount of these months; the same whatever the order of the rows. It changes with the program too.
    /// </summary>
    public string Digest(PayPeriod from, PayPeriod through) => LawDigest.Of(rows, provincialBases.Values.SelectMany(province => province), from, through);

    public RateRule? Find(string id) => byId.GetValueOrDefault(id)?.Rule;

    /// <summary>The parsed predicate of a row.</summary>
    /// <exception cref="KeyNotFoundException">There is no such row.</exception>
    public Predicate PredicateOf(string id) => byId[id].Predicate;

    public bool HasGroup(string code) => groups.ContainsKey(code);

    /// <summary>The group's place among <see cref="Groups"/>, as facts of <c>group_code</c> hold it; none where there is no such group.</summary>
    public int? GroupOf(string code) => groups.TryGetValue(code, out var index) ? index : null;

    /// <summary>The programme whose rows the group has; none where there is no such group.</summary>
    public Programme? ProgrammeOf(string group) => Rules.FirstOrDefault(rule => rule.GroupCode == group)?.Programme;

    /// <summary>The monthly components that a decision for the group can pay in any month.</summary>
    public IReadOnlyList<RuleComponent> ComponentsOf(string group) =>
        [.. Rules.Where(rule => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base && EverContinues(group, rule.GroupCode))
            .Select(rule => rule.Component).Distinct().Order()];

    /// <summary>The monthly rules of a programme and component in force in a month.</summary>
    public IReadOnlyList<RateRule> RulesOf(PayPeriod month, Programme programme, RuleComponent component) =>
        Array.ConvertAll(Month(month)[programme][component], rule => rule.Rule);

    /// <summary>The groups that a decision may name in a month for a component.</summary>
    public IReadOnlyList<string> GroupsOf(PayPeriod month, Programme programme, RuleComponent component) =>
        [.. Month(month)[programme][component].Select(rule => rule.Rule.GroupCode).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a decision for one group pays under another in a month, itself included.</summary>
    public bool Continues(string held, string group, PayPeriod month) =>
        groups.TryGetValue(held, out var from) && groups.TryGetValue(group, out var to) && Continues(from, to, month);

    /// <summary>Whether a decision for one group pays under another in any month.</summary>
    public bool EverContinues(string held, string group) =>
        groups.TryGetValue(held, out var from) && groups.TryGetValue(group, out var to) && paths.EverReaches(from, to);

    /// <summary>The rules for what is paid once: funerals, one-off amounts and grants, in order of their ids.</summary>
    internal CompiledRule[] Once { get; }

    /// <summary>Whether a decision for the group can ever pay in a programme.</summary>
    internal bool PaysIn(int group, Programme programme) => (programmes[group] & (1 << (int)programme)) != 0;

    internal bool Continues(int held, int group, PayPeriod month) => paths.Reaches(held, group, month);

    internal ReadOnlySpan<ImpliedFact> Implied(int group) => paths.Implied(group);

    /// <summary>Whether the amount of the first group is paid beside that of the second.</summary>
    internal bool Adds(int group, int to) => adds[group, to];

    internal int GroupIndex(string code) => GroupOf(code) ?? -1;

    internal LawMonth Month(PayPeriod month)
    {
        var offset = month.Index - firstMonth;
        if (offset < 0 || months.Length == 0) return Empty;
        return months[Math.Min(offset, months.Length - 1)];
    }

    /// <summary>The province's own base of a month, the highest where several are entered.</summary>
    internal ProvincialBase? ProvincialBaseOf(string province, BaseReference reference, PayPeriod month)
    {
        if (provincialBases.Count == 0 || !provincialBases.TryGetValue(province, out var rows)) return null;
        var day = month.FirstDay;
        foreach (var row in rows)
            if (row.Reference == reference && row.From <= day && (row.To is null || row.To >= day)) return row;

        return null;
    }

    /// <summary>A province may raise a base, and by <see cref="BaseReference.Fixed"/> the social pension; no printed table.</summary>
    internal static bool MaySet(BaseReference reference) =>
        reference is BaseReference.SocialAssistanceBase or BaseReference.MeritBase or BaseReference.Fixed;

    private void SetProvincialBases(IReadOnlyList<ProvincialBase> rows)
    {
        if (rows.FirstOrDefault(row => row.To < row.From || row.Amount <= Vnd.Zero || !MaySet(row.Reference)) is { } faulty)
            throw new ArgumentException($"A province can't set this: {faulty}.", nameof(rows));
        provincialBases = rows.GroupBy(row => row.Province).ToDictionary(
            province => province.Key,
            province => province.OrderByDescending(row => row.Amount).ThenBy(row => row.From).ToArray());
    }

    private static int[] Programmes(IReadOnlyList<CompiledRule> compiled, int count, GroupPaths paths)
    {
        var own = new int[count];
        foreach (var rule in compiled) own[rule.Group] |= 1 << (int)rule.Rule.Programme;
        var reached = new int[count];
        for (var held = 0; held < count; held++)
            for (var group = 0; group < count; group++)
                if (paths.EverReaches(held, group)) reached[held] |= own[group];
        return reached;
    }

    /// <summary>One entry for each month from the first to the last change of the law; later months are like the last.</summary>
    private static (LawMonth[] Months, int First) Months(IReadOnlyList<CompiledRule> compiled, IReadOnlyList<ChangeTiming> timings)
    {
        var monthly = compiled.Where(rule => rule.Rule.Component.IsMonthly()).ToList();
        if (monthly.Count == 0) return ([], 0);
        var changes = new SortedSet<int>();
        foreach (var rule in monthly)
        {
            changes.Add(PayPeriod.Of(rule.Rule.EffectiveFrom).Index);
            if (rule.Rule.EffectiveTo is { } to) changes.Add(PayPeriod.Of(to).Next.Index);
        }

        var first = changes.Min;
        foreach (var timing in timings)
            if (timing.From.Index > first) changes.Add(timing.From.Index);

        var all = new LawMonth[changes.Max - first + 1];
        LawMonth? current = null;
        for (var i = 0; i < all.Length; i++)
        {
            var month = PayPeriod.FromIndex(first + i);
            if (current is null || changes.Contains(month.Index))
                current = new LawMonth([.. monthly.Where(rule => rule.Rule.Covers(month))], programme => CountsIn(timings, programme, month));
            all[i] = current;
        }

        return (all, first);
    }

    internal static ChangeCounts? CountsIn(IReadOnlyList<ChangeTiming> timings, Programme programme, PayPeriod month) =>
        timings.Where(timing => timing.Programme == programme && timing.From <= month).MaxBy(timing => timing.From)?.Counts;
}
