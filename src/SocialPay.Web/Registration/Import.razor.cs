using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Spreadsheets;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Registration;

/// <summary>A register file: sent, previewed, confirmed.</summary>
public sealed partial class Import
{
    private ImportViewModel model = null!;

    [Inject]
    public required RegisterImport Imports { get; init; }

    [Inject]
    public required AcceptedRegisterFiles Accepted { get; init; }

    [Inject]
    public required Uploads Uploads { get; init; }

    [Inject]
    public required IStringLocalizer<Import> Loc { get; init; }

    /// <summary>The staged file, once it is sent.</summary>
    [SupplyParameterFromQuery(Name = Links.FileParameter)]
    public string? File { get; set; }

    protected override void OnInitialized() => model = new ImportViewModel(Imports, Accepted, Uploads, () => InvokeAsync(StateHasChanged));

    protected override async Task LoadAsync()
    {
        // The file stays the same when area or month are chosen anew.
        if (model.Step == ImportStep.Choosing && AddressText.Id(File) is { } id) await model.PreviewAsync(Actor, id, Leaving);
    }

    protected override async Task OnParametersSetAsync()
    {
        // «Another file» leads to the same page without a file.
        if (File is null && model.Step is ImportStep.Previewed or ImportStep.Stored) OnInitialized();
        await base.OnParametersSetAsync();
    }

    private Task ConfirmAsync() => model.ConfirmAsync(Actor);
}
