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
public sealed record ComputedRun(long RunId, int Lines, double LoadSeconds, double CalculateSeconds, double SaveSeconds)
{
    public double Seconds => LoadSeconds + CalculateSeconds + SaveSeconds;
}

/// <summary>One area of a computation: its run, or why it was refused.</summary>
public sealed record AreaComputation(Area Area, Result<ComputedRun> Run);

/// <summary>
/// Computes the regular payroll of a month: load, calculate, save, in one transaction for each area that makes a payroll. A draft is
/// computed again as a new revision; the same register gives the same hash.
/// </summary>
public sealed class ComputeRun(IDbContextFactory<SocialPayContext> contexts, LawInForce laws, OfficeClock clock)
{
    /// <summary>The most months that one run may pay: two before Tết, three after a disaster (policy-rules §13).</summary>
    public const int MostMonths = 3;

    // Month M is prepared before the 25th of the month before, and that may be begun early.
    private const int MonthsAhead = 2;

    /// <summary>Computes the month alone; a draft that pays several months goes on to pay them.</summary>
    public Task<Result<IReadOnlyList<AreaComputation>>> ExecuteAsync(
        Actor actor, PayPeriod period, string areaCode, IProgress<(int Done, int Of)>? progress, CancellationToken cancellation) =>
        ExecuteAsync(actor, period, null, areaCode, progress, cancellation);

