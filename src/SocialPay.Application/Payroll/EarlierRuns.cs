using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>Reads what other runs know and granted.</summary>
internal static class EarlierRuns
{
    /// <summary>All other runs of the programme in the province, cancelled ones too.</summary>
    public static async Task<IReadOnlyList<OtherRun>> OthersAsync(SocialPayContext db, PayrollRun run, string provincePath, CancellationToken cancellation)
    {
        var rows = await db.PayrollRuns.AsNoTracking()
            .Where(other => other.Id != run.Id && other.Programme == run.Programme && other.Kind == PayrollRunKind.Regular && other.Area!.Path.StartsWith(provincePath))
            .Select(other => new
            {
                Run = other,
                Changed = other.Steps.Where(step => step.Action == RunAction.Compute || step.Action == RunAction.Cancel).OrderByDescending(step => step.Id)
                    .Select(step => new { step.Id, step.Transaction }).FirstOrDefault(),
                Seen = db.Set<RunReckoning>().Where(reckoning => reckoning.RunId == other.Id).Select(reckoning => new { reckoning.SeenStepId, reckoning.Snapshot }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => new OtherRun(
            row.Run.Id, row.Run.AreaId, row.Run.Period, row.Run.Through, row.Run.State, row.Changed is { } changed ? new RunChange(changed.Id, changed.Transaction) : default,
            row.Seen is { } seen ? SeenMoment.Of(seen.SeenStepId, seen.Snapshot) : SeenMoment.Nothing));
    }

    /// <summary>What this transaction can see: the last step of any run, and the database's snapshot.</summary>
    public static async Task<(long StepId, string Snapshot)> SeenAsync(SocialPayContext db, CancellationToken cancellation) =>
        (await db.RunSteps.MaxAsync(step => (long?)step.Id, cancellation) ?? 0, await db.Database.SqlQuery<string>($"select pg_current_snapshot()::text as \"Value\"").SingleAsync(cancellation));

    /// <summary>The month of the first payroll in the provinces of which this one was made; none where it was not made of others.</summary>
    public static async Task<PayPeriod?> FirstBeforeAsync(SocialPayContext db, Programme programme, Area province, CancellationToken cancellation)
    {
        var lastDay = province.ValidFrom.AddDays(-1);
        if (!await db.Areas.AnyAsync(area => area.Level == AreaLevel.Province && area.ValidTo == lastDay, cancellation)) return null;
        var first = await db.Database.SqlQuery<DateOnly?>(
            $"""
            select min(r.period) as "Value" from payroll_runs r join areas a on a.id = r.area_id
            where r.programme = {programme.ToString()} and r.state <> 'Cancelled' and split_part(a.path, '/', 2) in (
                select split_part(older.path, '/', 2) from area_successions s
                join areas older on older.id = s.old_area_id join areas newer on newer.id = s.new_area_id
                where newer.path like {province.Path + "%"})
            """).SingleAsync(cancellation);
        return first is { } day ? PayPeriod.Of(day) : null;
    }

    /// <summary>Loads the reckonings that the plan asks for and gives them to it.</summary>
    public static async Task GiveReckoningsAsync(SocialPayContext db, LookBackPlan plan, CancellationToken cancellation)
    {
        var needed = plan.Needed.ToList();
        if (needed.Count == 0) return;
        var found = await db.Set<RunReckoning>().AsNoTracking().Where(reckoning => needed.Contains(reckoning.RunId)).ToListAsync(cancellation);
        plan.Give(found.ToDictionary(reckoning => reckoning.RunId, reckoning => reckoning.Read()));
    }

    public static async Task<AdjustmentLimits> LimitsAsync(SocialPayContext db, long provinceId, CancellationToken cancellation) =>
        await db.Set<ProvinceAdjustmentLimits>().AsNoTracking().FirstOrDefaultAsync(limits => limits.AreaId == provinceId, cancellation) is { } set
            ? new AdjustmentLimits(set.Months, set.RecoveryPercent)
            : AdjustmentLimits.Default;
}
