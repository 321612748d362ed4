using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>A run as it was just computed; seconds by step.</summary>
public sealed record ComputedRun(long RunId, double LoadSeconds, double CalculateSeconds, double SaveSeconds)
{
    public double Seconds => LoadSeconds + CalculateSeconds + SaveSeconds;
}

/// <summary>One area of a computation: its run, or why it was refused.</summary>
public sealed record AreaComputation(Area Area, Result<ComputedRun> Run);

/// <summary>
/// Computes the regular payroll of a month: load, calculate, save, in one transaction for each area that makes a payroll. A draft is
/// computed again as a new revision; the same register gives the same hash.
/// </summary>
public sealed class ComputeRun(IDbContextFactory<SocialPayContext> contexts, LawInForce laws, TimeProvider clock)
{
    // February is paid with January before Tết, so a run may be made two months ahead.
    private const int MonthsAhead = 2;

    /// <param name="areaCode">An area that makes a payroll in that month, or one above it: then all below it are computed.</param>
    /// <param name="progress">Told after each area: how many are done, of how many.</param>
    public async Task<Result<IReadOnlyList<AreaComputation>>> ExecuteAsync(
        Actor actor, PayPeriod period, string areaCode, IProgress<(int Done, int Of)>? progress, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officer = found.Value;
        var area = await db.AreaForAsync(officer, Permission.ComputePayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        if (period > PayPeriod.Of(clock.Today()).AddMonths(MonthsAhead)) return PayrollErrors.MonthTooFar(period.ToDisplay());

        var runAreas = await RunAreas.BelowAsync(db, area.Value, period, cancellation);
        if (runAreas.Count == 0) return PayrollErrors.NotARunArea(area.Value.FullName, period.ToDisplay());
        var results = new AreaComputation[runAreas.Count];
        var done = 0;
        // While one area is being written, another is being calculated.
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForAsync(0, runAreas.Count, sideBySide, async (position, stop) =>
        {
            results[position] = new AreaComputation(runAreas[position], await ComputeAsync(officer, runAreas[position], period, stop));
            progress?.Report((Interlocked.Increment(ref done), runAreas.Count));
        });
        return results;
    }

    private async Task<Result<ComputedRun>> ComputeAsync(Officer officer, Area area, PayPeriod period, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One computation of an area and month at a time, whoever clicks twice or on another node.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"payroll {area.Id} {period}"}, 0))", cancellation);
        var run = await FindOrAddAsync(db, area, period, cancellation);
        if (run.State != PayrollRunState.Draft) return PayrollErrors.NotDraft(run.State);

        var watch = Stopwatch.StartNew();
        if (run.Revision > 0) await RunWriter.ClearAsync(db, run.Id, cancellation);
        var people = await new RegisterReader(db, area.Path, run.Programme, period).ReadAsync(cancellation);
        var loaded = watch.Elapsed;
        var province = await ProvinceCodeAsync(db, area, cancellation);
        var composed = RunComposer.Compose(await laws.LoadAsync(db, cancellation), period, province, run.Id, people);
        var calculated = watch.Elapsed;
        run.Hash = await RunWriter.SaveAsync(db, run.Id, composed, cancellation);
        run.Revision++;
        run.People = composed.People;
        run.LineCount = composed.Lines.Count;
        run.Amount = composed.Amount;
        run.ComputedAt = clock.GetUtcNow();
        run.Steps.Add(RunWorkflow.Step(run, RunAction.Compute, officer, Permission.ComputePayroll, area.Path, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ComputedRun(run.Id, loaded.TotalSeconds, (calculated - loaded).TotalSeconds, (watch.Elapsed - calculated).TotalSeconds);
    }

    private async Task<PayrollRun> FindOrAddAsync(SocialPayContext db, Area area, PayPeriod period, CancellationToken cancellation)
    {
        var run = await db.PayrollRuns.FirstOrDefaultAsync(
            candidate => candidate.AreaId == area.Id && candidate.Period == period && candidate.Programme == Programme.SocialAssistance
                && candidate.Kind == PayrollRunKind.Regular && candidate.State != PayrollRunState.Cancelled,
            cancellation);
        if (run is not null) return run;
        run = new PayrollRun { AreaId = area.Id, Period = period, Programme = Programme.SocialAssistance, Kind = PayrollRunKind.Regular, ComputedAt = clock.GetUtcNow() };
        db.PayrollRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    private static async Task<string> ProvinceCodeAsync(SocialPayContext db, Area area, CancellationToken cancellation)
    {
        var top = long.Parse(area.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)[0], System.Globalization.CultureInfo.InvariantCulture);
        return await db.Areas.Where(candidate => candidate.Id == top).Select(candidate => candidate.Code).SingleAsync(cancellation);
    }
}
