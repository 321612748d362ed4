using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Policy;

/// <summary>
/// A digest of the law of some months: it changes with any row that can change an amount of those months, and with the program, whose
/// reading of the rows is law too.
/// </summary>
internal static class LawDigest
{
    // Of the compiled program, the same for the same source.
    private static readonly string Program = typeof(LawDigest).Module.ModuleVersionId.ToString("N");

    public static string Of(LawRows rows, IEnumerable<ProvincialBase> bases, PayPeriod from, PayPeriod through)
    {
        var (first, last) = (from.FirstDay, through.LastDay);
        bool Touches(DateOnly start, DateOnly? end) => start <= last && (end is null || end >= first);
        // A row that is closed later, by the decree that follows it, is the same for these months.
        int Start(DateOnly start) => Math.Max(start.DayNumber, first.DayNumber);
        int End(DateOnly? end) => Math.Min(end?.DayNumber ?? int.MaxValue, last.DayNumber);
        var texts = new List<string>();
        foreach (var rule in rows.Rules.Where(rule => Touches(rule.EffectiveFrom, rule.EffectiveTo)))
        {
            texts.Add(Text(
                rule.Id, rule.Programme, rule.GroupCode, rule.Predicate, rule.Component, rule.Unit, rule.Value, rule.BaseReference, rule.Payee, rule.StackClass,
                Start(rule.EffectiveFrom), End(rule.EffectiveTo)));
        }

        texts.AddRange(rows.Successions.Select(row => Text(row.OldGroup, row.NewGroup, row.From?.DayNumber, row.Kind, row.ImpliedAttribute, row.ImpliedAtAge)));
        texts.AddRange(rows.Additions.Select(row => Text(row.Group, row.AddsTo)));
        texts.AddRange(rows.Timings.Where(row => row.From <= through).Select(row => Text(row.Programme, row.From.Index, row.Counts)));
        texts.AddRange(bases.Where(row => Touches(row.From, row.To)).Select(row => Text(row.Province, row.Reference, Start(row.From), End(row.To), row.Amount.Amount)));
        texts.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Program + "\n" + string.Join('\n', texts))));
    }

    private static string Text(params object?[] parts) =>
        string.Join('\u001f', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
}
