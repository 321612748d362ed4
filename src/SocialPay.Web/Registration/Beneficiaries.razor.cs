using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Radzen.Blazor;
using SocialPay.Application.Registration;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Registration;

/// <summary>The people of the register at the chosen area, page by page.</summary>
public sealed partial class Beneficiaries
{
    private BeneficiariesViewModel model = null!;
    private RadzenDataGrid<BeneficiaryRow>? grid;
    private IReadOnlyList<Choice<PaymentMethodKind?>> kinds = [];

    [Inject]
    public required BeneficiaryList List { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<Beneficiaries> Loc { get; init; }

    [SupplyParameterFromQuery(Name = BeneficiariesViewModel.GroupParameter)]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = BeneficiariesViewModel.KindParameter)]
    public string? Kind { get; set; }

    protected override void OnInitialized()
    {
        model = new BeneficiariesViewModel(List) { Group = Group, PaymentKind = PaymentKindNames.Parse(Kind) };
        kinds = [.. Enum.GetValues<PaymentMethodKind>().Select(kind => new Choice<PaymentMethodKind?>(kind, Words.Of(kind)))];
    }

    // The table asks by itself when it first appears.
    protected override Task LoadAsync() => grid?.FirstPage(forceReload: true) ?? Task.CompletedTask;

    private Task LoadRowsAsync(LoadDataArgs args)
    {
        if (args.Sorts?.FirstOrDefault() is { } sort && Enum.TryParse<BeneficiarySort>(sort.Property, out var by))
            (model.Sort, model.Descending) = (by, sort.SortOrder == SortOrder.Descending);
        model.PageSize = args.Top ?? model.PageSize;
        return model.LoadAsync(Workplace, args.Skip ?? 0, Leaving);
    }

    private Task SearchAsync(string search)
    {
        model.Search = search;
        return LoadAsync();
    }

    // The search stays out of the address: it is a person's name or number.
    private Task FilterAsync(Action change)
    {
        change();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(model.AddressParameters()), replace: true);
        return LoadAsync();
    }

    private Dictionary<string, object> Labelled(string key) => new() { ["aria-label"] = Loc[key].Value };
}
