using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>What a run has for one person.</summary>
/// <param name="Amount">What is paid: the month, the adjustments, and what is carried over.</param>
/// <param name="Overpaid">What this month can't take back yet.</param>
/// <param name="StaysOpen">After this run something granted still differs from what is owed, or what was counted as granted may go away.</param>
public readonly record struct PersonDue(
    IReadOnlyList<OwedLine> Current, IReadOnlyList<Adjustment> Adjustments, Vnd Amount, Vnd Overpaid, bool StaysOpen)
{
    /// <summary>Not paid, the person would be owed more than was granted to her.</summary>
    public bool Grants => Current.Count > 0 || Adjustments.Count > 0;
}

/// <summary>Calculates the people of a run one after the other.</summary>
public sealed class PersonCalculation(Law law, RunFrame frame)
{
    private const int YearsTried = 20;

    private readonly List<OwedLine> owed = new(8);

    /// <summary>The run's months, and, where the person was not left out of it, what the earlier ones lack or have too much.</summary>
    public PersonDue Of(PayrollPerson person)
    {
        owed.Clear();
        AddDue(person, frame.Period, frame.Through);
        OwedLine[] current = [.. owed];
        if (person.Granted is not { } granted) return Settle(person, current, [], mayGo: false);

        // A month that another run has granted something for is looked at like an earlier one.
        bool IsGranted(PayPeriod month) => granted.Amounts.Any(amount => amount.For == month);
        owed.Clear();
        AddDue(person, frame.From, frame.Period.Previous);
        owed.AddRange(current.Where(line => IsGranted(line.For)));
        return Settle(person, [.. current.Where(line => !IsGranted(line.For))], Adjustments.Between(owed, granted.Amounts), granted.MayGo);
    }

    /// <summary>Where what was granted differs from what is owed, in the months from the first to the last that the run pays.</summary>
    public IReadOnlyList<Adjustment> Differences(PayrollPerson person, IReadOnlyList<GrantedAmount> granted)
    {
        owed.Clear();
        AddDue(person, frame.From, frame.Through);
        return Adjustments.Between(owed, granted);
    }

    /// <summary>Why a person whom the run has nothing for gets nothing.</summary>
    public UnpaidCause WhyNothing(PayrollPerson person)
    {
        if (person.File.Death is { } death && death < frame.Period.FirstDay) return UnpaidCause.Died;
        var decisions = person.File.Entitlements;
        if (!decisions.Any(decision => decision.Start <= frame.Through && (decision.End is not { } end || end >= frame.Period)))
            return decisions.Any(decision => decision.Start > frame.Through) ? UnpaidCause.NotYetStarted : UnpaidCause.Ended;
        if (decisions.All(decision => decision.Suspended?.Contains(frame.Through) == true || (decision.End is { } last && last < frame.Period))) return UnpaidCause.Suspended;
        if (!IsOwed(person.File)) return OfAge(person.File);
        if (owed.TrueForAll(line => AlreadyPaid(person, line))) return UnpaidCause.PaidBefore;
        return person.Granted is { } granted && granted.Amounts.Any(amount => frame.Period <= amount.For && amount.For <= frame.Through && amount.Amount > Vnd.Zero)
            ? UnpaidCause.PaidByOtherRun : UnpaidCause.TakenBack;
    }

    /// <summary>Whether the facts owe anything for the run's months; what, is in the list.</summary>
    private bool IsOwed(PersonFile person)
    {
        owed.Clear();
        for (var month = frame.Period; month <= frame.Through; month = month.Next) Calculator.Owed(law, person, month, frame.Province, owed);
        return owed.Count > 0;
    }

    /// <summary>It is her age if she would be owed something at another one.</summary>
    private UnpaidCause OfAge(PersonFile person)
    {
        bool IsOwedIfBorn(int years) => IsOwed(new PersonFile(
            person.Id, BirthDate.On(person.Birth.Date.AddYears(years)), person.Sex, person.Death, person.Facts, person.Entitlements));
        for (var years = 1; years <= YearsTried; years++)
        {
            if (IsOwedIfBorn(years)) return UnpaidCause.TooOld;
            if (IsOwedIfBorn(-years)) return UnpaidCause.TooYoung;
        }

        return UnpaidCause.NothingOwed;
    }

    private PersonDue Settle(PayrollPerson person, OwedLine[] current, IReadOnlyList<Adjustment> adjustments, bool mayGo)
    {
        var due = Vnd.Zero;
        foreach (var line in current) due += line.Amount;
        foreach (var carried in person.Carried) due += carried.Content.Amount;
        if (adjustments.Count == 0) return new PersonDue(current, [], due, Vnd.Zero, mayGo);

        var (arrears, whole) = (Vnd.Zero, Vnd.Zero);
        foreach (var adjustment in adjustments)
        {
            whole += adjustment.Amount;
            if (adjustment.Amount > Vnd.Zero) arrears += adjustment.Amount;
        }

        var kept = Adjustments.Within(adjustments, due, frame.Limits.Most(due, arrears));
        var granted = kept.Sum(adjustment => adjustment.Amount);
        // Arrears that recoveries use up to the last đồng make no payment: both wait.
        if (due + granted <= Vnd.Zero) (kept, granted) = ([], Vnd.Zero);
        var heldBack = granted - whole;
        return new PersonDue(current, kept, due + granted, heldBack > Vnd.Zero ? heldBack : Vnd.Zero, mayGo || kept.Count < adjustments.Count || heldBack != Vnd.Zero);
    }

    /// <summary>Adds what is owed for some months, less what the old system paid: the opening balance is never paid again.</summary>
    private void AddDue(PayrollPerson person, PayPeriod from, PayPeriod through)
    {
        for (var month = from; month <= through; month = month.Next)
        {
            var first = owed.Count;
            Calculator.Owed(law, person.File, month, frame.Province, owed);
            for (var i = owed.Count - 1; i >= first; i--)
                if (AlreadyPaid(person, owed[i])) owed.RemoveAt(i);
        }
    }

    /// <summary>By any decision that could have paid it: a later one for the same group pays nothing twice.</summary>
    private bool AlreadyPaid(PayrollPerson person, OwedLine line)
    {
        for (var i = 0; i < person.PaidThrough.Count; i++)
        {
            var decision = person.File.Entitlements[i];
            if (line.For <= person.PaidThrough[i] && decision.Grants(line.Component) && decision.Covers(line.For) && law.Continues(decision.Group, line.Group, line.For)) return true;
        }

        return false;
    }
}
