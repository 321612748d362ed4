using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>A relative or another person who cares or receives for somebody.</summary>
internal sealed record DemoHelper(string FullName, string IdNumber, string Phone);

/// <summary>Draws who cares for a person and who receives for her.</summary>
internal sealed class DemoCarers(NameLists names, DemoIdentities identities)
{
    private static readonly DateOnly RegisterDay = new(2020, 12, 31);

    /// <summary>A grown-up, mostly of the same family, about a generation away.</summary>
    public DemoHelper Helper(SeededRandom random, string family, string ethnicity, int birthYear)
    {
        var sex = random.Chance(0.62) ? Sex.Female : Sex.Male;
        var year = Math.Clamp(birthYear + (birthYear < 1975 ? random.Between(20, 40) : -random.Between(19, 36)), 1950, 2000);
        var helperFamily = random.Chance(0.65) ? family : names.Family(random, ethnicity);
        return new(
            names.FullName(random, helperFamily, ethnicity, sex, year), identities.CitizenNumber(random, year, sex), identities.Phone(random));
    }

    /// <summary>
    /// Guardians for children; for part of the extremely severely disabled and of those over 80 somebody with a paper. The shares are
    /// made up after the report that few of them can collect in person.
    /// </summary>
    public DemoProxy? Proxy(SeededRandom random, BirthDate birth, bool extremelySevere, bool severe, DemoCommune commune, DemoHelper helper)
    {
        var age = birth.AgeOn(RegisterDay);
        if (age < 18) return Guardian(random, birth.Birthday(18).AddDays(-1), commune, helper);
        var share = extremelySevere ? 0.75 : age >= 90 ? 0.5 : age >= 80 ? 0.25 : severe ? 0.09 : 0.004;
        if (!random.Chance(share)) return null;
        return extremelySevere && random.Chance(0.3) ? Guardian(random, new DateOnly(2029, 12, 31), commune, helper) : Paper(random, commune, helper);
    }

    private static DemoProxy Guardian(SeededRandom random, DateOnly to, DemoCommune commune, DemoHelper helper)
    {
        // Not before the child's birth, which the 18th birthday tells.
        var earliest = new DateOnly(2015, 1, 5);
        var birth = to.AddDays(1).AddYears(-18);
        var from = random.Between(birth > earliest ? birth : earliest, new DateOnly(2020, 12, 15));
        return new(ProxyKind.Guardian, helper.FullName, helper.IdNumber, helper.Phone, Number(random, from, "QĐ-UBND"), CertifierOf(commune), from, to);
    }

    /// <summary>Silent papers hold for a year (Civil Code art. 563), others as long as they say: some end in 2021.</summary>
    private static DemoProxy Paper(SeededRandom random, DemoCommune commune, DemoHelper helper)
    {
        var from = random.Between(new DateOnly(2020, 2, 3), new DateOnly(2020, 12, 15));
        var years = random.Chance(0.5) ? 1 : random.Between(2, 3);
        return new(
            ProxyKind.Authorised,
            helper.FullName,
            helper.IdNumber,
            helper.Phone,
            Number(random, from, "CT-UBND"),
            CertifierOf(commune),
            from,
            from.AddYears(years).AddDays(-1));
    }

    private static string Number(SeededRandom random, DateOnly day, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + (day.DayOfYear / 3) + random.Below(9)}/{kind}");

    /// <summary>As «UBND xã Mai Pha».</summary>
    private static string CertifierOf(DemoCommune commune) => "UBND " + char.ToLowerInvariant(commune.Name[0]) + commune.Name[1..];
}
