using System.Data;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>
/// One change of an area's lines at a time, whoever clicks twice or on another node: each month counts what the others granted. Taken
/// before any row of a run is locked.
/// </summary>
internal static class RunLock
{
    /// <summary>Held until it is disposed of: before a snapshot begins, so that it shows what was waited for.</summary>
    public static async Task<IAsyncDisposable> HoldAsync(SocialPayContext db, long areaId, Programme programme, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var held = new Held(db, Key(areaId, programme));
        try
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_lock(hashtextextended({held.Key}, 0))", cancellation);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same, held until the transaction ends.</summary>
    public static async Task TakeAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var run = await db.PayrollRuns.Where(candidate => candidate.Id == runId).Select(candidate => new { candidate.AreaId, candidate.Programme })
            .FirstOrDefaultAsync(cancellation);
        if (run is not null) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({Key(run.AreaId, run.Programme)}, 0))", cancellation);
    }

    private static string Key(long areaId, Programme programme) => $"payroll {areaId} {programme}";

    private sealed class Held(SocialPayContext db, string key) : IAsyncDisposable
    {
        public string Key => key;

        public async ValueTask DisposeAsync()
        {
            // With a lost connection the lock is gone too.
            if (db.Database.GetDbConnection().State == ConnectionState.Open)
                await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock(hashtextextended({key}, 0))", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
