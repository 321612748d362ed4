using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Payroll;

/// <summary>The payroll of a month. Where it is one run, that run's page opens instead.</summary>
public sealed partial class MonthPage
{
    private MonthViewModel? model;
    private ComputationViewModel? computed;
    private Error? refusal;
    private (int Done, int Of)? progress;

    /// <summary>How many months the runs are to pay.</summary>
    private int months = 1;

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required ComputeRun Computation { get; init; }

    [Inject]
    public required Questions Questions { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<MonthPage> Loc { get; init; }

    private bool Busy => progress is not null;

    private StateLook PaidEarlier => new(Loc["PaidEarlier"], "task_alt", StateTone.Good);

    private StateLook NotComputed => new(Loc["NotComputed"], "radio_button_unchecked", StateTone.Quiet);

    /// <summary>What computing does, in numbers: on the button, and over and under the question.</summary>
    private string Agree => (model!.Drafts, model.Missing + model.PaidEarlier) switch
    {
        (0, _) => Loc["Compute"],
        (var drafts, 0) => Loc["ComputeAgain", drafts],
        var (drafts, created) => Loc["ComputeBoth", created, drafts],
    };

    private IReadOnlyList<MonthArea> Sorted => Navigation.Sorted(
        model!.Rows,
        ("Area", row => VietnameseOrder.PlaceKey(row.AreaName)), ("State", row => row.Run is { } run ? (int)run.State : -1), ("Revision", row => row.Run?.Revision ?? 0),
        ("People", row => row.Run?.People ?? 0), ("Lines", row => row.Run?.Lines ?? 0), ("Amount", row => row.Run?.Amount.Amount ?? 0),
        ("ComputedAt", row => row.Run?.ComputedAt ?? DateTimeOffset.MinValue));

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
        months = model?.Months ?? 1;
        if (model is not { Rows: [{ Run: { } only }] }) return;
        // An area within that of the run is a part of it.
        var part = Workplace.Area.Code == only.AreaCode ? null : Workplace.Area.Code;
        Navigation.NavigateTo(Links.Run(only, part is null ? RunTab.Communes : RunTab.Lines, part), replace: true);
    }

    private async Task ComputeAsync()
    {
        if (Busy || model is null) return;
        var actor = Actor.Once();
        if (model.Drafts > 0)
        {
            var drafts = model.Rows.Select(row => row.Run).OfType<RunSummary>().Where(run => run.State == PayrollRunState.Draft);
            var names = drafts.Select(run => Loc["Overwritten", run.AreaName, run.Revision, Display.Count(run.People)].Value);
            if (await ComputeDialog.AskAsync(Questions, Agree, Loc["ComputeQuestion"], Workplace.Month, model.Months, [.. names]) is not { } chosen) return;
            months = chosen;
        }

        progress = (0, 0);
        computed = null;
        StateHasChanged();
        var told = new Progress<(int, int)>(done =>
        {
            if (!Busy) return;
            progress = done;
            StateHasChanged();
        });
        var (month, count, area) = (Workplace.Month, months, Workplace.Area.Code);
        try
        {
            // Away from the page's own thread, so that it shows how far it is.
            var areas = await Task.Run(() => Computation.ExecuteAsync(actor, month, count, area, told, Leaving), Leaving);
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
