using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>Submits, approves, returns and cancels runs. The checks go in a fixed order: not found, wrong state, old revision, own run.</summary>
public sealed class RunWorkflow(Door door, LawInForce laws)
{
    private const int NamedSources = 3;

    /// <summary>Freezes the revision and its hash.</summary>
    /// <param name="revision">The revision that the officer looked at; null for the one that stands.</param>
    public Task<Result> SubmitAsync(Actor actor, long runId, int? revision, CancellationToken cancellation) =>
        ChangeAsync(actor, runId, Permission.SubmitPayroll, RunAction.Submit, PayrollRunState.Submitted, null, async (work, run) =>
            run.State != PayrollRunState.Draft ? PayrollErrors.NotDraft(run.State)
            : revision is { } named && named != run.Revision ? PayrollErrors.OldRevision(named, run.Revision)
            : run.LineCount == 0 ? PayrollErrors.NothingToPay
            : await UnconfirmedAsync(work.Db, run, cancellation) is { } unconfirmed ? unconfirmed
            : await GrantedElsewhere.CheckAsync(work.Db, run, cancellation) is { } twice ? twice
            : await RunHash.CheckAsync(work.Db, run, cancellation), new { runId, revision }, cancellation);

    /// <param name="revision">The revision that the approver looked at; null for the one that stands.</param>
    public Task<Result> ApproveAsync(Actor actor, long runId, int? revision, CancellationToken cancellation) =>
        ChangeAsync(actor, runId, Permission.ApprovePayroll, RunAction.Approve, PayrollRunState.Approved, null, async (work, run) =>
            run.State != PayrollRunState.Submitted ? NotSubmitted(run)
            : revision is { } named && named != run.Revision ? PayrollErrors.OldRevision(named, run.Revision)
            : run.Steps.Exists(step => Prepared(step, run, work.Officer)) ? PayrollErrors.CannotApproveOwnRun
            : await RunHash.CheckAsync(work.Db, run, cancellation), new { runId, revision }, cancellation);

    /// <summary>Gives a submitted run back to its preparer; what she computes or submits next is a new revision.</summary>
    public Task<Result> ReturnAsync(Actor actor, long runId, int? revision, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, runId, Permission.ApprovePayroll, RunAction.Return, PayrollRunState.Draft, reason, (_, run) => Task.FromResult(
            run.State != PayrollRunState.Submitted ? NotSubmitted(run)
            : revision is { } named && named != run.Revision ? PayrollErrors.OldRevision(named, run.Revision)
            : string.IsNullOrWhiteSpace(reason) ? PayrollErrors.ReasonMissing
            : null), new { runId, revision, reason }, cancellation);

    /// <summary>Gives up a draft; its lines go, so that what it carried over is free again, and its row stays with who and when.</summary>
    public Task<Result> CancelAsync(Actor actor, long runId, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, runId, Permission.ComputePayroll, RunAction.Cancel, PayrollRunState.Cancelled, reason, async (work, run) =>
        {
            if (run.State != PayrollRunState.Draft) return PayrollErrors.NotDraft(run.State);
            await RunWriter.ClearAsync(work.Db, run.Id, cancellation);
            return null;
        }, new { runId, reason }, cancellation);

    /// <summary>The entry of a step in the run's chain, with the area of the role that allows it.</summary>
    internal static RunStep Step(PayrollRun run, RunAction action, Officer officer, Permission permission, string areaPath, DateTimeOffset at, string? reason = null) => new()
    {
        RunId = run.Id,
        Action = action,
        Revision = run.Revision,
        Hash = run.Hash,
        UserId = officer.Id,
        RoleAreaId = officer.Roles.First(held => permission.Holders().Contains(held.Role) && AreaPath.Contains(held.AreaPath, areaPath)).AreaId,
        At = at,
        Reason = reason,
    };

    // Who computed or submitted these very lines, in this revision or an earlier one, has acted in the chain.
    private static bool Prepared(RunStep step, PayrollRun run, Officer officer) =>
        step.UserId == officer.Id && step.Action is (RunAction.Compute or RunAction.Submit) && (step.Revision == run.Revision || step.Hash == run.Hash);

    private async Task<Error?> UnconfirmedAsync(SocialPayContext db, PayrollRun run, CancellationToken cancellation)
    {
        var law = await laws.LoadAsync(db, cancellation);
        var unverified = await RuleConfirmations.OfRunAsync(db, law, run.Id, run.Area!.Path, cancellation);
        if (unverified.WaitingLines == 0) return null;
        var sources = unverified.Waiting.Select(rule => PolicyText.RowSource(rule.Rule, CultureInfo.CurrentUICulture)).Distinct(StringComparer.Ordinal).ToList();
        // The page names them all.
        if (sources.Count > NamedSources) sources = [.. sources.Take(NamedSources), "…"];
        return PayrollErrors.RulesUnconfirmed(unverified.WaitingLines, string.Join("; ", sources));
    }

    private Error NotSubmitted(PayrollRun run)
    {
        var approval = run.Steps.LastOrDefault(step => step.Action == RunAction.Approve && step.Revision == run.Revision);
        return approval is null
            ? PayrollErrors.NotSubmitted(run.State)
            : PayrollErrors.AlreadyApproved(approval.At.InVietnam().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private Task<Result> ChangeAsync(
        Actor actor,
        long runId,
        Permission permission,
        RunAction action,
        PayrollRunState target,
        string? reason,
        Func<Work, PayrollRun, Task<Error?>> check,
        object content,
        CancellationToken cancellation) => door.DoAsync(actor, new Command($"run {action}".ToLowerInvariant(), content), async work =>
    {
        var (db, officer) = (work.Db, work.Officer);
        if (action == RunAction.Cancel) await RunLock.TakeAsync(db, runId, cancellation);
        // The row is held until the end: of two officers at once, the second sees what the first did.
        await db.Database.ExecuteSqlAsync($"select from payroll_runs where id = {runId} for update", cancellation);
        var run = await db.PayrollRuns.Include(candidate => candidate.Area).Include(candidate => candidate.Steps.OrderBy(step => step.Id))
            .FirstOrDefaultAsync(candidate => candidate.Id == runId, cancellation);
        if (officer.Refusal(permission, run?.Area!.Path, runId) is { } refusal) return refusal;
        if (await check(work, run!) is { } error) return error;
        PayrollRunStates.Transitions.Require(run!.State, target);
        run.State = target;
        // Lines that came back as they were go again as a revision of their own: each is submitted once.
        if (action == RunAction.Submit && run.Steps.Exists(step => step.Action == RunAction.Submit && step.Revision == run.Revision)) run.Revision++;
        run.Steps.Add(Step(run, action, officer, permission, run.Area!.Path, work.Now, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()));
        work.IsAbout(SubjectKind.Run, runId, run.Area!.Path, reason);
        return Result.Done;
    }, cancellation);
}
