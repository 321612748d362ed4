using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// One change of an area's lines at a time, whoever clicks twice or on another node: each month counts what the others granted. Held until
/// the transaction ends; taken before any row of a run is locked.
/// </summary>
internal static class RunLock
{
    public static Task TakeAsync(SocialPayContext db, long areaId, Programme programme, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"payroll {areaId} {programme}"}, 0))", cancellation);

    public static async Task TakeAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var run = await db.PayrollRuns.Where(candidate => candidate.Id == runId).Select(candidate => new { candidate.AreaId, candidate.Programme })
            .FirstOrDefaultAsync(cancellation);
        if (run is not null) await TakeAsync(db, run.AreaId, run.Programme, cancellation);
    }
}
