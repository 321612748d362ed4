using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>What is asked about: whose files, which month, who pays.</summary>
internal readonly record struct MonthQuestion(
    Law Law, ProgrammeMonth Rules, PersonFile Person, PayPeriod Month, string Province, ChangeCounts Changes, bool ByDecision);

/// <summary>
/// One person and month: which rules match on which of the two days, which of them add up, and the lines that follow
/// (policy-rules §5 and §6.0, the latter for each set of rules that exclude each other).
/// </summary>
internal readonly ref partial struct MonthCalculation
{
    private const int MostMonthsOfPlacement = 3;

    private readonly MonthQuestion question;

    /// <summary>Place in the law of the group that each decision of the person names.</summary>
    private readonly ReadOnlySpan<int> held;

    /// <summary>The facts on the last day of the month before.</summary>
    private readonly DayFacts before;

    /// <summary>The facts on the last day of the month, or on the day before a death.</summary>
    private readonly DayFacts end;

    /// <summary>Nothing changes between the two days: one evaluation answers for both.</summary>
    private readonly bool unchanged;

    public MonthCalculation(in MonthQuestion question, ReadOnlySpan<int> held, in DayFacts before, in DayFacts end)
    {
        this.question = question;
        this.held = held;
        this.before = before;
        this.end = end;
        unchanged = !DayFacts.Change(question.Person, before.Day, end.Day);
    }

    /// <summary>Social assistance: allowances, care support, facility.</summary>
    public void AddAssistance(List<OwedLine> lines)
    {
        var allowances = question.Rules[RuleComponent.Allowance];
        var care = question.Rules[RuleComponent.CareSupport];
        var institutions = question.Rules[RuleComponent.Institution];
        Span<RuleMatch> allowanceMatches = stackalloc RuleMatch[allowances.Length];
        Span<RuleMatch> careMatches = stackalloc RuleMatch[care.Length];
        Span<RuleMatch> institutionMatches = stackalloc RuleMatch[institutions.Length];
        Match(allowances, allowanceMatches, needsDecision: true);
        Match(care, careMatches, needsDecision: true);
        Match(institutions, institutionMatches, needsDecision: false);

        var inInstitution = InInstitution(institutions, institutionMatches);
        if (!inInstitution) AddAllowances(allowances, allowanceMatches, lines);
        AddCare(care, careMatches, lines);
        var institution = Highest(institutions, institutionMatches, StackSet.Institution);
        if (institution.Rule is null) return;
        var excluded = new List<ExcludedRule>();
        Exclude(allowances, allowanceMatches, default, default, ExclusionCause.InInstitution, excluded);
        lines.Add(Line(institution, excluded));
    }

    /// <summary>On which days each rule matches, and by which decision; a rule that no decision grants is left out.</summary>
    private void Match(CompiledRule[] rules, Span<RuleMatch> matches, bool needsDecision)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var decision = question.ByDecision ? DecisionFor(rules[i]) : RuleMatch.NoDecision;
            if (needsDecision && question.ByDecision && decision == RuleMatch.NoDecision)
            {
                matches[i] = new(OnBefore: false, OnEnd: false, decision);
                continue;
            }

            var onEnd = Matches(rules[i], end);
            matches[i] = new(unchanged ? onEnd : Matches(rules[i], before), onEnd, decision);
        }
    }

    private bool Matches(CompiledRule rule, in DayFacts facts)
    {
        if (question.Person.Birth.Date > facts.Day) return false;
        // A rule that reads the group is asked first with the one recorded, if any, then with each that matches.
        if (rule.Predicate.Test(facts.Values)) return true;
        if (!rule.Predicate.ReadsGroup) return false;
        foreach (var allowance in question.Rules[RuleComponent.Allowance])
            if (allowance.Predicate.Test(facts.Values) && facts.Matches(rule.Predicate, allowance.Group)) return true;

        return false;
    }

    /// <summary>The decision that grants a rule in this month, the latest where several do.</summary>
    private int DecisionFor(CompiledRule rule)
    {
        var decisions = question.Person.EntitlementSpan;
        var found = RuleMatch.NoDecision;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (!decisions[i].Grants(rule.Rule.Component) || !decisions[i].Covers(question.Month)) continue;
            if (!question.Law.Continues(held[i], rule.Group, question.Month)) continue;
            if (found == RuleMatch.NoDecision || IsLater(decisions[i], decisions[found])) found = i;
        }

        return found;
    }

    private static bool IsLater(GrantedGroup one, GrantedGroup other)
    {
        var byStart = one.Start.CompareTo(other.Start);
        if (byStart != 0) return byStart > 0;
        return one.Id != other.Id ? one.Id > other.Id : string.CompareOrdinal(one.DecisionNumber, other.DecisionNumber) > 0;
    }

    /// <summary>A person in a facility gets no allowance, whether or not this register pays the facility (20/2021 art. 25.5).</summary>
    private bool InInstitution(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (matches[i].OnBefore) return true;
            // Where changes count from the next month, coming to live there within this one ends nothing yet, unless decided.
            var counts = question.Changes == ChangeCounts.SameMonth || !question.ByDecision || matches[i].Decision != RuleMatch.NoDecision;
            if (matches[i].OnEnd && counts) return true;
        }

        return false;
    }

    /// <summary>The highest only, and beside it the single-parent amount where the law adds the two up.</summary>
    private void AddAllowances(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, List<OwedLine> lines)
    {
        var highest = Highest(rules, matches, StackSet.Allowance);
        var singleParent = Highest(rules, matches, StackSet.SingleParent);
        if (highest.Rule is not null && singleParent.Rule is not null && !AddsUp(rules, matches, highest, singleParent))
        {
            if (singleParent.IsAbove(highest)) highest = default;
            else singleParent = default;
        }

        var excluded = new List<ExcludedRule>();
        Exclude(rules, matches, highest, singleParent, ExclusionCause.NotHighest, excluded);
        if (highest.Rule is not null) lines.Add(Line(highest, excluded));
        if (singleParent.Rule is not null) lines.Add(Line(singleParent, highest.Rule is null ? excluded : []));
    }

    /// <summary>Whether any group of the person, not just the highest, is one that the single-parent amount adds to.</summary>
    private bool AddsUp(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, in RuleAmount highest, in RuleAmount singleParent)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (StackSets.Of(rules[i]) != StackSet.Allowance || !matches[i].On(highest.OnEnd)) continue;
            if (question.Law.Adds(singleParent.Rule!.Group, rules[i].Group)) return true;
        }

        return false;
    }

    private void AddCare(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, List<OwedLine> lines)
    {
        var pregnancy = Highest(rules, matches, StackSet.CarePregnancy);
        if (pregnancy.Rule is not null && Facts(pregnancy.OnEnd)[AttributeCatalogue.SpouseHasCareShare] == 0)
            lines.Add(Line(pregnancy, ExcludedOf(rules, matches, pregnancy)));

        var carer = Highest(rules, matches, StackSet.CarePerson);
        if (carer.Rule is not null && !PaidWithAnother(rules, matches, carer.OnEnd))
            lines.Add(Line(carer, ExcludedOf(rules, matches, carer)));

        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Rule.Unit == RateUnit.AmountPerDay) AddByDay(rules[i], matches[i], lines);
    }

    /// <summary>The amount per carer household was paid with the first of the people it took in (28/2012 art. 17.4).</summary>
    private bool PaidWithAnother(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, bool onEnd)
    {
        if (Facts(onEnd)[AttributeCatalogue.FosteredRank] <= 1) return false;
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Rule.StackClass == StackClass.CareFosterHousehold && matches[i].On(onEnd)) return true;

        return false;
    }

    /// <summary>
    /// Counts the days of the month on which the rule holds (02/2021/TT-BLĐTBXH art. 3.1), at most three months from the placement on
    /// (20/2021 art. 18.3).
    /// </summary>
    private void AddByDay(CompiledRule rule, RuleMatch match, List<OwedLine> lines)
    {
        if (question.ByDecision && match.Decision == RuleMatch.NoDecision) return;
        if (unchanged && !match.OnEnd) return;
        Span<long> values = stackalloc long[AttributeCatalogue.All.Count];
        Span<int> sources = stackalloc int[AttributeCatalogue.All.Count];
        var days = 0;
        var last = default(DateOnly);
        for (var day = question.Month.FirstDay; day <= end.Day; day = day.AddDays(1))
        {
            var known = DayFacts.On(day, question.Person, values, sources);
            if (!Matches(rule, known) || day >= known.Since(AttributeCatalogue.Relation)?.AddMonths(MostMonthsOfPlacement)) continue;
            days++;
            last = day;
        }

        if (days == 0) return;
        var rate = new Vnd((long)rule.Rule.Value);
        var facts = DayFacts.On(last, question.Person, values, sources);
        lines.Add(Line(new RuleAmount(rule, OnEnd: true, match.Decision, rate, "", days, rate.Times(days)), [], facts));
    }

    /// <summary>The highest of the rules of a set that match on the day that counts for the set.</summary>
    private RuleAmount Highest(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, StackSet set)
    {
        if (DayOf(rules, matches, set) is not { } onEnd) return default;
        var highest = default(RuleAmount);
        for (var i = 0; i < rules.Length; i++)
        {
            if (StackSets.Of(rules[i]) != set || !Payable(matches[i]) || !matches[i].On(onEnd)) continue;
            var amount = AmountOf(rules[i], matches[i], onEnd);
            if (highest.Rule is null || amount.IsAbove(highest)) highest = amount;
        }

        return highest;
    }

    /// <summary>
    /// The day that counts for a set: true for the last of the month, false for the last of the month before, none where nothing of it
    /// matches.
    /// </summary>
    private bool? DayOf(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, StackSet set)
    {
        var (anyBefore, anyEnd) = (false, false);
        for (var i = 0; i < rules.Length; i++)
        {
            if (StackSets.Of(rules[i]) != set || !Payable(matches[i])) continue;
            anyBefore |= matches[i].OnBefore;
            anyEnd |= matches[i].OnEnd;
        }

        if (!anyBefore && !anyEnd) return null;
        return question.Changes == ChangeCounts.SameMonth ? anyEnd : !anyBefore;
    }

    private bool Payable(RuleMatch match) => !question.ByDecision || match.Decision != RuleMatch.NoDecision;

    private RuleAmount AmountOf(CompiledRule rule, RuleMatch match, bool onEnd)
    {
        var row = rule.Rule;
        switch (row.Unit)
        {
            case RateUnit.Coefficient:
            case RateUnit.CoefficientPerChild:
                var coefficient = row.Unit == RateUnit.Coefficient
                    ? row.Value : row.Value * Facts(onEnd)[AttributeCatalogue.ChildrenSupported];
                var (level, source) = BaseOf(rule, Facts(onEnd));
                return new(rule, onEnd, match.Decision, level, source, coefficient, level.Times(coefficient));
            case RateUnit.Amount:
                var (amount, from) = AmountOf(row);
                return new(rule, onEnd, match.Decision, amount, from, 1, amount);
            case RateUnit.AmountPerSeniorityUnit:
                var (unit, units) = (new Vnd((long)row.Value), SeniorityUnits(Facts(onEnd)));
                return new(rule, onEnd, match.Decision, unit, "", units, unit.Times(units));
            case RateUnit.MultipleOfBase:
            case RateUnit.AmountPerDay:
            case RateUnit.RiceKgPerPersonMonth:
            case RateUnit.MonthsOfAllowance:
            case RateUnit.Base:
            default:
                throw new InvalidOperationException($"Rule {row.Id} has the unit {row.Unit}, which is no monthly amount.");
        }
    }

    /// <summary>
    /// The base of the month for a person: the highest row whose predicate holds for the rule's group or any other group the person
    /// is in, or the province's own where that is higher.
    /// </summary>
    private (Vnd Level, string Source) BaseOf(CompiledRule rule, in DayFacts facts)
    {
        foreach (var row in question.Law.Month(question.Month).Bases(rule.Rule.BaseReference))
        {
            if (!row.Predicate.IsAlwaysTrue && !facts.Matches(row.Predicate, rule.Group) && !Matches(row, facts)) continue;
            var national = new Vnd((long)row.Rule.Value);
            var own = question.Law.ProvincialBaseOf(question.Province, rule.Rule.BaseReference, question.Month);
            return own is not null && own.Amount > national
                ? (own.Amount, Reasons.ProvincialBasePrefix + own.Province)
                : (national, row.Rule.Id);
        }

        throw new InvalidOperationException($"No base holds for rule {rule.Rule.Id} in {question.Month} (person {question.Person.Id}).");
    }

    private DayFacts Facts(bool onEnd) => onEnd ? end : before;

    private List<ExcludedRule> ExcludedOf(CompiledRule[] rules, ReadOnlySpan<RuleMatch> matches, in RuleAmount paid)
    {
        var excluded = new List<ExcludedRule>();
        var set = StackSets.Of(paid.Rule!);
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i] != paid.Rule && StackSets.Of(rules[i]) == set && matches[i].On(paid.OnEnd))
                excluded.Add(new(rules[i].Rule.Id, ExclusionCause.NotHighest));
        }

        return excluded;
    }

    /// <summary>The rules that matched on either day and are not paid.</summary>
    private static void Exclude(
        CompiledRule[] rules,
        ReadOnlySpan<RuleMatch> matches,
        in RuleAmount one,
        in RuleAmount other,
        ExclusionCause cause,
        List<ExcludedRule> excluded)
    {
        var onEnd = (one.Rule ?? other.Rule) is null || (one.Rule is not null ? one.OnEnd : other.OnEnd);
        for (var i = 0; i < rules.Length; i++)
            if (rules[i] != one.Rule && rules[i] != other.Rule && matches[i].On(onEnd)) excluded.Add(new(rules[i].Rule.Id, cause));
    }

    private OwedLine Line(in RuleAmount amount, List<ExcludedRule> excluded) => Line(amount, excluded, Facts(amount.OnEnd));

    private OwedLine Line(in RuleAmount amount, List<ExcludedRule> excluded, in DayFacts facts)
    {
        var row = amount.Rule!.Rule;
        return new OwedLine(
            row,
            row.Component,
            question.Month,
            row.Payee,
            row.GroupCode,
            amount.Base,
            amount.Coefficient,
            amount.Amount,
            facts.Day,
            amount.Decision == RuleMatch.NoDecision ? null : question.Person.EntitlementSpan[amount.Decision],
            new Reasons(facts.Day, amount.BaseSource, facts.Used(amount.Rule), excluded.Count == 0 ? [] : excluded));
    }
}
