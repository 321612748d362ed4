using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Payroll;

/// <summary>The payroll of a month. Where it is one run, that run's page opens instead.</summary>
public sealed partial class MonthPage
{
    private MonthViewModel? model;
    private ComputationViewModel? computed;
    private Error? refusal;
    private (int Done, int Of)? progress;

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required ComputeRun Computation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<MonthPage> Loc { get; init; }

    private bool Busy => progress is not null;

    protected override async Task LoadAsync()
    {
        computed = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var overview = await Runs.OverviewAsync(Actor, Workplace.Month, Workplace.Area.Code, Leaving);
        refusal = overview.Error;
        model = overview.IsDone ? new MonthViewModel(overview.Value) : null;
        if (model is not { Rows: [{ Run: { } only }] }) return;
        // An area within that of the run is a part of it.
        var part = Workplace.Area.Code == only.AreaCode ? null : Workplace.Area.Code;
        Navigation.NavigateTo(Links.Run(only, part is null ? RunTab.Communes : RunTab.Lines, part), replace: true);
    }

    private async Task ComputeAsync()
    {
        if (Busy || model is null) return;
        if (model.Drafts > 0 && await Dialogs.Confirm(
                Loc["ComputeQuestion", model.Drafts, model.Missing], Loc["Compute"],
                new ConfirmOptions { OkButtonText = Loc["Compute"], CancelButtonText = Loc["Back"] }) != true) return;
        progress = (0, 0);
        computed = null;
        var told = new Progress<(int, int)>(done =>
        {
            if (!Busy) return;
            progress = done;
            StateHasChanged();
        });
        var (month, area) = (Workplace.Month, Workplace.Area.Code);
        try
        {
            // Away from the page's own thread, so that it shows how far it is.
            var areas = await Task.Run(() => Computation.ExecuteAsync(Actor, month, area, told, Leaving), Leaving);
            await ReadAsync();
            if (areas.Error is { } error) refusal = error;
            else computed = new ComputationViewModel(areas.Value);
        }
        finally
        {
            progress = null;
        }
    }
}
