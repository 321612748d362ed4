using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>Sets how much of a payment a province's runs may take back, and how far they look back. Counts from the next computation on.</summary>
public sealed class SetAdjustmentLimits(Door door)
{
    /// <param name="provinceCode">The code of the province.</param>
    /// <param name="recoveryPercent">0 to <see cref="AdjustmentLimits.MostRecoveryPercent"/>.</param>
    /// <param name="months">At most so many months before the run's; none: back to the first payroll here.</param>
    public Task<Result> ExecuteAsync(Actor actor, string provinceCode, int recoveryPercent, int? months, CancellationToken cancellation) => door.DoAsync(actor, new Command("payroll limits", new { provinceCode, recoveryPercent, months }), async work =>
    {
        var area = await work.Db.AreaForAsync(work.Officer, Permission.SetAdjustmentLimits, provinceCode, work.Today, cancellation);
        if (area.Error is { } refusal) return refusal;
        if (area.Value.Level != AreaLevel.Province) return Error.NotFound;
        if (recoveryPercent is < 0 or > AdjustmentLimits.MostRecoveryPercent) return PayrollErrors.RecoveryOutOfRange(AdjustmentLimits.MostRecoveryPercent);
        if (months < 0) return PayrollErrors.LookBackOutOfRange;
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            insert into adjustment_limits (area_id, months, recovery_percent) values ({area.Value.Id}, {months}, {recoveryPercent})
            on conflict (area_id) do update set months = excluded.months, recovery_percent = excluded.recovery_percent
            """, cancellation);
        work.IsAbout(SubjectKind.Area, provinceCode, area.Value.Path);
        work.Tell("months", months);
        work.Tell("recovery_percent", recoveryPercent);
        return Result.Done;
    }, cancellation);
}