    /// <param name="months">How many months the runs pay, from the period on, 1 to <see cref="MostMonths"/>; null: as many as the draft, or one.</param>
    /// <param name="areaCode">An area that makes a payroll in that month, or one above it: then all below it are computed.</param>
    /// <param name="progress">Told after each area: how many are done, of how many.</param>
    public async Task<Result<IReadOnlyList<AreaComputation>>> ExecuteAsync(
        Actor actor, PayPeriod period, int? months, string areaCode, IProgress<(int Done, int Of)>? progress, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officer = found.Value;
        var area = await db.AreaForAsync(officer, Permission.ComputePayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        if (period > PayPeriod.Of(clock.Today()).AddMonths(MonthsAhead)) return PayrollErrors.MonthTooFar(period.ToDisplay());

        if (months is < 1 or > MostMonths) return PayrollErrors.MonthsOutOfRange(MostMonths);

        var runAreas = await RunAreas.BelowAsync(db, area.Value, period, cancellation);
        if (runAreas.Count == 0) return PayrollErrors.NotARunArea(area.Value.FullName, period.ToDisplay());
        var wanted = await RunProgrammes.OfAsync(db, runAreas, cancellation);
        var results = new AreaComputation[wanted.Count];
        var (done, lines) = (0, 0);
        // While one area is being written, another is being calculated.
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForAsync(0, wanted.Count, sideBySide, async (position, stop) =>
        {
            var (runArea, programme) = wanted[position];
            var run = await TryAsync(officer, runArea, programme, (period, months), stop);
            if (run.IsDone) Interlocked.Add(ref lines, run.Value.Lines);
            results[position] = new AreaComputation(runArea, run);
            progress?.Report((Interlocked.Increment(ref done), wanted.Count));
        });
        await db.AnalyzeAsync(Volatile.Read(ref lines), "payroll_runs, batches, instructions, payroll_lines", cancellation);
        return results;
    }

    private async Task<Result<ComputedRun>> TryAsync(Officer officer, Area area, Programme programme, (PayPeriod First, int? Count) months, CancellationToken cancellation)
    {
        try
        {
            return await ComputeAsync(officer, area, programme, months, cancellation);
        }
        catch (Exception exception) when (exception.IsConflict())
        {
            return AccessErrors.ChangedMeanwhile;
        }
    }

    private async Task<Result<ComputedRun>> ComputeAsync(Officer officer, Area area, Programme programme, (PayPeriod First, int? Count) months, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var held = await RunLock.HoldAsync(db, area.Id, programme, cancellation);
        // Register, law and what other runs granted are of one moment.
        await using var transaction = await db.BeginSnapshotAsync(cancellation);
        var seen = await EarlierRuns.LastStepAsync(db, cancellation);
        var run = await FindOrAddAsync(db, area, programme, months.First, cancellation);
        if (run.State != PayrollRunState.Draft) return PayrollErrors.NotDraft(run.State);
        if (months.Count is { } count) run.Through = run.Period.AddMonths(count - 1);

        var watch = Stopwatch.StartNew();
        if (run.Revision > 0) await RunWriter.ClearAsync(db, run.Id, cancellation);
        var law = await laws.LoadAsync(db, cancellation);
        var (frame, people) = await LoadAsync(db, law, run, area, cancellation);
        var undecided = await new RegisterReader(db, area.Path, run.Programme, run.Period).ReadUndecidedAsync(cancellation);
        var loaded = watch.Elapsed;
        var composed = RunComposer.Compose(law, frame, people);
        var calculated = watch.Elapsed;
        run.Hash = await RunWriter.SaveAsync(db, run.Id, composed, cancellation);
        await RunWriter.SaveUnpaidAsync(db, run.Id, composed.Unpaid.Concat(undecided), cancellation);
        db.Set<RunReckoning>().Add(RunReckoning.Of(run.Id, seen, Reckoning.Of(frame.From, law.Digest(frame.From, frame.Through), composed.Reckoned)));
        run.Revision++;
        run.People = composed.People;
        run.LineCount = composed.Lines.Count;
        run.Amount = composed.Amount;
        run.ComputedAt = clock.GetUtcNow();
        run.Steps.Add(RunWorkflow.Step(run, RunAction.Compute, officer, Permission.ComputePayroll, area.Path, clock.GetUtcNow()));
        await RunLock.TakeForStepAsync(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ComputedRun(run.Id, run.LineCount, loaded.TotalSeconds, (calculated - loaded).TotalSeconds, (watch.Elapsed - calculated).TotalSeconds);
    }

    /// <summary>The people of the area; with those whose earlier months may have a difference, what was granted to them.</summary>
    private static async Task<(RunFrame Frame, IReadOnlyList<PayrollPerson> People)> LoadAsync(
        SocialPayContext db, Law law, PayrollRun run, Area area, CancellationToken cancellation)
    {
        var province = await ProvinceAsync(db, area, cancellation);
        var others = await EarlierRuns.OthersAsync(db, run, province.Path, cancellation);
        var live = others.Where(other => other.State != PayrollRunState.Cancelled).ToList();
        var limits = await EarlierRuns.LimitsAsync(db, province.Id, cancellation);
        PayPeriod[] firsts = [.. live.Select(other => other.Period), await EarlierRuns.FirstBeforeAsync(db, run.Programme, province, cancellation) ?? run.Period];
        var from = limits.From(run.Period, firsts.Min());
        var plan = new LookBackPlan(others, area.Id, run.Period, from, law.Digest);
        await EarlierRuns.GiveReckoningsAsync(db, plan, cancellation);

        var people = await new RegisterReader(db, area.Path, run.Programme, run.Period).ReadAsync(cancellation);
        var inFull = new List<PayrollPerson>();
        foreach (var person in people)
        {
            person.Digest = PersonDigest.Of(person, province.Code);
            if (!plan.IsSettled(person.File.Id, person.Digest)) inFull.Add(person);
        }

        if (live.Count > 0 || from < run.Period)
        {
            var granted = await new GrantedReader(db, law, run, from).ReadAsync(inFull.ConvertAll(person => person.File.Id), area.Path, withOwn: false, cancellation);
            for (var i = 0; i < inFull.Count; i++) inFull[i].Granted = granted[i];
        }

        return (new RunFrame(run.Id, run.Period, run.Through, province.Code, from, limits), people);
    }

    private async Task<PayrollRun> FindOrAddAsync(SocialPayContext db, Area area, Programme programme, PayPeriod period, CancellationToken cancellation)
    {
        var run = await db.PayrollRuns.FirstOrDefaultAsync(
            candidate => candidate.AreaId == area.Id && candidate.Period == period && candidate.Programme == programme
                && candidate.Kind == PayrollRunKind.Regular && candidate.State != PayrollRunState.Cancelled,
            cancellation);
        if (run is not null) return run;
        run = new PayrollRun { AreaId = area.Id, Period = period, Through = period, Programme = programme, Kind = PayrollRunKind.Regular, ComputedAt = clock.GetUtcNow() };
        db.PayrollRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    internal static async Task<Area> ProvinceAsync(SocialPayContext db, Area area, CancellationToken cancellation)
    {
        var top = new AreaPath(area.Path).ProvinceId;
        return await db.Areas.AsNoTracking().SingleAsync(candidate => candidate.Id == top, cancellation);
    }
}
