using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Batches;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Providers;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>Reads runs: the month of an area, one run with its totals and steps, its lines with their reasons.</summary>
public sealed class RunQueries(Door door, LawInForce laws)
{
    private static readonly List<InstructionState> States = [.. Enum.GetValues<InstructionState>()];

    /// <summary>The runs of a month in an area and below it, by area code; cancelled ones are left out.</summary>
    public Task<Result<IReadOnlyList<RunSummary>>> MonthAsync(
        Actor actor, PayPeriod period, string areaCode, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<RunSummary>>(actor, async work =>
    {
        var area = await work.Db.AreaForAsync(work.Officer, Permission.ViewPayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        return await Summaries(work.Db.PayrollRuns.AsNoTracking()
                .Where(run => run.Period == period && run.State != PayrollRunState.Cancelled && run.Area!.Path.StartsWith(area.Value.Path))
                .OrderBy(run => run.Area!.Code))
            .ToListAsync(cancellation);
    }, cancellation);

    /// <summary>The areas that make a payroll in the month, in an area and below it, each with its run where there is one.</summary>
    public Task<Result<MonthOverview>> OverviewAsync(
        Actor actor, PayPeriod period, string areaCode, CancellationToken cancellation) => door.AskAsync<MonthOverview>(actor, async work =>
    {
        var (db, officer) = (work.Db, work.Officer);
        var area = await db.AreaForAsync(officer, Permission.ViewPayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        var areas = await RunAreas.BelowAsync(db, area.Value, period, cancellation);
        var mayCompute = areas.Count > 0 && officer.May(Permission.ComputePayroll, area.Value.Path);
        // A part of a payroll is shown with the whole, as much of it as she may see.
        if (areas.Count == 0 && await RunAreas.AboveAsync(db, area.Value, period, cancellation) is { } above) areas = [above];
        var ids = areas.Select(candidate => candidate.Id).ToList();
        var runs = await Summaries(db.PayrollRuns.AsNoTracking()
                .Where(run => run.Period <= period && run.Through >= period && run.State != PayrollRunState.Cancelled && ids.Contains(run.AreaId))
                .OrderBy(run => run.Id))
            .ToListAsync(cancellation);
        // Areas of one level: a code names one of them.
        var runsOf = runs.ToLookup(run => run.AreaCode, StringComparer.Ordinal);
        List<MonthArea> rows = [];
        foreach (var candidate in areas) rows.AddRange(Rows(candidate, period, await SeenAsync(db, officer, candidate, [.. runsOf[candidate.Code]], cancellation)));
        var shown = rows.Select(row => row.Run).OfType<RunSummary>().ToList();
        // Who stands in two runs, of two programmes or areas, counts once; a part of a run has its own count.
        var people = shown.Count > 1 && areas.All(candidate => officer.Reaches(candidate.Path))
            ? await RunTotals.PeopleAsync(db, shown.ConvertAll(run => run.RunId), cancellation)
            : shown.Sum(run => run.People);
        return new MonthOverview(rows, people, mayCompute, await TetAsync(db, period, cancellation));
    }, cancellation);

    /// <summary>The area's runs of the month, one a programme; where a programme has none, the run of an earlier month that pays it.</summary>
    private static IEnumerable<MonthArea> Rows(Area area, PayPeriod period, IEnumerable<RunSummary> runs)
    {
        var rows = runs.GroupBy(run => run.Programme)
            .Select(programme => new MonthArea(
                area.Code, area.FullName, programme.FirstOrDefault(run => run.Period == period), programme.FirstOrDefault(run => run.Period < period)))
            .ToList();
        return rows.Count > 0 ? rows : [new MonthArea(area.Code, area.FullName, null, null)];
    }

    // With the sums of what the officer may see of them.
    private static async Task<List<RunSummary>> SeenAsync(SocialPayContext db, Officer officer, Area area, List<RunSummary> runs, CancellationToken cancellation)
    {
        if (officer.Reaches(area.Path)) return runs;
        var seen = new List<RunSummary>();
        foreach (var run in runs)
        {
            var part = await RunPart.OpenAsync(db, officer, run.RunId, area.Path, cancellation);
            if (part.IsDone) seen.Add(await part.Value.OfAsync(db, run, cancellation));
        }

        return seen;
    }

    private static async Task<TetDate?> TetAsync(SocialPayContext db, PayPeriod period, CancellationToken cancellation)
    {
        var (first, last) = (period.FirstDay, period.Next.LastDay);
        return await db.Set<TetDate>().AsNoTracking().FirstOrDefaultAsync(date => date.FirstDay >= first && date.FirstDay <= last, cancellation);
    }

    /// <summary>One run; to an officer who holds an area within the run's, that area's part of it with the part's own sums.</summary>
    public Task<Result<RunDetails>> DetailsAsync(Actor actor, long runId, CancellationToken cancellation) => door.AskAsync<RunDetails>(actor, async work =>
    {
        var access = await OpenAsync(work, runId, cancellation);
        if (access.Error is { } refusal) return refusal;
        var (db, officer) = (work.Db, work.Officer);
        var (summary, path, part) = access.Value;
        var carried = await RunTotals.OfKindAsync(part.Lines(db), PayrollLineKind.CarriedOver, cancellation);
        var exceptions = (await ExceptionsAsync(db, runId, part, cancellation)).ToLookup(exception => exception.Cause == ExceptionCause.Overpaid);
        var communes = await RunTotals.ByCommuneAsync(db, part, cancellation);
        var batches = await BatchesAsync(db, runId, part, cancellation);
        var law = await laws.LoadAsync(db, cancellation);
        return new RunDetails(
            summary,
            await StepsAsync(db, runId, part, cancellation),
            batches,
            await RunTotals.ByGroupAsync(part.Lines(db), law, cancellation),
            carried.People,
            carried.Amount,
            [.. exceptions[false]])
        {
            Arrears = await RunTotals.OfKindAsync(part.Lines(db), PayrollLineKind.Arrears, cancellation),
            Recoveries = await RunTotals.OfKindAsync(part.Lines(db), PayrollLineKind.Recovery, cancellation),
            Overpaid = [.. exceptions[true]],
            SuspensionProposals = await ProposalsAsync(db, summary, part.Paths(path), cancellation),
            Communes = communes,
            // What waits for the province is no work of a part's.
            Unverified = part.IsWhole ? await RuleConfirmations.OfRunAsync(db, law, runId, path, cancellation) : new UnverifiedPart([], 0, Vnd.Zero, 0, Vnd.Zero),
            Outcomes = RunTotals.Whole(communes),
            Previous = !part.IsWhole ? null : await Summaries(db.PayrollRuns.AsNoTracking().Where(run =>
                    run.Through == summary.Period.Previous && run.Area!.Path == path && run.Programme == summary.Programme && run.State != PayrollRunState.Cancelled)
                .OrderBy(run => run.Period))
                .FirstOrDefaultAsync(cancellation),
            Law = law,
            Unpaid = await RunUnpaid.TotalsAsync(db, part, cancellation),
            UnpaidByCommune = await RunUnpaid.ByCommuneAsync(db, part, cancellation),
            May = new RunActions(
                Compute: summary.State == PayrollRunState.Draft && officer.May(Permission.ComputePayroll, path),
                Submit: summary.State == PayrollRunState.Draft && officer.May(Permission.SubmitPayroll, path),
                Approve: summary.State == PayrollRunState.Submitted && officer.May(Permission.ApprovePayroll, path),
                Export: summary.State is PayrollRunState.Approved or PayrollRunState.Released or PayrollRunState.Settled && officer.May(Permission.ExportBatches, path),
                ImportResults: summary.State is PayrollRunState.Approved or PayrollRunState.Released && batches.Any(batch => batch.State != BatchState.Ready) && officer.May(Permission.ImportResults, path)),
        };
    }, cancellation);

    /// <summary>The lines of a run in the filter's order, with the people they are for.</summary>
    public Task<Result<RunLines>> LinesAsync(
        Actor actor, long runId, RunLineFilter filter, int skip, int take, CancellationToken cancellation) => door.AskAsync<RunLines>(actor, async work =>
    {
        var db = work.Db;
        var access = await OpenAsync(work, runId, cancellation);
        if (access.Error is { } refusal) return refusal;
        var query =
            from line in access.Value.Part.Lines(db)
            join instruction in db.Instructions on line.InstructionId equals instruction.Id
            join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
            select new { line, instruction, person };
        if (filter.AreaCode is { } code) query = query.Where(row => row.instruction.Batch!.Area!.Code == code);
        if (filter.BatchId is { } batch) query = query.Where(row => row.instruction.BatchId == batch);
        if (filter.State is { } state) query = query.Where(row => row.instruction.State == state);
        query = query.Matching(filter.Search, row => row.person.SearchText + " " + row.instruction.Reference);
        var total = await query.CountAsync(cancellation);
        if (!string.IsNullOrWhiteSpace(filter.Search)) work.Reads("search run", SubjectKind.Run, runId, null, ("words", filter.Search), ("found", total));
        var providers = await ProviderOrder.ReadAsync(db, cancellation);
        var (sort, down) = (filter.Sort, filter.Descending);
        var sorted = sort switch
        {
            RunLineSort.Number => query.By(row => row.line.Number, down),
            RunLineSort.Name => query.By(row => row.person.NameKey, down),
            RunLineSort.Birth => query.By(row => row.instruction.Birth, down),
            RunLineSort.Commune => query.By(row => row.instruction.Batch!.Area!.NameKey, down),
            RunLineSort.Component => query.By(row => row.line.Component, down),
            RunLineSort.For => query.By(row => row.line.For, down),
            RunLineSort.Amount => query.By(row => row.line.Amount, down),
            RunLineSort.Provider => query.By(row => providers.IndexOf(row.instruction.Batch!.ProviderId), down),
            RunLineSort.Reference => query.By(row => EF.Functions.Collate(row.instruction.Reference, Sorting.Bytewise), down),
            RunLineSort.State => query.By(row => States.IndexOf(row.instruction.State), down),
        };
        // A line's number is its own in the run.
        var rows = await sorted.ThenBy(row => row.line.Number).Skip(skip).Take(take)
            .Select(row => new RunLineView(
                row.line.Number, row.line.BeneficiaryId, row.instruction.FullName, row.instruction.Birth, row.instruction.Batch!.Area!.FullName, row.instruction.Village,
                row.line.Kind, row.line.Component, row.line.For, row.line.RuleId, row.line.Base, row.line.Coefficient, row.line.Amount, row.line.Reasons,
                row.instruction.Reference, row.instruction.MethodKind, row.instruction.Batch.Provider!.Name, row.instruction.ProxyName, row.instruction.State)
            {
                IdNumber = row.instruction.IdNumber,
                ProxyKind = row.instruction.ProxyKind,
                Reason = db.PaymentResults.Where(result => result.InstructionId == row.instruction.Id)
                    .OrderByDescending(result => result.Id).Select(result => result.Reason).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return new RunLines(rows, total, await laws.LoadAsync(db, cancellation));
    }, cancellation);

    /// <summary>Who of the register gets no line in a run, and why, by commune and name.</summary>
    public Task<Result<Page<UnpaidView>>> UnpaidAsync(
        Actor actor, long runId, UnpaidFilter filter, int skip, int take, CancellationToken cancellation) => door.AskAsync<Page<UnpaidView>>(actor, async work =>
    {
        var access = await OpenAsync(work, runId, cancellation);
        if (access.Error is { } refusal) return refusal;
        if (!string.IsNullOrWhiteSpace(filter.Search)) work.Reads("search run", SubjectKind.Run, runId, null, ("words", filter.Search));
        return await RunUnpaid.PageAsync(work.Db, access.Value.Part, filter, skip, take, cancellation);
    }, cancellation);

    private static async Task<IReadOnlyList<SuspensionProposal>> ProposalsAsync(SocialPayContext db, RunSummary run, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var proposals = new List<SuspensionProposal>();
        foreach (var path in paths) proposals.AddRange(await SuspensionProposals.BeforeAsync(db, run, path, cancellation));
        return proposals;
    }

    // Why a run was given back may name people of any commune.
    private static Task<List<RunStepView>> StepsAsync(SocialPayContext db, long runId, RunPart part, CancellationToken cancellation) =>
        db.RunSteps.AsNoTracking().Where(step => step.RunId == runId).OrderBy(step => step.Id)
            .Select(step => new RunStepView(
                step.Action, step.Revision, db.Users.Where(user => user.Id == step.UserId).Select(user => user.FullName).FirstOrDefault() ?? "", step.At, part.IsWhole ? step.Reason : null))
            .ToListAsync(cancellation);

    private static async Task<List<BatchSummary>> BatchesAsync(SocialPayContext db, long runId, RunPart part, CancellationToken cancellation)
    {
        var batches = await db.Batches.AsNoTracking().Where(batch => batch.RunId == runId)
            .OrderBy(batch => batch.Area!.Code).ThenBy(batch => batch.ProviderId)
            .Select(batch => new
            {
                batch.Area!.Path,
                Summary = new BatchSummary(
                    batch.Id, batch.Area!.Code, batch.Area.FullName, batch.Provider!.Code, batch.Provider.Name, batch.State, batch.Count, batch.Amount),
            })
            .ToListAsync(cancellation);
        // Numbered within the whole, of which she may see a part.
        var numbers = await BatchNumbers.OfRunAsync(db, runId, cancellation);
        return [.. batches.Where(batch => part.Covers(batch.Path)).Select(batch => batch.Summary with { Number = numbers[batch.Summary.BatchId] })];
    }

    private static async Task<IReadOnlyList<ExceptionView>> ExceptionsAsync(SocialPayContext db, long runId, RunPart part, CancellationToken cancellation)
    {
        var exceptions = await db.PayrollExceptions.AsNoTracking().Where(exception => exception.RunId == runId)
            .Join(db.Beneficiaries, exception => exception.BeneficiaryId, person => person.Id, (exception, person) => new { exception, person })
            .Select(row => new
            {
                row.person.Area!.Path,
                View = new ExceptionView(row.person.Id, row.person.FullName, row.person.Area!.Code, row.person.Area.FullName, row.exception.Cause, row.exception.Amount),
            })
            .ToListAsync(cancellation);
        return
        [
            .. exceptions.Where(row => part.Covers(row.Path)).Select(row => row.View).OrderBy(row => row.AreaCode, StringComparer.Ordinal)
                .ThenBy(row => VietnameseOrder.NameKey(row.FullName), StringComparer.Ordinal).ThenBy(row => row.BeneficiaryId).ThenBy(row => row.Cause),
        ];
    }

    private static async Task<Result<(RunSummary Run, string AreaPath, RunPart Part)>> OpenAsync(Work work, long runId, CancellationToken cancellation)
    {
        var db = work.Db;
        var path = await db.PayrollRuns.Where(run => run.Id == runId).Select(run => run.Area!.Path).FirstOrDefaultAsync(cancellation);
        var part = await RunPart.OpenAsync(db, work.Officer, runId, path, cancellation);
        if (part.Error is { } refusal) return refusal;
        var run = await Summaries(db.PayrollRuns.AsNoTracking().Where(run => run.Id == runId)).SingleAsync(cancellation);
        return (await part.Value.OfAsync(db, run, cancellation), path!, part.Value);
    }

    private static IQueryable<RunSummary> Summaries(IQueryable<PayrollRun> runs) => runs.Select(run => new RunSummary(
        run.Id, run.Area!.Code, run.Area.FullName, run.Period, run.Through, run.Programme, run.State, run.Revision, run.Hash, run.People, run.LineCount, run.Amount, run.ComputedAt));
}
