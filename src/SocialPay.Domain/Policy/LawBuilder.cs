using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>Checks the rows of the law one by one and against each other.</summary>
internal sealed class LawBuilder(LawRows rows)
{
    private readonly List<LawProblem> problems = [];

    public LawBuild Build()
    {
        // Places in the list of groups must not depend on the order of the rows.
        var groups = rows.Rules.Select(rule => rule.GroupCode).Distinct().Order(StringComparer.Ordinal)
            .Select((code, index) => (code, index)).ToDictionary(entry => entry.code, entry => entry.index);
        var compiled = new List<CompiledRule>();
        var ids = new HashSet<string>();
        foreach (var rule in rows.Rules)
        {
            if (!ids.Add(rule.Id)) Add(rule, LawProblemKind.DuplicateId);
            CheckRow(rule);
            var (predicate, fault) = Predicate.Parse(rule.Predicate, groups);
            if (predicate is not null) compiled.Add(new CompiledRule(rule, predicate, groups[rule.GroupCode]));
            else Add(rule, LawProblemKind.Predicate, Number(fault!.Position), fault.Kind.ToString(), fault.Detail);
        }

        CheckOverlaps(compiled);
        CheckGroups(groups);
        CheckProvincialBases();
        if (problems.Count == 0) CheckBases(compiled);
        if (problems.Count == 0) CheckTimings();
        return problems.Count == 0
            ? new LawBuild(new Law(rows, compiled, groups), [])
            : new LawBuild(null, [.. problems.OrderBy(problem => problem.RowId, StringComparer.Ordinal).ThenBy(problem => problem.Kind)]);
    }

    private void CheckRow(RateRule rule)
    {
        var monthly = rule.Component.IsMonthly();
        if (rule.EffectiveTo < rule.EffectiveFrom) Add(rule, LawProblemKind.FromAfterTo);
        if (monthly && (rule.EffectiveFrom.Day != 1 || (rule.EffectiveTo is { } to && to.AddDays(1).Day != 1)))
            Add(rule, LawProblemKind.NotOnMonthBorder);
        if (rule.Value <= 0) Add(rule, LawProblemKind.ValueNotPositive);
        if (monthly && rule.Component != RuleComponent.Base && rule.StackClass == StackClass.None) Add(rule, LawProblemKind.NoStackClass);
        if (rule.Component != RuleComponent.Base && rule.StackClass != StackClass.None && !PayableRows.Has(rule))
            Add(rule, LawProblemKind.NotPayable, PolicyCodes.StackClasses.CodeOf(rule.StackClass));
        if (!PayableRows.HasUnit(rule)) Add(rule, LawProblemKind.NotPayable, PolicyCodes.Units.CodeOf(rule.Unit));
        if (rule.Unit is RateUnit.Amount or RateUnit.AmountPerDay or RateUnit.AmountPerSeniorityUnit or RateUnit.Base && rule.Value != decimal.Truncate(rule.Value))
            Add(rule, LawProblemKind.NotWhole);
        var needsBase = rule.Unit is RateUnit.Coefficient or RateUnit.CoefficientPerChild or RateUnit.MultipleOfBase or RateUnit.Base;
        var hasBase = rule.BaseReference is BaseReference.SocialAssistanceBase or BaseReference.MeritBase;
        if (needsBase != hasBase || (rule.Component == RuleComponent.Base) != (rule.Unit == RateUnit.Base))
            Add(rule, LawProblemKind.UnitWithoutBase);
    }

