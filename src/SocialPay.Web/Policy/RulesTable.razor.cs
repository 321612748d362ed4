using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Policy;

/// <summary>The orders of the rules; the file's own comes first.</summary>
public enum RuleSort
{
    Source,
    Group,
    Component,
    Amount,
    Since,
}

public sealed partial class RulesTable
{
    private const string Decree = "/NĐ-CP";

    private RulesViewModel model = null!;

    [Parameter, EditorRequired]
    public required IReadOnlyList<RuleView> Rules { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvincialBase> Bases { get; set; }

    [Parameter, EditorRequired]
    public required PayPeriod Month { get; set; }

    [Parameter]
    public bool MayConfirm { get; set; }

    /// <summary>Only the rules that nobody has read.</summary>
    [Parameter]
    public bool UnreadOnly { get; set; }

    [Parameter]
    public EventCallback<(RateRule Rule, string Rate)> Confirm { get; set; }

    [Inject]
    public required IStringLocalizer<RulesTable> Loc { get; init; }

    /// <summary>The programme of the address.</summary>
    [Parameter]
    public string? ProgrammeName { get; set; }

    protected override object? Scope => (Rules, Bases, Month, UnreadOnly, Programme);

    private static IEnumerable<Choice<Programme?>> Programmes => Enum.GetValues<Programme>().Select(value => new Choice<Programme?>(value, Words.Of(value)));

    private Programme? Programme => Enum.TryParse<Programme>(ProgrammeName, out var known) && Enum.IsDefined(known) ? known : null;

    protected override Task<Result<Page<RuleView>>> FetchAsync(ListAddress list, string search, CancellationToken cancellation)
    {
        var found = Sorted(model.Find(search, Programme, UnreadOnly, GroupOf), list.SortAs<RuleSort>()).ToList();
        if (list.Descending) found.Reverse();
        return Task.FromResult<Result<Page<RuleView>>>(new Page<RuleView>([.. found.Skip(list.Skip).Take(list.Take)], found.Count));
    }

    protected override Task OnParametersSetAsync()
    {
        model = new RulesViewModel(Rules, Bases, Month);
        return base.OnParametersSetAsync();
    }

    private IEnumerable<RuleView> Sorted(IReadOnlyList<RuleView> rules, RuleSort sort) => sort switch
    {
        RuleSort.Source => rules,
        RuleSort.Group => rules.OrderBy(row => GroupOf(row.Rule), StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true)),
        RuleSort.Component => rules.OrderBy(row => row.Rule.Component),
        RuleSort.Amount => rules.OrderBy(row => model.AmountOf(row.Rule)?.Amount ?? 0),
        RuleSort.Since => rules.OrderBy(row => row.Rule.EffectiveFrom),
    };

    private void Filter(Programme? programme, bool unreadOnly) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>((List with { Page = 1 }).Parameters())
        {
            [Links.ProgrammeParameter] = programme?.ToString(),
            [Links.StateParameter] = unreadOnly ? Links.UnreadState : null,
        }),
        replace: true);

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

    // As «Điều 6.1a NĐ 20/2021», with the tooltip for the words; null where it would say less.
    private string? ShortSourceOf(RateRule rule)
    {
        var end = rule.Instrument.IndexOf(Decree, StringComparison.Ordinal);
        var article = $"{rule.Article}{(rule.Clause.Length == 0 ? "" : ".")}{rule.Clause}{rule.Point}";
        if (end < 0 || rule.Article.Length == 0 || rule.Instrument.Contains(" on ", StringComparison.Ordinal) || !article.All(letter => char.IsLetterOrDigit(letter) || letter == '.')) return null;
        return Loc["ShortSource", article, rule.Instrument[..end]];
    }

    private static string MonthOf(DateOnly day) => Display.Month(PayPeriod.Of(day));
}
