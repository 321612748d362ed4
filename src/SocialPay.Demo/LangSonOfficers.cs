using SocialPay.Application.Access;
using SocialPay.Application.Demo;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Registration;

namespace SocialPay.Demo;

/// <summary>
/// The demo's officers: one for each commune, a preparer and an approver for each district, and one each of province, auditor and
/// administrator. All share one password, which is printed and documented.
/// </summary>
public static class LangSonOfficers
{
    public const string Password = "LangSon@2020";

    public const string ProvinceOfficer = "so.20";

    /// <summary>Approves what the first one enters.</summary>
    private const string SecondProvinceOfficer = "so2.20";

    internal static string Preparer(string district) => $"lapbang.{district}";

    internal static string Approver(string district) => $"duyet.{district}";

    internal static IReadOnlyList<DemoAccount> All { get; } = [.. Accounts()];

    /// <summary>The accounts to print: one of each role, those of the communes and districts in the pilot's two districts.</summary>
    public static IReadOnlyList<DemoAccount> Shown { get; } =
    [
        .. All.Where(account => account.Role switch
        {
            OfficerRole.CommuneOfficer => account.AreaCode is "05971" or "06187",
            OfficerRole.Preparer or OfficerRole.Approver => account.AreaCode is LangSonAreas.City or LangSonAreas.CaoLoc,
            OfficerRole.Province or OfficerRole.Auditor or OfficerRole.Administrator => true,
        }),
    ];

    internal static AreaLevel LevelOf(OfficerRole role) => role switch
    {
        OfficerRole.CommuneOfficer => AreaLevel.Commune,
        OfficerRole.Preparer or OfficerRole.Approver => AreaLevel.District,
        OfficerRole.Province or OfficerRole.Auditor or OfficerRole.Administrator => AreaLevel.Province,
    };

    private static IEnumerable<DemoAccount> Accounts()
    {
        var names = new NameLists();
        yield return Account(ProvinceOfficer, OfficerRole.Province, LangSonAreas.Province, LangSonAreas.ProvinceName);
        yield return Account(SecondProvinceOfficer, OfficerRole.Province, LangSonAreas.Province, LangSonAreas.ProvinceName);
        yield return Account("thanhtra.20", OfficerRole.Auditor, LangSonAreas.Province, LangSonAreas.ProvinceName);
        yield return Account("quantri.20", OfficerRole.Administrator, LangSonAreas.Province, LangSonAreas.ProvinceName);
        foreach (var (code, name) in LangSonAreas.Districts)
        {
            yield return Account(Preparer(code), OfficerRole.Preparer, code, name);
            yield return Account(Approver(code), OfficerRole.Approver, code, name);
        }

        foreach (var commune in LangSonAreas.Communes)
            yield return Account($"xa.{commune.Code}", OfficerRole.CommuneOfficer, commune.Code, commune.Name);

        DemoAccount Account(string user, OfficerRole role, string area, string areaName)
        {
            var random = SeededRandom.For("officer", user);
            var people = random.Pick([NameLists.Kinh, NameLists.Tay, NameLists.Nung]);
            var sex = random.Chance(0.5) ? Sex.Female : Sex.Male;
            return new(user, names.FullName(random, names.Family(random, people), people, sex, random.Between(1970, 1995)), role, area, areaName);
        }
    }
}
