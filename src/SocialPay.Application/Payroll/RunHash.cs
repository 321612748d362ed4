using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>The fingerprint of a run's lines, and whether a frozen run is still what was computed.</summary>
public static class RunHash
{
    public static async Task<string> OfAsync(SocialPayContext db, long runId, CancellationToken cancellation) =>
        await db.Database.SqlQuery<string>($"select payroll_run_hash({runId}) as \"Value\"").SingleAsync(cancellation);

    /// <summary>Null while the lines are those of the run's hash and no invariant of the run is broken.</summary>
    public static async Task<Error?> CheckAsync(SocialPayContext db, PayrollRun run, CancellationToken cancellation)
    {
        if (await OfAsync(db, run.Id, cancellation) != run.Hash) return PayrollErrors.LinesChanged(run.Hash[..8]);
        var violations = await Invariants.OfRunAsync(db, run.Id, cancellation);
        return violations.Count == 0 ? null : PayrollErrors.LinesChanged(violations[0].Subject);
    }
}
