using SocialPay.Application.Areas;
using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>A commune of the demo province.</summary>
/// <param name="Weight">How many people live there, in proportion to the other communes (made up below the district).</param>
/// <param name="Urban">A ward or a town.</param>
/// <param name="Villages">Made up of words that villages there are named with.</param>
internal sealed record DemoCommune(string Code, string Name, string District, int Weight, bool Urban, IReadOnlyList<string> Villages);

/// <summary>
/// The 200 communes of Lạng Sơn's 11 districts before 2025. How many people live in each district is rounded and how they spread over its
/// communes is made up: wards and towns have more.
/// </summary>
internal static class LangSonAreas
{
    public const string Province = "20";
    public const string ProvinceName = "Tỉnh Lạng Sơn";
    public const string City = "178";
    public const string CaoLoc = "183";

    private static readonly (string District, int Thousands, (string Ethnicity, double Share)[] Ethnicities)[] Inhabitants =
    [
        (City, 103, Mix(kinh: 45, tay: 28, nung: 26, dao: 1)),
        ("180", 59, Mix(kinh: 8, tay: 46, nung: 42, dao: 4)),
        ("181", 53, Mix(kinh: 6, tay: 31, nung: 54, dao: 9)),
        ("182", 50, Mix(kinh: 6, tay: 33, nung: 61, dao: 0)),
        (CaoLoc, 79, Mix(kinh: 13, tay: 26, nung: 57, dao: 4)),
        ("184", 54, Mix(kinh: 4, tay: 27, nung: 69, dao: 0)),
        ("185", 73, Mix(kinh: 14, tay: 66, nung: 11, dao: 9)),
        ("186", 122, Mix(kinh: 47, tay: 14, nung: 37, dao: 2)),
        ("187", 75, Mix(kinh: 17, tay: 34, nung: 47, dao: 2)),
        ("188", 85, Mix(kinh: 8, tay: 57, nung: 31, dao: 4)),
        ("189", 28, Mix(kinh: 11, tay: 59, nung: 11, dao: 19)),
    ];

    private static readonly string[] VillageFirst = ["Nà", "Bản", "Pác", "Khuổi", "Kéo", "Pò", "Còn", "Cốc", "Thâm", "Lũng", "Khòn", "Phai"];

    private static readonly string[] VillageSecond =
    [
        "Pàn", "Mò", "Lình", "Chuông", "Làng", "Phầy", "Chà", "Háng", "Riềng", "Tàu", "Nhùng", "Cáp", "Dài", "Luông", "Hin", "Lầu", "Sla",
        "Mạ", "Đông", "Cướm", "Vài", "Pẻn", "Quang", "Ngòa", "Khoang", "Tẩu", "Lải", "Pia", "Đâư", "Nọi",
    ];

    /// <summary>Codes and names, in order of the codes.</summary>
    public static IReadOnlyList<(string Code, string Name)> Districts { get; } =
        [.. Units().Where(unit => unit.Parent == Province).Select(unit => (unit.Code, unit.Name)).OrderBy(district => district.Code, StringComparer.Ordinal)];

    /// <summary>In order of their codes.</summary>
    public static IReadOnlyList<DemoCommune> Communes { get; } = Read();

    /// <summary>Peoples of a district, with their shares; the shares are made up after the province's.</summary>
    public static WeightedList<string> EthnicitiesOf(string district) => Ethnicities[district];

    private static readonly Dictionary<string, WeightedList<string>> Ethnicities = Inhabitants.ToDictionary(
        district => district.District, district => new WeightedList<string>(district.Ethnicities));

    private static (string, double)[] Mix(int kinh, int tay, int nung, int dao) =>
        [(NameLists.Kinh, kinh), (NameLists.Tay, tay), (NameLists.Nung, nung), (NameLists.Dao, dao)];

    private static List<DemoCommune> Read()
    {
        var inhabitants = Inhabitants.ToDictionary(district => district.District, district => district.Thousands * 1000);
        var units = Units().Where(unit => inhabitants.ContainsKey(unit.Parent));
        var communes = new List<DemoCommune>();
        foreach (var district in units.GroupBy(unit => unit.Parent))
        {
            var members = district.OrderBy(unit => unit.Code, StringComparer.Ordinal).ToList();
            var sizes = Shares.Of(inhabitants[district.Key], [.. members.Select(unit => Size(unit.Code, unit.Name))]);
            communes.AddRange(members.Select((unit, i) => new DemoCommune(
                unit.Code, unit.Name, unit.Parent, sizes[i], IsUrban(unit.Name), Villages(unit.Code, wardOrTown: IsUrban(unit.Name)))));
        }

        return [.. communes.OrderBy(commune => commune.Code, StringComparer.Ordinal)];
    }

    /// <summary>Of the set of 2024, which stands for the years before.</summary>
    private static IEnumerable<(string Code, string Name, string Parent)> Units() =>
        ShippedFile.Rows(AreaCatalogue.Units2024).Select(row => (row.Text("code"), row.Text("full_name_vi"), row.Text("parent_code")));

    private static bool IsUrban(string name) => !name.StartsWith("Xã ", StringComparison.Ordinal);

    /// <summary>Size in per cent of a usual commune.</summary>
    private static int Size(string code, string name)
    {
        var size = SeededRandom.For("commune size", code).Between(60, 150);
        return name.StartsWith("Phường ", StringComparison.Ordinal) ? size * 3 : IsUrban(name) ? size * 2 : size;
    }

    private static List<string> Villages(string code, bool wardOrTown)
    {
        var random = SeededRandom.For("villages", code);
        var count = random.Between(6, 12);
        if (wardOrTown) return [.. Enumerable.Range(1, count).Select(number => $"Khối {number}")];
        var names = new HashSet<string>();
        while (names.Count < count) names.Add($"Thôn {random.Pick(VillageFirst)} {random.Pick(VillageSecond)}");
        return [.. names];
    }
}
