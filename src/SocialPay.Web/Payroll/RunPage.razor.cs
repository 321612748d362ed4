using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Batches;
using SocialPay.Application.Payroll;
using SocialPay.Application.Resources;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Batches;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Payroll;

/// <summary>One run: its state and sums, its parts, and what this officer may do with it.</summary>
public sealed partial class RunPage
{
    private RunViewModel? model;
    private Error? refusal;
    private (StateTone Tone, string Text)? notice;
    private string? working;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery(Name = Links.TabParameter)]
    public string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = Links.CommuneParameter)]
    public string? CommuneCode { get; set; }

    [SupplyParameterFromQuery(Name = Links.BatchParameter)]
    public long? BatchId { get; set; }

    [SupplyParameterFromQuery(Name = Links.StateParameter)]
    public string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = Links.CauseParameter)]
    public string? CauseName { get; set; }

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required RunWorkflow Workflow { get; init; }

    [Inject]
    public required ComputeRun Computation { get; init; }

    [Inject]
    public required BatchExport Export { get; init; }

    [Inject]
    public required FreshFiles Fresh { get; init; }

    [Inject]
    public required Questions Questions { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<RunPage> Log { get; init; }

    [Inject]
    public required IStringLocalizer<RunPage> Loc { get; init; }

    private bool Busy => working is not null;

    private RunSummary Run => model!.Run;

    private RunTab Tab => AddressText.Value<RunTab>(TabName) ?? default;

    private InstructionState? State => AddressText.Value<InstructionState>(StateName);

    private IEnumerable<(RunTab Tab, string Text)> Tabs
    {
        get
        {
            yield return (RunTab.Communes, Loc["Communes"]);
            yield return (RunTab.Groups, Loc["Groups"]);
            yield return (RunTab.Lines, Loc["Lines", Display.Count(Run.Lines)]);
            yield return (RunTab.Batches, Loc["Batches", Display.Count(model!.Details.Batches.Count)]);
            if (model.Details.NotPaid + model.Details.Overpaid.Count + model.Details.SuspensionProposals.Count is > 0 and var open) yield return (RunTab.Exceptions, Loc["Exceptions", Display.Count(open)]);
            yield return (RunTab.History, Loc["History"]);
        }
    }

    protected override async Task LoadAsync()
    {
        notice = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var found = await Runs.DetailsAsync(Actor, Id, Leaving);
        refusal = found.Error;
        if (refusal is not null)
        {
            if (refusal == Error.NotFound) Log.LogWarning("An officer asked for run {RunId}, which is not in reach", Id);
            return;
        }

        var run = found.Value.Run;
        // Another month or area was chosen above: that one's payroll. An area within the run's is a part of it.
        if (Workplace.Month != run.Period || Workplace.Trail.All(area => area.Code != run.AreaCode)) Navigation.NavigateTo(Links.Payroll(Workplace), replace: true);
        else if (Workplace.Area.Code != run.AreaCode) Navigation.NavigateTo(Links.Run(run, RunTab.Lines, Workplace.Area.Code), replace: true);
        else model = new RunViewModel(found.Value);
    }

    private async Task SubmitAsync()
    {
        var actor = Actor.Once();
        if (!await AgreedAsync("Submit", Loc["SubmitQuestion", Run.Revision, Display.Count(Run.People), Display.Money(Run.Amount)])) return;
        await ActAsync("Working", async () => (await Workflow.SubmitAsync(actor, Id, Run.Revision, Leaving)).Error, Loc["Submitted"]);
    }

    private async Task ApproveAsync()
    {
        var actor = Actor.Once();
        if (!await AgreedAsync("Approve", Loc["ApproveQuestion", Run.Revision, Display.Count(Run.People), Display.Money(Run.Amount)])) return;
        await ActAsync("Working", async () => (await Workflow.ApproveAsync(actor, Id, Run.Revision, Leaving)).Error, Loc["Approved"]);
    }

    private async Task ReturnAsync()
    {
        var actor = Actor.Once();
        if (await Questions.AskAsync<ReturnDialog>(Loc["ReturnTitle"]) is not string reason) return;
        await ActAsync("Working", async () => (await Workflow.ReturnAsync(actor, Id, Run.Revision, reason, Leaving)).Error, Loc["WasReturned"]);
    }

    private async Task CancelAsync()
    {
        var actor = Actor.Once();
        if (!await AgreedAsync("Cancel", Loc["CancelQuestion", Display.Months(Run), Run.AreaName], danger: true)) return;
        await ActAsync("Working", async () => (await Workflow.CancelAsync(actor, Id, null, Leaving)).Error, null);
        if (notice is null) Navigation.NavigateTo(Links.Payroll(Workplace));
    }

    private async Task RecomputeAsync()
    {
        var actor = Actor.Once();
        if (Busy || await ComputeDialog.AskAsync(Questions, Loc["Recompute"], Loc["RecomputeQuestion", Run.Revision], Run.Period, Run.Months) is not { } months) return;
        await ActAsync(
            "Computing",
            async () =>
            {
                var (month, area) = (Run.Period, Run.AreaCode);
                var areas = await Task.Run(() => Computation.ExecuteAsync(actor, month, months, area, null, Leaving), Leaving);
                return areas.Error ?? areas.Value[0].Run.Error;
            },
            Loc["Recomputed"]);
    }

    /// <summary>Makes the files and marks them as sent; the browser then fetches them.</summary>
    private async Task ExportAsync(long? batchId, BatchFileFormat format)
    {
        await ActAsync(
            "Exporting",
            async () =>
            {
                var (actor, run) = (Actor.Once(), Id);
                var files = await Task.Run(
                    () => batchId is { } batch
                        ? Export.OfBatchAsync(actor, batch, format, null, Leaving)
                        : Export.OfRunAsync(actor, run, format, null, Leaving),
                    Leaving);
                if (files.IsDone) Fresh.Keep(actor, run, batchId, format, files.Value);
                return files.Error;
            },
            Loc["Exported"]);
        if (notice is { Tone: StateTone.Good }) Navigation.NavigateTo(Links.RunFiles(Id, format, batchId), forceLoad: true);
    }

    private async Task<bool> AgreedAsync(string key, string question, bool danger = false) =>
        !Busy && await Questions.ConfirmAsync(Loc[key], question, Loc[key], danger);

    // One thing at a time: a second click finds the first still at work.
    private async Task ActAsync(string doing, Func<Task<Error?>> act, string? done)
    {
        if (Busy) return;
        working = Loc[doing];
        notice = null;
        // After a question was answered the page is not drawn by itself until all is done.
        StateHasChanged();
        try
        {
            var error = await act();
            // What stands now, also after a refusal: perhaps somebody else was faster.
            await ReadAsync();
            if (error is not null) notice = (StateTone.Bad, error.Message());
            else if (done is not null) notice = (StateTone.Good, done);
        }
        finally
        {
            working = null;
        }
    }
}
