using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>One person: who she is, what she is granted and why, how she is paid, and every payment so far.</summary>
public sealed partial class BeneficiaryPage
{
    private BeneficiaryViewModel? model;
    private Error? error;
    private long loadedId;

    [Inject]
    public required BeneficiaryDetails Details { get; init; }

    [Inject]
    public required IStringLocalizer<BeneficiaryPage> Loc { get; init; }

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (loadedId != Id) await LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        loadedId = Id;
        var found = await Details.FindAsync(Actor, Id, Leaving);
        error = found.Error;
        model = found.IsDone ? new BeneficiaryViewModel(found.Value, Workplace.Month, Loc["Now"], CultureInfo.CurrentUICulture) : null;
    }
}
