using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SocialPay.Application.Coverage;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Coverage;

/// <summary>How many people have an account and are paid without cash: by area, down to the people.</summary>
public sealed partial class CoveragePage
{
    private const int MonthsOfTrend = 6;

    private static readonly CoverageGroup[] Groups = [CoverageGroup.Everybody, CoverageGroup.WithAccount, CoverageGroup.WithoutAccount, CoverageGroup.PaidCashless, CoverageGroup.Paid];

    private CoverageViewModel? model;
    private IReadOnlyList<MonthPoint>? trend;
    private Error? refusal;
    private string? stored;

    [SupplyParameterFromQuery(Name = Links.GroupParameter)]
    public string? GroupName { get; set; }

    [Inject]
    public required CoverageQueries Queries { get; init; }

    [Inject]
    public required SetCoverageTarget Targets { get; init; }

    [Inject]
    public required Questions Questions { get; init; }

    [Inject]
    public required IStringLocalizer<CoveragePage> Loc { get; init; }

    /// <summary>The people shown; null for the areas below. Where there is none below, it is the people.</summary>
    private CoverageGroup? Group => AddressText.Value<CoverageGroup>(GroupName) ?? (model is { Report.Areas.Count: 0 } ? CoverageGroup.Everybody : null);

    /// <summary>The month shown: the chosen one, or the last before it that every area has computed.</summary>
    private PayPeriod Month => model?.Report.Period ?? Workplace.Month;

    protected override async Task LoadAsync()
    {
        stored = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        trend = null;
        var (month, area) = (Workplace.Month, Workplace.Area.Code);
        var found = await Queries.MonthAsync(Actor, month, area, Leaving);
        refusal = found.Error;
        if (refusal is not null) return;
        var (shown, asked) = (found.Value.Shown, found.Value.Asked);
        var report = await Queries.ReportAsync(Actor, shown.Month, area, Leaving);
        refusal = report.Error;
        model = report.IsDone ? new CoverageViewModel(report.Value, asked == shown ? null : asked) : null;
        if (model is not { Report.Areas.Count: > 0 }) return;
        // The months before take longer than the month itself, which is shown meanwhile.
        StateHasChanged();
        var months = await Queries.TrendAsync(Actor, shown.Month, MonthsOfTrend, area, Leaving);
        if (months.IsDone && month == Workplace.Month && area == Workplace.Area.Code) trend = [.. months.Value.Select(point => new MonthPoint(point))];
    }

    private async Task SetTargetAsync()
    {
        var (place, actor, shown) = (Workplace, Actor.Once(), model!.Report.TargetPercent);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(TargetDialog.AreaName)] = place.Area.FullName,
            [nameof(TargetDialog.From)] = place.Month,
            [nameof(TargetDialog.Percent)] = shown,
        };
        if (await Questions.AskAsync<TargetDialog>(Loc["SetTarget"], parameters) is not int percent) return;
        var set = await Targets.ExecuteAsync(actor, place.Area.Code, place.Month, percent, Leaving);
        await ReadAsync();
        refusal = set.Error;
        stored = set.IsDone ? Loc["TargetStored", percent].Value : null;
    }
}