    /// <summary>Rows that ask the same of the same group for the same thing must follow each other in time.</summary>
    private void CheckOverlaps(List<CompiledRule> compiled)
    {
        var families = compiled.GroupBy(rule => (
            rule.Rule.Programme,
            rule.Rule.Component,
            rule.Rule.BaseReference,
            rule.Rule.GroupCode,
            rule.Rule.StackClass,
            rule.Rule.Payee,
            Text: rule.Predicate.Root.ToString()));
        foreach (var family in families)
        {
            var ordered = family.Select(rule => rule.Rule)
                .OrderBy(rule => rule.EffectiveFrom).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i - 1].EffectiveTo is not { } end || end >= ordered[i].EffectiveFrom)
                    Add(ordered[i], LawProblemKind.Overlap, ordered[i - 1].Id);
            }
        }
    }

    private void CheckGroups(Dictionary<string, int> groups)
    {
        foreach (var succession in rows.Successions)
        {
            var row = $"{succession.OldGroup}>{succession.NewGroup}";
            CheckGroup(row, succession.OldGroup);
            CheckGroup(row, succession.NewGroup);
            if (succession.ImpliedAttribute is { } name && AttributeCatalogue.Find(name) is not { Kind: AttributeKind.Flag, Derived: false })
                problems.Add(new LawProblem(row, LawProblemKind.UnknownAttribute, name));
        }

        foreach (var start in rows.Starts.Where(start => start.Group.Length > 0)) CheckGroup($"{start.Group}@{start.DecidedFrom:yyyy-MM-dd}", start.Group);
        foreach (var start in rows.Starts.Where(start => (start.Start == StartsWith.Birthday) != start.Age is not null))
            problems.Add(new LawProblem($"{start.Group}@{start.DecidedFrom:yyyy-MM-dd}", LawProblemKind.StartWithoutAge));

        foreach (var addition in rows.Additions)
        {
            var row = $"{addition.Group}+{addition.AddsTo}";
            CheckGroup(row, addition.Group);
            CheckGroup(row, addition.AddsTo);
        }

        void CheckGroup(string row, string code)
        {
            if (!groups.ContainsKey(code)) problems.Add(new LawProblem(row, LawProblemKind.UnknownGroup, code));
        }
    }

    private void CheckProvincialBases()
    {
        foreach (var row in rows.ProvincialBases)
        {
            var id = $"{row.Province}/{PolicyCodes.BaseReferences.CodeOf(row.Reference)}@{row.From:yyyy-MM-dd}";
            if (row.To < row.From) problems.Add(new LawProblem(id, LawProblemKind.FromAfterTo));
            if (row.Amount <= Vnd.Zero) problems.Add(new LawProblem(id, LawProblemKind.ValueNotPositive));
            if (!Law.MaySet(row.Reference)) problems.Add(new LawProblem(id, LawProblemKind.UnitWithoutBase));
        }
    }

    /// <summary>In every month of a coefficient some row must set its base.</summary>
    private void CheckBases(List<CompiledRule> compiled)
    {
        var bases = compiled.Select(rule => rule.Rule).Where(rule => rule.Component == RuleComponent.Base).ToLookup(rule => rule.BaseReference);
        foreach (var rule in compiled.Select(rule => rule.Rule).Where(rule =>
            rule.Unit is RateUnit.Coefficient or RateUnit.CoefficientPerChild && rule.Component.IsMonthly()))
        {
            // The base can only go missing at the start of the rule or where a base ends.
            var months = bases[rule.BaseReference].Where(row => row.EffectiveTo is not null)
                .Select(row => PayPeriod.Of(row.EffectiveTo!.Value).Next).Prepend(PayPeriod.Of(rule.EffectiveFrom));
            foreach (var month in months.Where(rule.Covers).Distinct().Where(month => !bases[rule.BaseReference].Any(row => row.Covers(month))))
                Add(rule, LawProblemKind.NoBaseInMonth, month.ToString());
        }
    }

    private void CheckTimings()
    {
        foreach (var rule in rows.Rules.Where(rule =>
            rule.Programme != Programme.Grant && rule.Component.IsMonthly() && rule.Component != RuleComponent.Base))
        {
            if (Law.CountsIn(rows.Timings, rule.Programme, PayPeriod.Of(rule.EffectiveFrom)) is null) Add(rule, LawProblemKind.NoChangeTiming);
        }
    }

    private void Add(RateRule rule, LawProblemKind kind, params string[] details) => problems.Add(new LawProblem(rule.Id, kind, details));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
