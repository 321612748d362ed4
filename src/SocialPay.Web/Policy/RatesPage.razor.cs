using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Access;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Policy;

/// <summary>The parts of the page of rates.</summary>
public enum RatesTab
{
    Rules,
    Changes,
    Try,
    Limits,
}

/// <summary>The rules in force in a month, the changes on their way, a person's amount tried, and the limits for arrears and recoveries.</summary>
public sealed partial class RatesPage
{
    private IReadOnlyList<RuleView>? rules;
    private IReadOnlyList<ProvincialBase> bases = [];
    private IReadOnlyList<LawDraftView>? drafts;
    private Error? refusal;
    private long? stored;

    [SupplyParameterFromQuery(Name = Links.TabParameter)]
    public string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = Links.StateParameter)]
    public string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = Links.ProgrammeParameter)]
    public string? ProgrammeName { get; set; }

    [Inject]
    public required LawQueries Queries { get; init; }

    [Inject]
    public required LawDrafts Drafts { get; init; }

    [Inject]
    public required RuleConfirmations Confirmations { get; init; }

    [Inject]
    public required Questions Questions { get; init; }

    [Inject]
    public required IStringLocalizer<RatesPage> Loc { get; init; }

    private bool MayChange => Workplace.Officer.May(Permission.ChangeLaw);

    private RatesTab Tab => AddressText.Value<RatesTab>(TabName) ?? default;

    private IEnumerable<(RatesTab Tab, string Text)> Tabs
    {
        get
        {
            yield return (RatesTab.Rules, Loc["Rules"]);
            if (MayChange || Tab == RatesTab.Changes || drafts is { Count: > 0 })
            {
                var waiting = drafts?.Count(draft => draft.State == LawDraftState.Draft) ?? 0;
                yield return (RatesTab.Changes, waiting == 0 ? Loc["Changes"] : Loc["ChangesWaiting", waiting]);
            }

            yield return (RatesTab.Try, Loc["Try"]);
            yield return (RatesTab.Limits, Loc["Limits"]);
        }
    }

    protected override async Task LoadAsync()
    {
        var (found, own, changes) = (
            await Queries.RulesAsync(Actor, Workplace.Month, Leaving), await Queries.BasesAsync(Actor, Leaving), await Queries.DraftsAsync(Actor, Leaving));
        refusal = found.Error ?? own.Error ?? changes.Error;
        if (refusal is not null) return;
        (rules, bases, drafts) = (found.Value, own.Value, changes.Value);
    }

    private async Task ConfirmAsync((RateRule Rule, string Rate) asked)
    {
        var (rule, rate) = asked;
        var actor = Actor.Once();
        var parameters = new Dictionary<string, object?> { [nameof(ConfirmDialog.Rule)] = rule, [nameof(ConfirmDialog.Rate)] = rate };
        if (await Questions.AskAsync<ConfirmDialog>(Loc["ConfirmTitle"], parameters) is not string note) return;
        var confirmed = await Confirmations.ConfirmAsync(actor, rule.Id, note, Leaving);
        await LoadAsync();
        refusal ??= confirmed.Error;
    }

    private async Task SetBaseAsync()
    {
        stored = await Questions.AskAsync<BaseDialog>(Loc["ProvincialBase"], new Dictionary<string, object?> { [nameof(BaseDialog.Actor)] = Actor.Once() }) as long?;
        if (stored is not null) await LoadAsync();
    }
}
