using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>What the list shows and by what it is narrowed.</summary>
public static class BeneficiariesViewModel
{
    public const string GroupParameter = "nhom";
    public const string KindParameter = "hinh-thuc";
    public const string SearchField = "tim";

    public static string GroupsOf(BeneficiaryRow person, GroupNames names) =>
        string.Join("; ", person.Groups.Select(group => names.Of(group, CultureInfo.CurrentUICulture)));

    /// <summary>Village, and the commune where the chosen area has several.</summary>
    public static string PlaceOf(BeneficiaryRow person, Workplace place) =>
        place.Area.Level == AreaLevel.Commune ? person.Village ?? ""
        : string.IsNullOrEmpty(person.Village) ? person.CommuneName
        : $"{person.CommuneName}, {person.Village}";

    /// <summary>The same filter as hidden fields of a form that asks for the workbook.</summary>
    public static IEnumerable<(string Name, string Value)> FormFields(Workplace place, string search, string? group, PaymentMethodKind? kind)
    {
        yield return (Links.AreaParameter, place.Area.Code);
        yield return (Links.MonthParameter, place.Month.ToString());
        if (search.Length > 0) yield return (SearchField, search);
        if (group is not null) yield return (GroupParameter, group);
        if (kind is { } known) yield return (KindParameter, known.Name());
    }

    internal static BeneficiaryFilter Filter(string areaCode, PayPeriod month, string? search, string? group, PaymentMethodKind? kind) =>
        new() { AreaCode = areaCode, Month = month, Search = search, Group = group, PaymentKind = kind };
}
