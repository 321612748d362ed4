using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// Arrears and recoveries by difference: what is owed for a month as known now, less what was granted for it (policy-rules §6.4).
/// A late death, a backdated decision, a corrected fact and a base raised backwards are all the same here.
/// </summary>
public static class Adjustments
{
    /// <summary>
    /// The differences of one person, by month, programme, component and payee. Both lists may be in any order and hold any months;
    /// a month that is in neither has no difference. Once granted, the adjustments leave none.
    /// </summary>
    public static IReadOnlyList<Adjustment> Between(IReadOnlyList<OwedLine> owed, IReadOnlyList<GrantedAmount> granted)
    {
        if (owed.Count == 0 && granted.Count == 0) return [];
        var owedKeys = Keys(owed, line => Key(line.For, line.Rule.Programme, line.Component, line.Payee));
        var grantedKeys = Keys(granted, amount => Key(amount.For, amount.Programme, amount.Component, amount.Payee));
        List<Adjustment>? found = null;
        for (int o = 0, g = 0; o < owedKeys.Length || g < grantedKeys.Length;)
        {
            var key = Math.Min(o < owedKeys.Length ? owedKeys[o].Key : long.MaxValue, g < grantedKeys.Length ? grantedKeys[g].Key : long.MaxValue);
            var (firstOwed, firstGranted) = (o, g);
            var difference = Vnd.Zero;
            for (; o < owedKeys.Length && owedKeys[o].Key == key; o++) difference += owed[owedKeys[o].Position].Amount;
            for (; g < grantedKeys.Length && grantedKeys[g].Key == key; g++) difference -= granted[grantedKeys[g].Position].Amount;
            if (difference == Vnd.Zero) continue;
            var lines = Array.ConvertAll(owedKeys[firstOwed..o], entry => owed[entry.Position]);
            var amounts = Array.ConvertAll(grantedKeys[firstGranted..g], entry => granted[entry.Position]);
            found ??= [];
            if (difference > Vnd.Zero && lines.Length > 0) AddArrears(lines, amounts, found);
            else found.Add(InOne(lines, amounts, difference));
        }

        return found ?? [];
    }

    /// <summary>
    /// All arrears, and of the recoveries, the oldest month first, no more than leaves the instruction at zero and no more than
    /// <paramref name="cap"/> in all. What is held back is no line: the next run finds it again as a difference.
    /// </summary>
    /// <param name="adjustments">As <see cref="Between"/> gives them.</param>
    /// <param name="due">What the instruction pays besides: the month itself and what is carried over.</param>
    /// <param name="cap">At most this much is taken back in one month; none: as much as there is.</param>
    public static IReadOnlyList<Adjustment> Within(IReadOnlyList<Adjustment> adjustments, Vnd due, Vnd? cap = null)
    {
        var left = due;
        var any = false;
        foreach (var adjustment in adjustments)
        {
            if (adjustment.Kind == PayrollLineKind.Arrears) left += adjustment.Amount;
            else any = true;
        }

        if (!any) return adjustments;
        if (cap is { } most && most < left) left = most;
        var kept = new List<Adjustment>(adjustments.Count);
        foreach (var adjustment in adjustments)
        {
            if (adjustment.Kind == PayrollLineKind.Arrears)
            {
                kept.Add(adjustment);
                continue;
            }

            if (left <= Vnd.Zero) continue;
            var taken = -adjustment.Amount < left ? adjustment.Amount : -left;
            left += taken;
            kept.Add(adjustment with { Amount = taken });
        }

        return kept;
    }

    /// <summary>Each line's part that was not granted: first what the same row granted, then in order of the lines.</summary>
    private static void AddArrears(OwedLine[] lines, GrantedAmount[] granted, List<Adjustment> into)
    {
        var paid = Allocate(lines, granted);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Amount == paid[i]) continue;
            into.Add(new Adjustment(
                PayrollLineKind.Arrears, line.Rule.Programme, line.Component, line.Payee, line.For, line.Rule.Id, line.Amount, paid[i],
                line.Amount - paid[i], line));
        }
    }

    /// <summary>A recovery; or what was taken back and should not have been, where nothing is owed now: the run that paid it was cancelled.</summary>
    private static Adjustment InOne(OwedLine[] lines, GrantedAmount[] granted, Vnd difference)
    {
        // Named after the row that still owes something; else after the one that paid last.
        var line = lines.FirstOrDefault(line => granted.Any(amount => amount.RuleId == line.Rule.Id)) ?? lines.FirstOrDefault();
        var last = granted.LastOrDefault(amount => amount.Amount > Vnd.Zero);
        var paid = granted[0];
        var owed = line?.Amount ?? Vnd.Zero;
        return new Adjustment(
            difference < Vnd.Zero ? PayrollLineKind.Recovery : PayrollLineKind.Arrears, paid.Programme, paid.Component, paid.Payee, paid.For, line?.Rule.Id ?? last.RuleId ?? paid.RuleId, owed,
            owed - difference, difference, line);
    }

    private static Vnd[] Allocate(OwedLine[] lines, GrantedAmount[] granted)
    {
        var paid = new Vnd[lines.Length];
        var rest = granted.Sum(amount => amount.Amount);
        // A recovery may have named another row than the one that paid: only what is left in all can be shared out.
        for (var i = 0; i < lines.Length && rest > Vnd.Zero; i++)
        {
            var own = Vnd.Zero;
            foreach (var amount in granted)
                if (amount.RuleId == lines[i].Rule.Id) own += amount.Amount;
            Take(i, own);
        }

        for (var i = 0; i < lines.Length && rest > Vnd.Zero; i++) Take(i, rest);
        // Below zero only where more was taken back than was ever paid: it is owed with the first line.
        if (rest < Vnd.Zero) paid[0] += rest;
        return paid;

        void Take(int line, Vnd wanted)
        {
            var room = lines[line].Amount - paid[line];
            var amount = wanted < room ? wanted : room;
            if (rest < amount) amount = rest;
            if (amount <= Vnd.Zero) return;
            paid[line] += amount;
            rest -= amount;
        }
    }

    private static long Key(PayPeriod month, Programme programme, RuleComponent component, PayeeKind payee) =>
        ((long)month.Index << 24) | ((long)programme << 16) | ((long)component << 8) | (long)payee;

    /// <summary>By key; of one key in the order in which they came.</summary>
    private static (long Key, int Position)[] Keys<T>(IReadOnlyList<T> items, Func<T, long> key)
    {
        var keys = new (long, int)[items.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = (key(items[i]), i);
        Array.Sort(keys);
        return keys;
    }
}
