using Microsoft.AspNetCore.Components;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>The people of the register at the chosen area, page by page.</summary>
public sealed partial class Beneficiaries
{
    [SupplyParameterFromQuery(Name = BeneficiariesViewModel.GroupParameter)]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = BeneficiariesViewModel.KindParameter)]
    public string? Kind { get; set; }

    // The list reads its rows itself.
    protected override Task LoadAsync() => Task.CompletedTask;
}
