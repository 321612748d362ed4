using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Registration;

/// <summary>The list itself, with its search, filters and workbook. Filters stand in the address.</summary>
public sealed partial class PeopleList
{
    private IReadOnlyList<Choice<string>> groups = [];
    private int withAccount;
    private GroupNames? names;

    [Inject]
    public required BeneficiaryList People { get; init; }

    [Inject]
    public required IStringLocalizer<Beneficiaries> Loc { get; init; }

    [Parameter, EditorRequired]
    public required Workplace Workplace { get; set; }

    /// <summary>Only people of this group.</summary>
    [Parameter, EditorRequired]
    public string? Group { get; set; }

    /// <summary>Only people paid in this way.</summary>
    [Parameter, EditorRequired]
    public PaymentMethodKind? PaymentKind { get; set; }

    protected override object? Scope => (Workplace.Area.Code, Workplace.Month, Group, PaymentKind);

    private static IEnumerable<Choice<PaymentMethodKind?>> Kinds =>
        Enum.GetValues<PaymentMethodKind>().Select(kind => new Choice<PaymentMethodKind?>(kind, Words.Of(kind)));

    private bool IsFiltered => List.SearchKey is not null || Group is not null || PaymentKind is not null;

    protected override async Task<Result<Page<BeneficiaryRow>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation)
    {
        var filter = BeneficiariesViewModel.Filter(Workplace.Area.Code, Workplace.Month, search, Group, PaymentKind) with
        {
            Sort = list.SortAs<BeneficiarySort>(),
            Descending = list.Descending,
        };
        var page = await People.PageAsync(Workplace.Actor, filter, list.Skip, list.Take, cancellation);
        if (page.IsDone && await People.CountAsync(Workplace.Actor, filter, cancellation) is { IsDone: true } counts) withAccount = counts.Value.WithAccount;
        if (page.Error is { } refusal) return refusal;
        // The words of the law in force, which another node may have changed since the last page.
        names = new GroupNames(page.Value.Grants.Law);
        groups = [.. page.Value.Groups.Select(group => new Choice<string>(group, names.Of(group, CultureInfo.CurrentUICulture)))];
        return new Page<BeneficiaryRow>(page.Value.Rows, page.Value.Total);
    }

    private void Filter(string? group, PaymentMethodKind? kind) => Go(List with { Page = 1 }, group, kind);

    private void Clear() => Go(List with { SearchKey = null, Page = 1 }, null, null);

    private void Go(ListAddress list, string? group, PaymentMethodKind? kind)
    {
        var parameters = list.Parameters();
        (parameters[BeneficiariesViewModel.GroupParameter], parameters[BeneficiariesViewModel.KindParameter]) = (group, kind?.Name());
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parameters), replace: true);
    }
}
