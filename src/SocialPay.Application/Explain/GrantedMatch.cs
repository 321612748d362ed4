using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Explain;

/// <summary>Finds whom and what an amount was granted for where its entry names the component alone.</summary>
internal sealed class GrantedMatch(Law law, IReadOnlySet<Programme> programmes)
{
    public IReadOnlyList<GrantedAmount> Against(IReadOnlyList<OwedLine> owed, IReadOnlyList<GrantedEntry> entries)
    {
        // What is asked about comes first; an amount goes to another programme only where nothing asked about is left.
        owed = [.. owed.OrderBy(line => programmes.Contains(line.Rule.Programme) ? 0 : 1)];
        var asked = owed.Count(line => programmes.Contains(line.Rule.Programme));
        var left = owed.Select(line => line.Amount).ToArray();
        var granted = new List<GrantedAmount>();
        var open = new List<GrantedEntry>();
        // What is said exactly is taken first, and what is just as much as is owed.
        foreach (var entry in entries.OrderBy(entry => entry.RuleId.Length > 0 ? 0 : entry.Payee is not null ? 1 : 2))
        {
            var exact = Enumerable.Range(0, left.Length).FirstOrDefault(i => left[i] == entry.Amount && left[i] > Vnd.Zero && Fits(owed[i], entry), -1);
            if (exact < 0)
            {
                open.Add(entry);
                continue;
            }

            left[exact] = Vnd.Zero;
            granted.Add(Amount(owed[exact], entry.Amount, entry));
        }

        foreach (var entry in open)
        {
            var rest = entry.Amount;
            GrantedAmount? last = null;
            for (var i = 0; i < left.Length && rest > Vnd.Zero; i++)
            {
                if (left[i] <= Vnd.Zero || !Fits(owed[i], entry)) continue;
                if (i >= asked && last is not null) break;
                var part = rest < left[i] ? rest : left[i];
                left[i] -= part;
                rest -= part;
                granted.Add((last = Amount(owed[i], part, entry)).Value);
            }

            if (rest == Vnd.Zero) continue;
            var fitting = owed.FirstOrDefault(line => Fits(line, entry)) ?? owed.FirstOrDefault(line => Fits(line, entry with { For = line.For }));
            granted.Add(
                last is { } same ? same with { Amount = rest }
                : fitting is not null ? Amount(fitting, rest, entry) with { For = entry.For }
                : Unowed(entry, rest));
        }

        // What was granted in a programme that is not asked about is none of this answer.
        granted.RemoveAll(amount => !programmes.Contains(amount.Programme));
        return granted;
    }

    private static bool Fits(OwedLine line, GrantedEntry entry) =>
        line.For == entry.For && line.Component == entry.Component
        && (entry.Programme is null || line.Rule.Programme == entry.Programme) && (entry.Payee is null || line.Payee == entry.Payee)
        && (entry.RuleId.Length == 0 || line.Rule.Id == entry.RuleId);

    private static GrantedAmount Amount(OwedLine line, Vnd amount, GrantedEntry entry) =>
        new(line.Rule.Programme, line.Component, line.Payee, line.For, amount, entry.RuleId.Length > 0 ? entry.RuleId : line.Rule.Id);

    /// <summary>Nothing is owed for it in any month: the programme and payee that the component usually has.</summary>
    private GrantedAmount Unowed(GrantedEntry entry, Vnd amount)
    {
        var usual = law.Rules.Where(rule => rule.Component == entry.Component)
            .OrderBy(rule => programmes.Contains(rule.Programme) ? 0 : 1).ThenBy(rule => rule.Programme).FirstOrDefault();
        return new(
            entry.Programme ?? usual?.Programme ?? Programme.SocialAssistance, entry.Component,
            entry.Payee ?? usual?.Payee ?? PayeeKind.Beneficiary, entry.For, amount, entry.RuleId);
    }
}
