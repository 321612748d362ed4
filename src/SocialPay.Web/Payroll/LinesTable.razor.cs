using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Payroll;

/// <summary>Commune, batch and state stand in the address; what is searched for does not, since it names people.</summary>
public sealed partial class LinesTable
{
    [CascadingParameter]
    public required Workplace Workplace { get; set; }

    [Parameter, EditorRequired]
    public required RunViewModel Model { get; set; }

    [Parameter]
    public string? CommuneCode { get; set; }

    [Parameter]
    public long? BatchId { get; set; }

    [Parameter]
    public InstructionState? State { get; set; }

    [Inject]
    public required RunQueries Runs { get; init; }

    [Inject]
    public required IStringLocalizer<LinesTable> Loc { get; init; }

    protected override object? Scope => (Model.Run.RunId, Model.Run.Hash, Model.Run.State, CommuneCode, BatchId, State);

    private static IEnumerable<Choice<InstructionState?>> States =>
        Enum.GetValues<InstructionState>().Select(state => new Choice<InstructionState?>(state, StateLook.Of(state).Text));

    private IEnumerable<Choice<string>> Communes => Model.Details.Communes.Select(commune => new Choice<string>(commune.AreaCode, commune.AreaName));

    private IEnumerable<Choice<long?>> Batches =>
        Model.Details.Batches.Select(batch => new Choice<long?>(batch.BatchId, Loc["BatchOf", batch.Number, batch.AreaName, batch.ProviderName]));

    // Lines of one commune need not name it.
    private bool ShowsCommune => CommuneCode is null && BatchId is null && Model.Details.Communes.Count > 1;

    protected override async Task<Result<Page<LineRow>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation)
    {
        var filter = new RunLineFilter(AreaCode: CommuneCode, BatchId: BatchId, Search: search, State: State, Sort: list.SortAs<RunLineSort>(), Descending: list.Descending);
        var found = await Runs.LinesAsync(Workplace.Actor, Model.Run.RunId, filter, list.Skip, list.Take, cancellation);
        if (found.Error is { } refusal) return refusal;
        return new Page<LineRow>(LineRow.Of(Model.Run, found.Value.Rows, new ReasonText(found.Value.Law).WithoutFlags, CultureInfo.CurrentUICulture), found.Value.Total);
    }

    private void Narrow(string? communeCode, long? batchId, InstructionState? state) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>((List with { Page = 1 }).Parameters())
            {
                [Links.CommuneParameter] = communeCode,
                [Links.BatchParameter] = batchId,
                [Links.StateParameter] = state?.ToString(),
            }),
            replace: true);

    private string ProxyOf(RunLineView line) => line.ProxyName is not { } proxy ? "" : $" {(line.ProxyKind is { } kind ? $"{Words.Of(kind)}: {proxy}." : Loc["Proxy", proxy])}";
}
