using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Registration;

/// <summary>What the list shows and by what it is narrowed.</summary>
public sealed class BeneficiariesViewModel(BeneficiaryList list)
{
    public const string GroupParameter = "nhom";
    public const string KindParameter = "hinh-thuc";
    public const string SearchField = "tim";

    public static readonly int[] PageSizes = [20, 50, 100];

    private int asked;
    private GroupNames? names;

    public string Search { get; set; } = "";

    public string? Group { get; set; }

    public PaymentMethodKind? PaymentKind { get; set; }

    public BeneficiarySort Sort { get; set; } = BeneficiarySort.Name;

    public bool Descending { get; set; }

    public int PageSize { get; set; } = PageSizes[0];

    /// <summary>Null until the first page is asked for.</summary>
    public IReadOnlyList<BeneficiaryRow>? Rows { get; private set; }

    public int Total { get; private set; }

    public int WithAccount { get; private set; }

    public Error? Error { get; private set; }

    public bool IsLoading { get; private set; }

    public bool IsFiltered => Search.Length > 0 || Group is not null || PaymentKind is not null;

    /// <summary>The groups that may be filtered by, in the words of the law; none until the first page is there.</summary>
    public IReadOnlyList<Choice<string>> GroupChoices { get; private set; } = [];

    public string GroupsOf(BeneficiaryRow person) => string.Join("; ", person.Groups.Select(GroupText));

    public void Clear() => (Search, Group, PaymentKind) = ("", null, null);

    public async Task LoadAsync(Workplace place, int skip, CancellationToken cancellation)
    {
        var mine = ++asked;
        IsLoading = true;
        var filter = Filter(place.Area.Code, place.Month, Search, Group, PaymentKind) with { Sort = Sort, Descending = Descending };
        var page = await list.PageAsync(place.Actor, filter, skip, PageSize, cancellation);
        var counts = await list.CountAsync(place.Actor, filter, cancellation);
        // The officer typed on: a later answer counts.
        if (mine != asked) return;
        IsLoading = false;
        Error = page.Error ?? counts.Error;
        if (Error is not null) return;
        names = new GroupNames(page.Value.Grants.Law);
        GroupChoices = [.. page.Value.Groups.Select(group => new Choice<string>(group, GroupText(group)))];
        (Rows, Total, WithAccount) = (page.Value.Rows, page.Value.Total, counts.Value.WithAccount);
    }

    /// <summary>Village, and the commune where the chosen area has several.</summary>
    public string PlaceOf(BeneficiaryRow person, Workplace place) =>
        place.Area.Level == AreaLevel.Commune ? person.Village ?? ""
        : string.IsNullOrEmpty(person.Village) ? person.CommuneName
        : $"{person.CommuneName}, {person.Village}";

    /// <summary>What of the filter stands in the address.</summary>
    public IReadOnlyDictionary<string, object?> AddressParameters() =>
        new Dictionary<string, object?> { [GroupParameter] = Group, [KindParameter] = PaymentKind?.Name() };

    /// <summary>The same filter as hidden fields of a form that asks for the workbook.</summary>
    public IEnumerable<(string Name, string Value)> FormFields(Workplace place)
    {
        yield return (Links.AreaParameter, place.Area.Code);
        yield return (Links.MonthParameter, place.Month.ToString());
        if (Search.Length > 0) yield return (SearchField, Search);
        if (Group is not null) yield return (GroupParameter, Group);
        if (PaymentKind is { } kind) yield return (KindParameter, kind.Name());
    }

    internal static BeneficiaryFilter Filter(string areaCode, PayPeriod month, string? search, string? group, PaymentMethodKind? kind) =>
        new() { AreaCode = areaCode, Month = month, Search = search, Group = group, PaymentKind = kind };

    private string GroupText(string group) => names!.Of(group, CultureInfo.CurrentUICulture);
}
