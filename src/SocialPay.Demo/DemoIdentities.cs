using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>Hands out identity numbers, each once, of the form that policy-rules §12.1 describes, and telephone numbers.</summary>
internal sealed class DemoIdentities
{
    private const string LangSon = "020";

    // Bắc Giang, Cao Bằng, Bắc Kạn, Thái Nguyên, Quảng Ninh: people who married in.
    private static readonly string[] Neighbours = ["024", "004", "006", "019", "022"];

    private static readonly string[] MobilePrefixes =
    [
        "032", "033", "034", "035", "036", "037", "038", "039", "086", "096", "097", "098", "081", "082", "083", "084", "085", "088", "091",
        "094", "070", "076", "077", "078", "079", "089", "090", "093",
    ];

    private static readonly DateOnly RegisterDay = new(2020, 12, 31);

    private readonly HashSet<string> given = [];

    /// <summary>A citizen number: province, century and sex, year, six digits.</summary>
    public string CitizenNumber(SeededRandom random, int birthYear, Sex sex)
    {
        var province = random.Chance(0.97) ? LangSon : random.Pick(Neighbours);
        var century = (2 * ((birthYear / 100) - 19)) + (sex == Sex.Male ? 0 : 1);
        return Fresh(() => string.Create(CultureInfo.InvariantCulture, $"{province}{century}{birthYear % 100:00}{random.Below(1_000_000):000000}"));
    }

    /// <summary>What a person shows: most a citizen number, some old people the card of nine digits, a few nothing.</summary>
    public DemoIdentity Of(SeededRandom random, BirthDate birth, Sex sex, bool hardToMove)
    {
        var age = birth.AgeOn(RegisterDay);
        var (oldCard, none) = age switch
        {
            < 15 => (0.0, 0.01),
            < 55 => (0.05, hardToMove ? 0.04 : 0.005),
            < 80 => (0.18, hardToMove ? 0.06 : 0.015),
            _ => (0.30, 0.05),
        };
        var draw = random.Fraction();
        if (draw < none) return new(null, null, ReasonFor(random, age, hardToMove));
        if (draw < none + oldCard)
        {
            var number = Fresh(() => string.Create(CultureInfo.InvariantCulture, $"08{random.Below(3)}{random.Below(1_000_000):000000}"));
            return new(number, Issued(random, birth, earliest: new(2006, 1, 2)), null);
        }

        // Children have a number since birth and no card.
        var citizen = CitizenNumber(random, birth.Year, sex);
        return new(citizen, age < 15 ? null : Issued(random, birth, earliest: new(2016, 1, 4)), null);
    }

    public string Phone(SeededRandom random) => random.Pick(MobilePrefixes) + random.Below(10_000_000).ToString("0000000", CultureInfo.InvariantCulture);

    private static string ReasonFor(SeededRandom random, int age, bool hardToMove) => age < 15
        ? "Chưa có số định danh trong giấy khai sinh"
        : hardToMove ? "Khuyết tật nặng, chưa đi làm căn cước được"
        : age >= 75 ? random.Pick(["Già yếu, chưa đi làm căn cước được", "Mất giấy tờ, đang làm lại"])
        : "Mất giấy tờ, đang làm lại";

    private static DateOnly Issued(SeededRandom random, BirthDate birth, DateOnly earliest)
    {
        var first = birth.Birthday(14);
        return random.Between(first > earliest ? first : earliest, new DateOnly(2020, 11, 30));
    }

    private string Fresh(Func<string> draw)
    {
        while (true)
        {
            var number = draw();
            if (given.Add(number)) return number;
        }
    }
}
