using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// What is owed for one month under the law in force, as a pure function of law, person, month and paying province: the monthly
/// amounts of social assistance, social pension and merit. What is paid once is in <see cref="OneOffs"/>.
/// </summary>
public static class Calculator
{
    /// <summary>The programmes with monthly amounts, in the order of their lines.</summary>
    public static IReadOnlyList<Programme> Programmes { get; } = [Programme.SocialAssistance, Programme.SocialPension, Programme.Merit];

    /// <summary>What the person's decisions grant for a month, in a fixed order: by programme, then allowances, care support, facility.</summary>
    /// <exception cref="InvalidOperationException">A decision names a group that the law does not have.</exception>
    public static IReadOnlyList<OwedLine> Owed(Law law, PersonFile person, PayPeriod month, string province)
    {
        var lines = new List<OwedLine>(2);
        Owed(law, person, month, province, lines);
        return lines;
    }

    /// <summary>As the other one, appending to the caller's list.</summary>
    public static void Owed(Law law, PersonFile person, PayPeriod month, string province, List<OwedLine> into) =>
        Run(law, person, month, province, byDecision: true, into);

    /// <summary>
    /// What would be owed if every group that the facts match were granted: the amount that a form shows before a decision exists.
    /// </summary>
    public static IReadOnlyList<OwedLine> Possible(Law law, PersonFile person, PayPeriod month, string province)
    {
        var lines = new List<OwedLine>(2);
        Run(law, person, month, province, byDecision: false, lines);
        return lines;
    }

    private static void Run(Law law, PersonFile person, PayPeriod month, string province, bool byDecision, List<OwedLine> into)
    {
        // The two days of policy-rules §6.0. A death ends the month on the day before.
        var before = month.FirstDay.AddDays(-1);
        var end = month.LastDay;
        if (person.Death is { } death)
        {
            if (death <= before) return;
            if (death <= end) end = death.AddDays(-1);
        }

        if (person.Birth.Date > end) return;
        var decisions = person.EntitlementSpan;
        Span<int> held = decisions.Length <= 32 ? stackalloc int[decisions.Length] : new int[decisions.Length];
        if (byDecision && !Hold(law, person, month, held)) return;

        Span<long> valuesBefore = stackalloc long[AttributeCatalogue.All.Count];
        Span<int> sourcesBefore = stackalloc int[AttributeCatalogue.All.Count];
        Span<long> valuesEnd = stackalloc long[AttributeCatalogue.All.Count];
        Span<int> sourcesEnd = stackalloc int[AttributeCatalogue.All.Count];
        // A survivor's share stops from the month in which a marriage is registered (policy-rules §9.4.6).
        var factsBefore = DayFacts.On(before, person, valuesBefore, sourcesBefore, end);
        var factsEnd = DayFacts.On(end, person, valuesEnd, sourcesEnd);
        if (byDecision)
        {
            Imply(law, person, month, held, factsBefore);
            Imply(law, person, month, held, factsEnd);
        }

        var first = into.Count;
        var rules = law.Month(month);
        foreach (var programme in Programmes)
        {
            var inForce = rules[programme];
            if (inForce.Changes is not { } changes || (byDecision && !PaysIn(law, held, programme))) continue;
            var question = new MonthQuestion(law, inForce, person, month, province, changes, byDecision);
            var calculation = new MonthCalculation(question, held, factsBefore, factsEnd);
            if (programme == Programme.SocialAssistance) calculation.AddAssistance(into);
            else if (programme == Programme.SocialPension) PensionOrAllowance(calculation.SocialPension(), into, first);
            else calculation.AddMerit(into);
        }
    }

    /// <summary>Of social pension and social allowance the higher, not both; of equal ones the allowance stays (176/2025 art. 3).</summary>
    private static void PensionOrAllowance(OwedLine? pension, List<OwedLine> lines, int first)
    {
        if (pension is null) return;
        var allowance = Vnd.Zero;
        for (var i = first; i < lines.Count; i++)
            if (lines[i].Component == RuleComponent.Allowance) allowance += lines[i].Amount;

        if (allowance >= pension.Amount)
        {
            var stays = lines.FindIndex(first, line => line.Component == RuleComponent.Allowance);
            lines[stays] = Excluding(lines[stays], pension);
            return;
        }

        for (var i = lines.Count - 1; i >= first; i--)
        {
            if (lines[i].Component != RuleComponent.Allowance) continue;
            pension = Excluding(pension, lines[i]);
            lines.RemoveAt(i);
        }

        lines.Add(pension);
    }

    private static OwedLine Excluding(OwedLine line, OwedLine other) => line with
    {
        Reasons = line.Reasons.Excluding([new ExcludedRule(other.Rule.Id, ExclusionCause.PensionOrAllowance), .. other.Reasons.Excluded]),
    };

    /// <summary>Finds the place of each decision's group, and whether any decision covers the month.</summary>
    private static bool Hold(Law law, PersonFile person, PayPeriod month, Span<int> held)
    {
        var any = false;
        var decisions = person.EntitlementSpan;
        for (var i = 0; i < decisions.Length; i++)
        {
            held[i] = law.GroupIndex(decisions[i].Group);
            if (held[i] < 0) throw new InvalidOperationException($"The law has no group '{decisions[i].Group}' (person {person.Id}).");
            any |= decisions[i].Covers(month);
        }

        return any;
    }

    private static bool PaysIn(Law law, ReadOnlySpan<int> held, Programme programme)
    {
        foreach (var group in held)
            if (law.PaysIn(group, programme)) return true;

        return false;
    }

    /// <summary>
    /// Facts that a decision makes true once it has begun, such as having received under clause 1 when turning 16; what is recorded counts
    /// more.
    /// </summary>
    private static void Imply(Law law, PersonFile person, PayPeriod month, ReadOnlySpan<int> held, DayFacts facts)
    {
        for (var i = 0; i < held.Length; i++)
        {
            if (person.EntitlementSpan[i].Start > month) continue;
            foreach (ref readonly var implied in law.Implied(held[i]))
            {
                if (implied.AtAge is { } age && !person.EntitlementSpan[i].Covers(PayPeriod.Of(person.Birth.Birthday(age)))) continue;
                facts.Imply(implied.Attribute);
            }
        }
    }
}
