using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Radzen.Blazor;
using SocialPay.Application.Registration;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>The people of the register at the chosen area, page by page.</summary>
public sealed partial class Beneficiaries
{
    // A fast typist finishes a word before the list is asked.
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(300);

    private BeneficiariesViewModel model = null!;
    private RadzenDataGrid<BeneficiaryRow>? grid;
    private IReadOnlyList<Choice<string>> groups = [];
    private IReadOnlyList<Choice<PaymentMethodKind?>> kinds = [];
    private CancellationTokenSource? typing;

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
        groups = BeneficiariesViewModel.GroupChoices(List.Groups);
        kinds = [.. Enum.GetValues<PaymentMethodKind>().Select(kind => new Choice<PaymentMethodKind?>(kind, Words.Of(kind)))];
    }

    // The table asks by itself when it first appears.
    protected override Task LoadAsync() => grid?.FirstPage(forceReload: true) ?? Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        typing?.Cancel();
        typing?.Dispose();
        base.Dispose(disposing);
    }

    private Task LoadRowsAsync(LoadDataArgs args)
    {
        if (args.Sorts?.FirstOrDefault() is { } sort && Enum.TryParse<BeneficiarySort>(sort.Property, out var by))
            (model.Sort, model.Descending) = (by, sort.SortOrder == SortOrder.Descending);
        model.PageSize = args.Top ?? model.PageSize;
        return model.LoadAsync(Workplace, args.Skip ?? 0, Leaving);
    }

    private async Task SearchTypedAsync(ChangeEventArgs args)
    {
        model.Search = args.Value as string ?? "";
        if (typing is not null) await typing.CancelAsync();
        typing?.Dispose();
        typing = new CancellationTokenSource();
        var mine = typing.Token;
        try
        {
            await Task.Delay(TypingPause, mine);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await LoadAsync();
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
