using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Policy;

/// <summary>One change of the rules: its rows, what it would do, and the decision about it.</summary>
public sealed partial class DraftPage
{
    private LawDraftDetails? details;
    private LawEffect? effect;
    private Error? refusal;
    private string? done;
    private bool busy;
    private bool working;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    public required LawQueries Queries { get; init; }

    [Inject]
    public required LawDrafts Drafts { get; init; }

    [Inject]
    public required LawEffects Effects { get; init; }

    [Inject]
    public required Questions Questions { get; init; }

    [Inject]
    public required IStringLocalizer<DraftPage> Loc { get; init; }

    protected override async Task LoadAsync()
    {
        var found = await Queries.DetailsAsync(Actor, Id, Leaving);
        refusal = found.Error;
        details = found.IsDone ? found.Value : null;
    }

    private Task ApproveAsync() => DecideAsync(
        Loc["ApproveTitle"], Loc["ApproveQuestion", details!.Draft.Title, Display.Month(details.Draft.From)], Loc["Approve"], danger: false, actor => Drafts.ApproveAsync(actor, Id, Leaving), Loc["Approved"]);

    private Task WithdrawAsync() => DecideAsync(
        Loc["WithdrawTitle"], Loc["WithdrawQuestion", details!.Draft.Title], Loc["Withdraw"], danger: true, actor => Drafts.WithdrawAsync(actor, Id, Leaving), Loc["Withdrawn"]);

    private async Task DecideAsync(string title, string question, string button, bool danger, Func<Actor, Task<Result>> decide, string said)
    {
        var actor = Actor.Once();
        if (busy || !await Questions.ConfirmAsync(title, question, button, danger)) return;
        busy = true;
        StateHasChanged();
        var decided = await decide(actor);
        await LoadAsync();
        busy = false;
        refusal ??= decided.Error;
        done = decided.IsDone ? said : null;
    }

    private async Task ComputeEffectAsync()
    {
        working = true;
        // Work for the processor: apart, so that the page goes on answering.
        var (actor, id) = (Actor, Id);
        var computed = await Task.Run(() => Effects.OfDraftAsync(actor, id, null, Leaving), Leaving);
        working = false;
        refusal = computed.Error;
        effect = computed.IsDone ? computed.Value : null;
    }

    private string ChangeOf(ChangedRule changed) => changed.Known switch
    {
        null => details!.Draft.State == LawDraftState.Draft ? Loc["New"] : Loc["Stored"],
        { } known when known.EffectiveTo != changed.Rule.EffectiveTo => changed.Rule.EffectiveTo is { } end ? Loc["Ended", Display.Date(end)] : Loc["Reopened"],
        { } known when known.Flag != changed.Rule.Flag => Loc["Reflagged", PolicyText.Of(changed.Rule.Flag, CultureInfo.CurrentUICulture)],
        _ => Loc["Noted"],
    };

    private string NameOf(string group) => new GroupNames(details!.Law).Of(group, CultureInfo.CurrentUICulture, details.Rules.Select(changed => changed.Rule));

    private string DaysOf(RateRule rule) => rule.EffectiveTo is { } end
        ? Loc["FromTo", Display.Date(rule.EffectiveFrom), Display.Date(end)] : Loc["FromDay", Display.Date(rule.EffectiveFrom)];

    private static string ValueOf(RateRule rule) => rule.Unit is RateUnit.Coefficient or RateUnit.CoefficientPerChild or RateUnit.MultipleOfBase or RateUnit.MonthsOfAllowance
        ? "× " + Display.Coefficient(rule.Value) : Display.Money(new Vnd((long)rule.Value));
}
