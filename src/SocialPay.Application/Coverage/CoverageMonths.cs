using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Coverage;

/// <summary>How many of the areas that make a payroll have computed a month; of a part of such an area, whether that area has.</summary>
public sealed record ComputedAreas(PayPeriod Month, int Computed, int Of)
{
    /// <summary>Nobody is missing, so the figures are those of the whole area.</summary>
    public bool IsWhole => Of > 0 && Computed == Of;
}

/// <summary>The month whose figures stand for an area, and how far the month that was asked for has come.</summary>
/// <param name="Shown">The newest month up to the one asked for that every area has computed; the one asked for where there is none.</param>
public sealed record CoverageMonth(ComputedAreas Shown, ComputedAreas Asked);

/// <summary>A month that some areas have only begun says nothing about all of them.</summary>
internal static class CoverageMonths
{
    public static async Task<CoverageMonth> UpToAsync(SocialPayContext db, Area area, PayPeriod month, CancellationToken cancellation)
    {
        var asked = await OfAsync(db, area, month, cancellation);
        if (asked.IsWhole) return new CoverageMonth(asked, asked);
        var (code, level) = (area.Code, area.Level);
        var first = await db.PayrollRuns.Where(run => run.State != PayrollRunState.Cancelled).MinAsync(run => (PayPeriod?)run.Period, cancellation) ?? month;
        for (var earlier = month.Previous; earlier >= first; earlier = earlier.Previous)
        {
            var day = earlier.FirstDay;
            // Of the same code and level it is the same area to its officers, before and after a reform.
            if (await db.Areas.AsNoTracking().FirstOrDefaultAsync(
                candidate => candidate.Code == code && candidate.Level == level && candidate.ValidFrom <= day && (candidate.ValidTo == null || candidate.ValidTo >= day), cancellation) is not { } then) break;
            var computed = await OfAsync(db, then, earlier, cancellation);
            if (computed.IsWhole) return new CoverageMonth(computed, asked);
        }

        return new CoverageMonth(asked, asked);
    }

    public static async Task<ComputedAreas> OfAsync(SocialPayContext db, Area area, PayPeriod month, CancellationToken cancellation)
    {
        var areas = await RunAreas.BelowAsync(db, area, month, cancellation);
        if (areas.Count == 0) areas = await RunAreas.AboveAsync(db, area, month, cancellation) is { } above ? [above] : [];
        var ids = areas.Select(one => one.Id).ToList();
        var computed = await db.PayrollRuns
            .Where(run => ids.Contains(run.AreaId) && run.Period <= month && run.Through >= month && run.Kind == PayrollRunKind.Regular
                && run.Programme == Programme.SocialAssistance && run.State != PayrollRunState.Cancelled)
            .Select(run => run.AreaId).Distinct().CountAsync(cancellation);
        return new ComputedAreas(month, computed, areas.Count);
    }
}
