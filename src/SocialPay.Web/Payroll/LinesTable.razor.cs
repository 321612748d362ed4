using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Payroll;

/// <summary>Commune and state stand in the address; what is searched for does not, since it names people.</summary>
public sealed partial class LinesTable : IDisposable
{
    private const int PageSize = 20;

    private readonly CancellationTokenSource leaving = new();
    private RunLineFilter? filter;
    private string shownHash = "";
    private string search = "";
    private LinesViewModel? model;
    private Error? refusal;

    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required RunViewModel Model { get; set; }

    [Parameter]
    public string? CommuneCode { get; set; }

    [Parameter]
    public InstructionState? State { get; set; }

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<LinesTable> Loc { get; init; }

    private static IReadOnlyList<StateChoice> States { get; } =
        [.. Enum.GetValues<InstructionState>().Select(state => new StateChoice(state))];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = new RunLineFilter(AreaCode: CommuneCode, Search: search, State: State);
        if (wanted == filter && shownHash == Model.Run.Hash + Model.Run.State) return;
        (filter, shownHash) = (wanted, Model.Run.Hash + Model.Run.State);
        await LoadAsync(0);
    }

    private async Task LoadAsync(int skip)
    {
        var asked = filter!;
        try
        {
            var page = await Runs.LinesAsync(Workplace.Actor, Model.Run.RunId, asked, skip, PageSize, leaving.Token);
            // Meanwhile she may have typed on.
            if (asked != filter) return;
            refusal = page.Error;
            model = page.IsDone ? new LinesViewModel(Model.Run, page.Value, CultureInfo.CurrentUICulture) : null;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task SearchAsync(string words)
    {
        search = words;
        filter = filter! with { Search = search };
        await LoadAsync(0);
    }

    private void Narrow(string? communeCode, InstructionState? state) =>
        Navigation.NavigateTo(Links.Run(Model.Run, RunTab.Lines, communeCode, state), replace: true);

    private Dictionary<string, object> Labelled(string key) => new() { ["aria-label"] = Loc[key].Value };

    private sealed record StateChoice(InstructionState State)
    {
        public InstructionState? Value => State;

        public string Text => StateLook.Of(State).Text;
    }
}
