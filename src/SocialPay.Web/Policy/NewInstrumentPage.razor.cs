using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Policy;

/// <summary>A file of rows becomes a draft: sent, named, checked.</summary>
public sealed partial class NewInstrumentPage
{
    private byte[]? content;
    private string fileName = "";
    private string name = "";
    private string? nameProblem;
    private LawFileOutcome? outcome;
    private Error? refusal;
    private bool busy;

    [SupplyParameterFromQuery(Name = Links.FileParameter)]
    public string? File { get; set; }

    [Inject]
    public required LawDrafts Drafts { get; init; }

    [Inject]
    public required Uploads Uploads { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<NewInstrumentPage> Loc { get; init; }

    protected override async Task LoadAsync()
    {
        if (content is not null || !Guid.TryParse(File, out var id)) return;
        var file = await Uploads.OpenAsync(Actor, id, Leaving);
        refusal = file.Error;
        if (file.IsDone) (content, fileName) = (file.Value.Content, file.Value.FileName);
    }

    private async Task StoreAsync()
    {
        nameProblem = string.IsNullOrWhiteSpace(name) ? PolicyErrors.TitleMissing.Message() : null;
        if (nameProblem is not null || busy) return;
        busy = true;
        var stored = await Drafts.FromFileAsync(Actor, name, content!, CancellationToken.None);
        busy = false;
        refusal = stored.Error;
        outcome = stored.IsDone ? stored.Value : null;
        if (outcome?.DraftId is { } id) Navigation.NavigateTo(Links.LawDraft(Workplace, id));
    }
}
