using System.Globalization;
using SocialPay.Application.Data;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>
/// Vietnamese names drawn from the shipped lists as they are borne in Lạng Sơn: Nùng, Tày and Dao families and lineage middle
/// names, and old people's names for old people.
/// </summary>
internal sealed class NameLists
{
    public const string File = "names-vi.csv";

    public const string Kinh = "Kinh";
    public const string Tay = "Tày";
    public const string Nung = "Nùng";
    public const string Dao = "Dao";

    /// <summary>People born earlier bear the names of the lists for elders.</summary>
    private const int FirstYearOfNewNames = 1965;

    private readonly Dictionary<(string Kind, string Sex, string Group), WeightedList<string>> lists = ShippedFile.Rows(File, typeof(NameLists).Assembly)
        .Select(row => (
            Key: (row.Text("kind"), row.Text("sex"), row.Text("group")),
            Value: row.Text("value") is "(none)" ? "" : row.Text("value"),
            Weight: double.Parse(row.Text("weight"), CultureInfo.InvariantCulture)))
        .ToList()
        .GroupBy(row => row.Key)
        .ToDictionary(group => group.Key, group => new WeightedList<string>(group.Select(row => (row.Value, row.Weight))));

    public string Family(SeededRandom random, string ethnicity) => Draw(random, "family", "", GroupOf(ethnicity)) switch
    {
        // Two families have a southern form, which the lists for the whole country hold too.
        "Võ" => "Vũ",
        "Huỳnh" => "Hoàng",
        var family => family,
    };

    /// <summary>Middle and given name of a person of this family.</summary>
    public string FullName(SeededRandom random, string family, string ethnicity, Sex sex, int birthYear)
    {
        var old = birthYear < FirstYearOfNewNames;
        // Names of two syllables came up lately, and stand with or without a middle name.
        var twoSyllables = !old && random.Chance(birthYear < 1990 ? 0.1 : 0.35);
        var given = twoSyllables ? Draw(random, "given2", Letter(sex), "kinh") : Given(random, ethnicity, sex, old);
        var middle = twoSyllables && random.Chance(sex == Sex.Male ? 0.9 : 0.6) ? "" : Middle(random, ethnicity, sex, old);
        if (middle == given.Split(' ')[0]) middle = "";
        return middle.Length == 0 ? $"{family} {given}" : $"{family} {middle} {given}";
    }

    private string Given(SeededRandom random, string ethnicity, Sex sex, bool old)
    {
        if (ethnicity != Kinh && random.Chance(old ? 0.3 : 0.06)) return Draw(random, "given", "", GroupOf(ethnicity));
        return Draw(random, "given", Letter(sex), old ? "elder" : "kinh");
    }

    private string Middle(SeededRandom random, string ethnicity, Sex sex, bool old)
    {
        var fromElders = old && (ethnicity == Kinh || random.Chance(0.5));
        if (fromElders) return Draw(random, "middle", Letter(sex), "elder");
        if (ethnicity == Kinh || random.Chance(sex == Sex.Female ? 0.1 : 0.4)) return Draw(random, "middle", Letter(sex), "kinh");
        return Draw(random, "middle", Letter(sex), GroupOf(ethnicity));
    }

    private string Draw(SeededRandom random, string kind, string sex, string group) => lists[(kind, sex, group)].Draw(random);

    private static string Letter(Sex sex) => sex switch
    {
        Sex.Male => "M",
        Sex.Female => "F",
    };

    private static string GroupOf(string ethnicity) => ethnicity switch
    {
        Tay or Nung => "tay_nung",
        Dao => "dao",
        _ => "kinh",
    };
}
