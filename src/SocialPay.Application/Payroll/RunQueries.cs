using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>Reads runs: the month of an area, one run with its totals and steps, its lines with their reasons.</summary>
public sealed class RunQueries(IDbContextFactory<SocialPayContext> contexts, Law law)
{
    /// <summary>The runs of a month in an area and below it, by area code; cancelled ones are left out.</summary>
    public async Task<Result<IReadOnlyList<RunSummary>>> MonthAsync(Actor actor, PayPeriod period, string areaCode, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var area = await db.AreaForAsync(officer.Value, Permission.ViewPayroll, areaCode, period.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        return await Summaries(db.PayrollRuns.AsNoTracking()
                .Where(run => run.Period == period && run.State != PayrollRunState.Cancelled && run.Area!.Path.StartsWith(area.Value.Path))
                .OrderBy(run => run.Area!.Code))
            .ToListAsync(cancellation);
    }

    public async Task<Result<RunDetails>> DetailsAsync(Actor actor, long runId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var access = await OpenAsync(db, actor, runId, cancellation);
        if (access.Error is { } refusal) return refusal;
        var (officer, summary, path) = access.Value;
        var steps = await db.RunSteps.AsNoTracking().Where(step => step.RunId == runId).OrderBy(step => step.Id)
            .Select(step => new RunStepView(
                step.Action, step.Revision, db.Users.Where(user => user.Id == step.UserId).Select(user => user.FullName).FirstOrDefault() ?? "", step.At, step.Reason))
            .ToListAsync(cancellation);
        var batches = await db.Batches.AsNoTracking().Where(batch => batch.RunId == runId)
            .OrderBy(batch => batch.Area!.Code).ThenBy(batch => batch.ProviderId)
            .Select(batch => new BatchSummary(
                batch.Id, batch.Area!.Code, batch.Area.FullName, batch.Provider!.Code, batch.Provider.Name, batch.State, batch.Count, batch.Amount))
            .ToListAsync(cancellation);
        var rules = await db.PayrollLines.AsNoTracking()
            .Where(line => line.RunId == runId && line.Kind != PayrollLineKind.CarriedOver)
            .GroupBy(line => new { line.RuleId, line.Component })
            .Select(group => new { group.Key.RuleId, group.Key.Component, People = group.Select(line => line.BeneficiaryId).Distinct().Count(), Amount = group.Sum(line => (long)(object)line.Amount) })
            .ToListAsync(cancellation);
        var groups = rules
            .GroupBy(rule => (Group: law.Find(rule.RuleId)?.GroupCode ?? rule.RuleId, rule.Component))
            .Select(group => new GroupTotal(group.Key.Group, group.Key.Component, group.Sum(rule => rule.People), new Vnd(group.Sum(rule => rule.Amount))))
            .OrderBy(total => total.Component).ThenBy(total => total.Group, StringComparer.Ordinal)
            .ToList();
        var carried = await db.PayrollLines.AsNoTracking().Where(line => line.RunId == runId && line.Kind == PayrollLineKind.CarriedOver)
            .Select(line => new { line.BeneficiaryId, line.Amount }).ToListAsync(cancellation);
        var exceptions = await db.PayrollExceptions.AsNoTracking().Where(exception => exception.RunId == runId)
            .Join(db.Beneficiaries, exception => exception.BeneficiaryId, person => person.Id, (exception, person) => new { exception, person })
            .OrderBy(row => row.person.Area!.Code).ThenBy(row => row.person.FullName)
            .Select(row => new ExceptionView(row.person.Id, row.person.FullName, row.person.Area!.FullName, row.exception.Cause, row.exception.Amount))
            .ToListAsync(cancellation);
        return new RunDetails(summary, steps, batches, groups, carried.Select(line => line.BeneficiaryId).Distinct().Count(), carried.Sum(line => line.Amount), exceptions)
        {
            May = new RunActions(
                Compute: summary.State == PayrollRunState.Draft && officer.May(Permission.ComputePayroll, path),
                Submit: summary.State == PayrollRunState.Draft && officer.May(Permission.SubmitPayroll, path),
                Approve: summary.State == PayrollRunState.Submitted && officer.May(Permission.ApprovePayroll, path),
                Export: summary.State is PayrollRunState.Approved or PayrollRunState.Released or PayrollRunState.Settled && officer.May(Permission.ExportBatches, path),
                ImportResults: summary.State == PayrollRunState.Released && officer.May(Permission.ImportResults, path)),
        };
    }

    /// <summary>The lines of a run in the order of its lists, with the people they are for.</summary>
    public async Task<Result<Page<RunLineView>>> LinesAsync(Actor actor, long runId, RunLineFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var access = await OpenAsync(db, actor, runId, cancellation);
        if (access.Error is { } refusal) return refusal;
        var query =
            from line in db.PayrollLines.AsNoTracking().Where(line => line.RunId == runId)
            join instruction in db.Instructions on line.InstructionId equals instruction.Id
            join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
            select new { line, instruction, person };
        if (filter.AreaCode is { } code) query = query.Where(row => row.instruction.Batch!.Area!.Code == code);
        if (filter.BatchId is { } batch) query = query.Where(row => row.instruction.BatchId == batch);
        if (filter.State is { } state) query = query.Where(row => row.instruction.State == state);
        if (VietnameseText.Fold(filter.Search) is { Length: > 0 } search) query = query.Where(row => row.person.SearchText.Contains(search));
        var total = await query.CountAsync(cancellation);
        var rows = await query.OrderBy(row => row.line.Number).Skip(skip).Take(take)
            .Select(row => new RunLineView(
                row.line.Number, row.line.BeneficiaryId, row.instruction.FullName, row.instruction.Birth, row.instruction.Batch!.Area!.FullName, row.instruction.Village,
                row.line.Kind, row.line.Component, row.line.For, row.line.RuleId, row.line.Base, row.line.Coefficient, row.line.Amount, row.line.Reasons,
                row.instruction.Reference, row.instruction.MethodKind, row.instruction.Batch.Provider!.Name, row.instruction.ProxyName, row.instruction.State))
            .ToListAsync(cancellation);
        return new Page<RunLineView>(rows, total);
    }

    private static async Task<Result<(Officer Officer, RunSummary Run, string AreaPath)>> OpenAsync(
        SocialPayContext db, Actor actor, long runId, CancellationToken cancellation)
    {
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var path = await db.PayrollRuns.Where(run => run.Id == runId).Select(run => run.Area!.Path).FirstOrDefaultAsync(cancellation);
        if (officer.Value.Refusal(Permission.ViewPayroll, path) is { } refusal) return refusal;
        return (officer.Value, await Summaries(db.PayrollRuns.AsNoTracking().Where(run => run.Id == runId)).SingleAsync(cancellation), path!);
    }

    private static IQueryable<RunSummary> Summaries(IQueryable<PayrollRun> runs) => runs.Select(run => new RunSummary(
        run.Id, run.Area!.Code, run.Area.FullName, run.Period, run.Programme, run.State, run.Revision, run.Hash, run.People, run.LineCount, run.Amount, run.ComputedAt));
}
