using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Batches;
using SocialPay.Application.Spreadsheets;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Batches;

/// <summary>A provider's file of results: sent, previewed, applied.</summary>
public sealed partial class ResultsPage
{
    private ResultsViewModel model = null!;

    [Inject]
    public required ResultImport Results { get; init; }

    [Inject]
    public required AcceptedResults Accepted { get; init; }

    [Inject]
    public required Uploads Uploads { get; init; }

    [Inject]
    public required IStringLocalizer<ResultsPage> Loc { get; init; }

    /// <summary>The staged file, once it is sent.</summary>
    [SupplyParameterFromQuery(Name = Links.FileParameter)]
    public string? File { get; set; }

    protected override void OnInitialized() => model = new ResultsViewModel(Results, Accepted, Uploads);

    protected override async Task LoadAsync()
    {
        // The file stays the same when area or month are chosen anew.
        if (model.Step == ResultsStep.Choosing && AddressText.Id(File) is { } id) await model.PreviewAsync(Actor, id, Leaving);
    }

    protected override async Task OnParametersSetAsync()
    {
        // «Another file» leads to the same page without a file.
        if (File is null && model.Step is ResultsStep.Previewed or ResultsStep.Applied) model = new ResultsViewModel(Results, Accepted, Uploads);
        await base.OnParametersSetAsync();
    }

    private Task ApplyAsync() => model.ApplyAsync(Actor);
}
