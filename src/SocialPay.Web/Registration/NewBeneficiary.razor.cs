using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Registration;

/// <summary>Registers one person. What is typed is kept as a draft, checked field by field, and priced beside the form.</summary>
public sealed partial class NewBeneficiary
{
    // Somebody who goes from field to field with the tabulator is asked about once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // One person, one command: a double click or a cut line enters her once.
    private readonly Guid intent = Guid.CreateVersion7();
    private NewBeneficiaryViewModel model = null!;
    private DateTimeOffset? savedAt;
    private Error? refusal;
    private bool restored;
    private bool storing;
    private bool started;
    private bool toldWrong;
    private bool gone;
    private ElementReference summary;
    private int changes;
    private int formKey;
    private bool collectorAsked;

    [Inject]
    public required RegistrationForm Form { get; init; }

    [Inject]
    public required RegistrationDrafts Drafts { get; init; }

    [Inject]
    public required PreviewAmount Preview { get; init; }

    [Inject]
    public required RegisterBeneficiary Register { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Toast Toast { get; init; }

    [Inject]
    public required IStringLocalizer<NewBeneficiary> Loc { get; init; }

    private static IEnumerable<Choice<string>> Sexes => Enum.GetValues<Sex>().Select(sex => new Choice<string>(sex.ToString(), Words.Of(sex)));

    private static IEnumerable<Choice<string>> PaymentKinds =>
        Enum.GetValues<PaymentMethodKind>().Select(kind => new Choice<string>(kind.ToString(), Words.Of(kind)));

    private static IEnumerable<Choice<string>> ProxyKinds => Enum.GetValues<ProxyKind>().Select(kind => new Choice<string>(kind.ToString(), Words.Of(kind)));

    protected override void OnInitialized() => model = new NewBeneficiaryViewModel(CultureInfo.CurrentUICulture);

    protected override async Task LoadAsync()
    {
        model.Place(Workplace);
        if (model.Communes.Count == 0) return;
        if (!started && await Drafts.FindAsync(Actor, Leaving) is { IsDone: true } draft)
        {
            model.Restore(draft.Value.Texts);
            (restored, savedAt) = (true, draft.Value.SavedAt);
        }

        started = true;
        StateHasChanged();
        await RefreshAsync();
    }

    // Above a long form nobody would see why nothing was stored.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toldWrong) return;
        toldWrong = false;
        await summary.FocusAsync();
    }

    protected override void Dispose(bool disposing)
    {
        gone = true;
        base.Dispose(disposing);
    }

    private async Task ChangedAsync((string Field, string Text) change)
    {
        model.Set(change.Field, change.Text);
        var mine = ++changes;
        await Task.Delay(Pause, Leaving);
        if (mine != changes) return;
        if (await Drafts.SaveAsync(Actor, model.Texts, Leaving) is { IsDone: true } saved) savedAt = saved.Value;
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        if (await Form.ChoicesAsync(Actor, Workplace.Area.Code, Workplace.Month, Leaving) is { IsDone: true } choices) model.Choices = choices.Value;
        var (request, unreadable) = model.Read();
        if (await Preview.ExecuteAsync(Actor, request, Leaving) is { IsDone: true } amount) model.Amount = amount.Value;
        var (again, _) = model.Read();
        if (await Register.CheckAsync(Actor, again, unreadable, Leaving) is { IsDone: true } outcome) model.Show(outcome.Value.Problems, submitted: false);
    }

    private async Task StoreAsync()
    {
        if (storing) return;
        storing = true;
        var (request, unreadable) = model.Read();
        // Goes on to the end when the officer leaves the page meanwhile.
        var stored = await Register.ExecuteAsync(Actor with { CommandId = intent }, request, unreadable, CancellationToken.None);
        storing = false;
        (refusal, toldWrong) = (stored.Error, stored.Error is not null || stored.Value is { BeneficiaryId: null, WaitingChange: null });
        if (refusal is not null) return;
        if (toldWrong)
        {
            model.Show(stored.Value.Problems, submitted: true);
            return;
        }

        await Drafts.DropAsync(Actor, CancellationToken.None);
        Toast.Done(Loc[stored.Value.WaitingChange is null ? "Stored" : "Waits", request.FullName]);
        Navigation.NavigateTo(stored.Value.BeneficiaryId is { } id ? Links.Beneficiary(Workplace, id) : Links.Beneficiaries(Workplace));
    }

    private async Task DropDraftAsync()
    {
        var (actor, dropped) = (Actor, model.Texts.ToDictionary());
        // What was typed a moment ago is not saved any more.
        changes++;
        await Drafts.DropAsync(Actor, Leaving);
        model.Clear(Workplace);
        (savedAt, restored, refusal) = (null, false, null);
        // The fields are made anew: what stands in them was typed, not rendered.
        (formKey, collectorAsked) = (formKey + 1, false);
        Toast.Done(Loc["Dropped"], Loc["Undo"], () => InvokeAsync(() => BringBackAsync(actor, dropped)));
    }

    private async Task BringBackAsync(Actor actor, Dictionary<string, string> dropped)
    {
        // What was typed since stays; so does a draft of another visit to the page.
        var since = !gone ? model.Texts : await Drafts.FindAsync(actor, CancellationToken.None) is { IsDone: true } draft ? draft.Value.Texts : dropped;
        foreach (var (field, text) in since.Where(typed => typed.Value.Length > 0)) dropped[field] = text;
        var saved = await Drafts.SaveAsync(actor, dropped, CancellationToken.None);
        if (gone || !saved.IsDone) return;
        model.Restore(dropped);
        savedAt = saved.Value;
        (formKey, collectorAsked) = (formKey + 1, false);
        await RefreshAsync();
        StateHasChanged();
    }

    private string LabelOf(string field) =>
        AttributeCatalogue.Find(field) is { } attribute ? PolicyText.Label(attribute, CultureInfo.CurrentUICulture) : Loc[$"Field_{field}"];

    private string AnchorOf(string field) => new Uri(Navigation.Uri).PathAndQuery + "#" + field;
}
