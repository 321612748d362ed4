using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>A province's limits for arrears and recoveries.</summary>
/// <param name="IsSet">The province has set them; without that the default counts.</param>
/// <param name="First">The month of the first payroll, at which every look-back ends; none before there is one.</param>
/// <param name="MayChange">The officer may set them by <see cref="SetAdjustmentLimits"/>.</param>
public sealed record AdjustmentLimitsView(string ProvinceCode, string ProvinceName, AdjustmentLimits Limits, bool IsSet, PayPeriod? First, bool MayChange);

/// <summary>Reads how much of a payment a province's runs may take back, and how far they look back.</summary>
public sealed class AdjustmentLimitsQuery(Door door)
{
    /// <param name="areaCode">The province, or an area in it, of the month.</param>
    public Task<Result<AdjustmentLimitsView>> OfAreaAsync(
        Actor actor, string areaCode, PayPeriod month, CancellationToken cancellation) => door.AskAsync<AdjustmentLimitsView>(actor, async work =>
    {
        var db = work.Db;
        var area = await db.AreaForAsync(work.Officer, Permission.ViewLaw, areaCode, month.LastDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        var root = new AreaPath(area.Value.Path).Province.ToString();
        var province = await db.Areas.AsNoTracking().SingleAsync(candidate => candidate.Path == root, cancellation);
        return new AdjustmentLimitsView(
            province.Code,
            province.FullName,
            await EarlierRuns.LimitsAsync(db, province.Id, cancellation),
            await db.Set<ProvinceAdjustmentLimits>().AnyAsync(limits => limits.AreaId == province.Id, cancellation),
            await FirstAsync(db, province, cancellation),
            // They are set for the provinces of today.
            work.Officer.May(Permission.SetAdjustmentLimits, root) && (province.ValidTo is null || province.ValidTo >= work.Today));
    }, cancellation);

    private static async Task<PayPeriod?> FirstAsync(SocialPayContext db, Area province, CancellationToken cancellation)
    {
        var first = await db.PayrollRuns.Where(run => run.State != PayrollRunState.Cancelled && run.Area!.Path.StartsWith(province.Path))
            .MinAsync(run => (PayPeriod?)run.Period, cancellation);
        foreach (var programme in Enum.GetValues<Programme>())
        {
            var before = await EarlierRuns.FirstBeforeAsync(db, programme, province, cancellation);
            if (before is { } month && (first is null || month < first)) first = month;
        }

        return first;
    }
}
