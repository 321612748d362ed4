using SocialPay.Domain.Common;

namespace SocialPay.Domain.Payroll;

/// <summary>
/// Sixty-four bits over all that what a person is owed depends on, besides law and month: two files with one digest are owed the same.
/// Stored, so it must not depend on the process; it may change with the program, since the law's digest does too.
/// </summary>
public static class PersonDigest
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;

    /// <param name="province">Code of the paying province.</param>
    /// <returns>Never <see cref="Reckoning.Open"/>.</returns>
    public static ulong Of(PayrollPerson person, string province)
    {
        var file = person.File;
        var digest = Add(Seed, province);
        digest = Add(digest, file.Birth.Date.DayNumber);
        digest = Add(digest, file.Birth.YearOnly ? 1 : 0);
        digest = Add(digest, (int)file.Sex);
        digest = Add(digest, file.Death?.DayNumber ?? -1);
        foreach (ref readonly var fact in file.FactSpan)
        {
            digest = Add(digest, fact.Attribute.Index);
            digest = Add(digest, fact.From.DayNumber);
            digest = Add(digest, fact.Value);
        }

        for (var i = 0; i < file.Entitlements.Count; i++)
        {
            var decision = file.Entitlements[i];
            digest = Add(digest, decision.Id);
            digest = Add(digest, decision.Group);
            digest = Add(digest, (int)decision.Component);
            digest = Add(digest, decision.Start.Index);
            digest = Add(digest, decision.End?.Index ?? -1);
            if (decision.Suspended is { IsNone: false } suspended) digest = Add(digest, suspended.ToString());
            digest = Add(digest, i < person.PaidThrough.Count ? person.PaidThrough[i]?.Index ?? -1 : -1);
        }

        return digest == Reckoning.Open ? 1 : digest;
    }

    private static ulong Add(ulong digest, string text)
    {
        digest = Add(digest, text.Length);
        foreach (var letter in text) digest = Add(digest, letter);
        return digest;
    }

    private static ulong Add(ulong digest, long value)
    {
        digest = unchecked((digest ^ (ulong)value) * Factor);
        return digest ^ (digest >> 32);
    }
}
