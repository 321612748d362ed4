using SocialPay.Application.Coverage;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;

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

    /// <summary>The areas where somebody has an account or was paid without cash, for the chart.</summary>
    public IReadOnlyList<AreaBar> Bars { get; } = [.. report.Areas.Where(area => area.Figures is { People: > 0 } and not { WithAccount: 0, PaidCashless: 0 }).Select(area => new AreaBar(area))];

    /// <summary>The others that have people: an empty bar would say nothing.</summary>
    public IReadOnlyList<AreaBar> WithoutAnybody { get; } = [.. report.Areas.Where(area => area.Figures is { People: > 0, WithAccount: 0, PaidCashless: 0 }).Select(area => new AreaBar(area))];

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
