using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Policy;

public sealed partial class RulesTable
{
    private const int PageSize = 20;

    private RulesViewModel model = null!;
    private IReadOnlyList<RuleView> shown = [];
    private IReadOnlyList<Choice<Programme?>> programmes = [];
    private string search = "";
    private Programme? programme;
    private bool unread;
    private int skip;
    private int pagerKey;

    [Parameter, EditorRequired]
    public required IReadOnlyList<RuleView> Rules { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvincialBase> Bases { get; set; }

    [Parameter, EditorRequired]
    public required PayPeriod Month { get; set; }

    [Parameter]
    public bool MayConfirm { get; set; }

    /// <summary>Begins with the rules that nobody has read.</summary>
    [Parameter]
    public bool UnreadOnly { get; set; }

    [Parameter]
    public EventCallback<(RateRule Rule, string Rate)> Confirm { get; set; }

    [Inject]
    public required IStringLocalizer<RulesTable> Loc { get; init; }

    protected override void OnInitialized() => unread = UnreadOnly;

    protected override void OnParametersSet()
    {
        programmes = [.. Enum.GetValues<Programme>().Select(value => new Choice<Programme?>(value, Words.Of(value)))];
        model = new RulesViewModel(Rules, Bases, Month);
        shown = model.Find(search, programme, unread, GroupOf);
        // Another month may have fewer.
        if (skip < shown.Count) return;
        skip = 0;
        pagerKey++;
    }

    private void Filter(string words, Programme? chosen, bool unreadOnly)
    {
        (search, programme, unread, skip) = (words, chosen, unreadOnly, 0);
        shown = model.Find(search, programme, unread, GroupOf);
        pagerKey++;
    }

    /// <summary>With the rate in words for the question.</summary>
    private Task AskAsync(RateRule rule)
    {
        var amount = model.AmountOf(rule) is { } known ? Display.Money(known) : "";
        var rate = RateOf(rule);
        return Confirm.InvokeAsync((rule, rate.Length == 0 || amount.Length == 0 ? rate + amount : $"{rate} = {amount}"));
    }

    private string RateOf(RateRule rule) => rule.Unit switch
    {
        RateUnit.Coefficient or RateUnit.MultipleOfBase => Loc["Times", Display.Coefficient(rule.Value)],
        RateUnit.CoefficientPerChild => Loc["PerChild", Display.Coefficient(rule.Value)],
        RateUnit.MonthsOfAllowance => Loc["Months", Display.Coefficient(rule.Value)],
        RateUnit.RiceKgPerPersonMonth => Loc["Kilograms", Display.Coefficient(rule.Value)],
        RateUnit.AmountPerDay => Loc["PerDay"],
        RateUnit.Amount or RateUnit.AmountPerSeniorityUnit or RateUnit.Base => "",
    };

    private static string GroupOf(RateRule rule) => Hosting.Languages.IsEnglish ? rule.GroupEn : rule.GroupVi;

    private static string MonthOf(DateOnly day) => Display.Month(PayPeriod.Of(day));

    private static IReadOnlyDictionary<string, object> Named(string label) => new Dictionary<string, object> { ["aria-label"] = label };
}
