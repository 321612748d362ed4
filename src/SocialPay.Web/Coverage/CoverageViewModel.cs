using SocialPay.Application.Coverage;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Coverage;

/// <summary>The coverage of an area as the page shows it.</summary>
/// <param name="asked">How far the month has come that the officer chose; null where that is the one shown.</param>
public sealed class CoverageViewModel(CoverageReport report, ComputedAreas? asked = null)
{
    /// <summary>The month that she chose, where only some areas have computed it and an earlier one is shown.</summary>
    public ComputedAreas? Begun => asked;

    public CoverageReport Report => report;

    public CoverageFigures Whole => report.Whole.Figures;

    /// <summary>Runs whose lines may still change.</summary>
    public int OpenRuns { get; } = report.Runs.Where(runs => runs.Key is PayrollRunState.Draft or PayrollRunState.Submitted).Sum(runs => runs.Value);

    /// <summary>How many people more it takes to reach the target; null where there is none to reach, or some areas are missing.</summary>
    public int? Short { get; } = report.Computed.IsWhole && report.TargetPercent is { } percent && report.Whole.Figures.People > 0
        ? Math.Max(0, (int)Math.Ceiling(report.Whole.Figures.People * percent / 100m) - report.Whole.Figures.WithAccount)
        : null;

    /// <summary>The areas that have people, for the chart.</summary>
    public IReadOnlyList<AreaBar> Bars { get; } = [.. report.Areas.Where(area => area.Figures.People > 0).Select(area => new AreaBar(area))];

    /// <summary>The areas below in the order of the address.</summary>
    public IReadOnlyList<AreaCoverage> Sorted(ListAddress list)
    {
        var sort = list.SortAs<AreaSort>();
        if (sort == AreaSort.Area && !list.Descending) return report.Areas;
        var sorted = report.Areas.Select((area, place) => (area, place)).OrderBy(row => sort switch
        {
            AreaSort.Area => row.place,
            AreaSort.People => row.area.Figures.People,
            AreaSort.WithAccount => row.area.Figures.ShareWithAccount ?? -1,
            AreaSort.PaidCashless => row.area.Figures.SharePaidCashless ?? -1,
            AreaSort.Amount => row.area.Figures.Amount.Amount,
        }).Select(row => row.area);
        return [.. list.Descending ? sorted.Reverse() : sorted];
    }

    /// <summary>Null where the report counts money only.</summary>
    public static int? CountOf(CoverageFigures figures, CoverageGroup group) => group switch
    {
        CoverageGroup.Everybody => figures.People,
        CoverageGroup.WithAccount => figures.WithAccount,
        CoverageGroup.WithoutAccount => figures.People - figures.WithAccount,
        CoverageGroup.PaidCashless => figures.PaidCashless,
        CoverageGroup.Paid => null,
    };
}

/// <summary>The orders of the areas; with an account and paid without cash by their share.</summary>
public enum AreaSort
{
    Area,
    People,
    WithAccount,
    PaidCashless,
    Amount,
}

/// <summary>One area in the chart; shares in per cent.</summary>
public sealed record AreaBar(string Name, double WithAccount, double PaidCashless)
{
    // As officers shorten them, to fit beside a bar.
    private static readonly (string Kind, string Short)[] Kinds =
        [("Thành phố ", "TP "), ("Thị xã ", "TX "), ("Thị trấn ", "TT "), ("Huyện ", "H. "), ("Phường ", "P. "), ("Tỉnh ", "T. ")];

    public AreaBar(AreaCoverage area)
        : this(Shortened(area.Name), Percent(area.Figures.ShareWithAccount), Percent(area.Figures.SharePaidCashless))
    {
    }

    private static string Shortened(string name) =>
        Kinds.FirstOrDefault(kind => name.StartsWith(kind.Kind, StringComparison.Ordinal)) is { Kind: { } found, Short: { } brief } ? brief + name[found.Length..] : name;

    /// <summary>A share of 0 to 1 in per cent, as exact as the screen shows it.</summary>
    public static double Percent(decimal? share) => (double)decimal.Round(100m * (share ?? 0), 1);
}

/// <summary>One month in the chart; shares in per cent.</summary>
public sealed record MonthPoint(string Month, double WithAccount, double PaidCashless)
{
    public MonthPoint(MonthCoverage month)
        : this(Display.Month(month.Period), AreaBar.Percent(month.Figures.ShareWithAccount), AreaBar.Percent(month.Figures.SharePaidCashless))
    {
    }
}
