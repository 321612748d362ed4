using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
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
public sealed class ComputeRun(Door door, LawInForce laws)
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
        var asked = await WantedAsync(actor, period, months, areaCode, cancellation);
        if (asked.Error is { } refusal) return refusal;
        var wanted = asked.Value;
        var results = new AreaComputation[wanted.Count];
        var (done, lines) = (0, 0);
        // While one area is being written, another is being calculated.
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForAsync(0, wanted.Count, sideBySide, async (position, stop) =>
        {
            var (runArea, programme) = wanted[position];
            var run = await ComputeAsync(actor, runArea, programme, (period, months), stop);
            if (run.IsDone) Interlocked.Add(ref lines, run.Value.Lines);
            results[position] = new AreaComputation(runArea, run);
            progress?.Report((Interlocked.Increment(ref done), wanted.Count));
        });
        await door.AskAsync<bool>(actor, async work =>
        {
            await work.Db.AnalyzeAsync(Volatile.Read(ref lines), "payroll_runs, batches, instructions, payroll_lines", cancellation);
            return true;
        }, cancellation);
        return results;
    }

    private Task<Result<List<(Area Area, Programme Programme)>>> WantedAsync(
        Actor actor, PayPeriod period, int? months, string areaCode, CancellationToken cancellation) => door.AskAsync<List<(Area Area, Programme Programme)>>(actor, async work =>
    {
        var area = await work.Db.AreaForAsync(work.Officer, Permission.ComputePayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        if (period > PayPeriod.Of(work.Today).AddMonths(MonthsAhead)) return PayrollErrors.MonthTooFar(period.ToDisplay());

        if (months is < 1 or > MostMonths) return PayrollErrors.MonthsOutOfRange(MostMonths);

        var runAreas = await RunAreas.BelowAsync(work.Db, area.Value, period, cancellation);
        if (runAreas.Count == 0) return PayrollErrors.NotARunArea(area.Value.FullName, period.ToDisplay());
        return await RunProgrammes.OfAsync(work.Db, runAreas, cancellation);
    }, cancellation);

    private async Task<Result<ComputedRun>> ComputeAsync(Actor actor, Area area, Programme programme, (PayPeriod First, int? Count) months, CancellationToken cancellation)
    {
        var watch = new Stopwatch();
        var (loaded, calculated) = (TimeSpan.Zero, TimeSpan.Zero);
        // Register, law and what other runs granted are of one moment.
        var alone = new Command("run compute", new { area.Id, programme, months.First, months.Count }) { OfOneMoment = true, Hold = db => RunLock.HoldAsync(db, area.Id, programme, cancellation) };
        var part = actor with { CommandId = Command.PartOf(actor.CommandId, $"{area.Id} {programme}") };
        var computed = await door.DoAsync<PayrollRun>(part, alone, async work =>
        {
            var db = work.Db;
            // Many areas take their time, and the role that allowed the first may be gone by the last.
            if (work.Officer.Refusal(Permission.ComputePayroll, area.Path, area.Code) is { } refusal) return refusal;
            var seen = await EarlierRuns.SeenAsync(db, cancellation);
            var run = await FindOrAddAsync(work, area, programme, months.First, cancellation);
            if (run.State != PayrollRunState.Draft) return PayrollErrors.NotDraft(run.State);
            if (months.Count is { } count) run.Through = run.Period.AddMonths(count - 1);

            watch.Start();
            if (run.Revision > 0) await RunWriter.ClearAsync(db, run.Id, cancellation);
            var law = await laws.LoadAsync(db, cancellation);
            var (frame, people) = await LoadAsync(db, law, run, area, cancellation);
            var undecided = await new RegisterReader(db, area.Path, run.Programme, run.Period).ReadUndecidedAsync(cancellation);
            loaded = watch.Elapsed;
            var composed = RunComposer.Compose(law, frame, people);
            calculated = watch.Elapsed;
            run.Hash = await RunWriter.SaveAsync(db, run.Id, composed, cancellation);
            await RunWriter.SaveUnpaidAsync(db, run.Id, composed.Unpaid.Concat(undecided), cancellation);
            db.Set<RunReckoning>().Add(RunReckoning.Of(run.Id, seen, Reckoning.Of(frame.From, law.Digest(frame.From, frame.Through), composed.Reckoned)));
            run.Revision++;
            run.People = composed.People;
            run.LineCount = composed.Lines.Count;
            run.Amount = composed.Amount;
            run.ComputedAt = work.Now;
            run.Steps.Add(RunWorkflow.Step(run, RunAction.Compute, work.Officer, Permission.ComputePayroll, area.Path, work.Now));
            work.IsAbout(SubjectKind.Run, run.Id, area.Path);
            return run;
        }, async (work, run) => await work.Db.PayrollRuns.AsNoTracking().FirstAsync(known => known.Id == long.Parse(run!, CultureInfo.InvariantCulture), cancellation), cancellation);
        return computed.Error is { } refused
            ? refused
            : new ComputedRun(
                computed.Value.Id, computed.Value.LineCount, loaded.TotalSeconds, (calculated - loaded).TotalSeconds, (watch.Elapsed - calculated).TotalSeconds);
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

    private static async Task<PayrollRun> FindOrAddAsync(Work work, Area area, Programme programme, PayPeriod period, CancellationToken cancellation)
    {
        var run = await work.Db.PayrollRuns.FirstOrDefaultAsync(
            candidate => candidate.AreaId == area.Id && candidate.Period == period && candidate.Programme == programme
                && candidate.Kind == PayrollRunKind.Regular && candidate.State != PayrollRunState.Cancelled,
            cancellation);
        if (run is not null) return run;
        run = new PayrollRun { AreaId = area.Id, Period = period, Through = period, Programme = programme, Kind = PayrollRunKind.Regular, ComputedAt = work.Now };
        work.Db.PayrollRuns.Add(run);
        await work.Db.SaveChangesAsync(cancellation);
        return run;
    }

    internal static async Task<Area> ProvinceAsync(SocialPayContext db, Area area, CancellationToken cancellation)
    {
        var top = new AreaPath(area.Path).ProvinceId;
        return await db.Areas.AsNoTracking().SingleAsync(candidate => candidate.Id == top, cancellation);
    }
}
