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
    private readonly Guid intent = Guid.CreateVersion7();
    private string fileName = "";
    private string name = "";
    private string? nameProblem;
    private LawFilePreview? preview;
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
        if (content is not null || AddressText.Id(File) is not { } id) return;
        var file = await Uploads.OpenAsync(Actor, id, Leaving);
        refusal = file.Error;
        if (!file.IsDone) return;
        (content, fileName) = (file.Value.Content, file.Value.FileName);
        var found = await Drafts.PreviewFileAsync(Actor, content, Leaving);
        refusal = found.Error;
        preview = found.IsDone ? found.Value : null;
    }

    private async Task StoreAsync()
    {
        nameProblem = string.IsNullOrWhiteSpace(name) ? PolicyErrors.TitleMissing.Message() : null;
        if (nameProblem is not null || busy) return;
        busy = true;
        var stored = await Drafts.FromFileAsync(Actor with { CommandId = intent }, name, content!, CancellationToken.None);
        busy = false;
        refusal = stored.Error;
        if (!stored.IsDone) return;
        if (stored.Value.DraftId is { } id) Navigation.NavigateTo(Links.LawDraft(Workplace, id));
        // The law changed meanwhile.
        else preview = new LawFilePreview(0, stored.Value.Changed, null, stored.Value.Problems);
    }
}
