using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>
/// Approves, returns and withdraws changes. The checks go in a fixed order: not found, wrong state, not this stage's role, own proposal.
/// With the last stage's approval the change holds, and the register follows in the same transaction.
/// </summary>
public sealed class DecideChange(Door door)
{
    /// <returns>The state after it: still proposed where another stage follows.</returns>
    public Task<Result<ChangeState>> ApproveAsync(Actor actor, long changeId, CancellationToken cancellation) =>
        DecideAsync(actor, changeId, "change approve", Permission.DecideChanges, null, async (work, change, place) =>
        {
            var stages = await Proposals.StagesAsync(work, change.Kind, place.Path, cancellation);
            if (Refusal(work, change, place, stages) is { } refusal) return refusal;
            await RegisterProjection.HoldAsync(work.Db, [.. PeopleOf(change)], cancellation);
            if (await NoLongerFitsAsync(work.Db, change, cancellation) is { } gone) return gone;
            change.Approve(stages.Count, Proposals.Step(work, ChangeAction.Approve, Permission.DecideChanges, place.Path, null));
            await work.Db.SaveChangesAsync(cancellation);
            if (change.State != ChangeState.Approved) return null;
            if (change.Kind == ChangeKind.Registration) await RegisterStore.AdmitAsync(work.Db, change, cancellation);
            else await RegisterProjection.RefreshAsync(work.Db, PeopleOf(change), cancellation);
            return null;
        }, cancellation);

    /// <summary>Gives it back to who proposed it, who may propose it again.</summary>
    public Task<Result<ChangeState>> ReturnAsync(Actor actor, long changeId, string? reason, CancellationToken cancellation) =>
        DecideAsync(actor, changeId, "change return", Permission.DecideChanges, reason, async (work, change, place) =>
        {
            if (Refusal(work, change, place, await Proposals.StagesAsync(work, change.Kind, place.Path, cancellation)) is { } refusal) return refusal;
            if (string.IsNullOrWhiteSpace(reason)) return ChangeErrors.ReasonMissing;
            change.GoTo(ChangeState.Returned, Proposals.Step(work, ChangeAction.Return, Permission.DecideChanges, place.Path, reason));
            return null;
        }, cancellation);

    /// <summary>Given up by who proposed it.</summary>
    public Task<Result<ChangeState>> WithdrawAsync(Actor actor, long changeId, string? reason, CancellationToken cancellation) =>
        DecideAsync(actor, changeId, "change withdraw", Permission.EditRegister, reason, (work, change, place) =>
        {
            if (!ChangeRules.Transitions.Allow(change.State, ChangeState.Withdrawn)) return Task.FromResult<Error?>(ChangeErrors.NotProposed(change.State));
            if (!change.Steps.Exists(step => step.Action == ChangeAction.Propose && step.UserId == work.Officer.Id)) return Task.FromResult<Error?>(ChangeErrors.NotYours);
            change.GoTo(ChangeState.Withdrawn, Proposals.Step(work, ChangeAction.Withdraw, Permission.EditRegister, place.Path, reason));
            return Task.FromResult<Error?>(null);
        }, cancellation);

    /// <summary>The change, its row held until the transaction ends: of two officers at once, the second sees what the first did.</summary>
    internal static async Task<RegisterChange?> HoldAsync(SocialPayContext db, long changeId, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"select from register_changes where id = {changeId} for update", cancellation);
        return await db.RegisterChanges.Include(change => change.Items).Include(change => change.Steps.OrderBy(step => step.Id)).FirstOrDefaultAsync(change => change.Id == changeId, cancellation);
    }

    private static Error? Refusal(Work work, RegisterChange change, Area place, IReadOnlyList<OfficerRole> stages) =>
        change.State != ChangeState.Proposed ? ChangeErrors.NotProposed(change.State)
        : change.Steps.Exists(step => step.UserId == work.Officer.Id && step.Action is (ChangeAction.Propose or ChangeAction.Approve)) ? ChangeErrors.OwnProposal
        : !IsOfStage(work.Officer, place.Path, stages[Math.Min(change.StagesDone, stages.Count - 1)]) ? ChangeErrors.NotYourStage
        : null;

    private static bool IsOfStage(Officer officer, string path, OfficerRole stage) =>
        officer.Roles.Any(held => held.Role == stage && AreaPath.Contains(held.AreaPath, path));

    private static IEnumerable<long> PeopleOf(RegisterChange change) => change.Items.Select(item => item.BeneficiaryId).OfType<long>();

    /// <summary>Somebody may have died, or been registered, while the change waited.</summary>
    private static async Task<Error?> NoLongerFitsAsync(SocialPayContext db, RegisterChange change, CancellationToken cancellation)
    {
        if (change.Kind == ChangeKind.Registration)
        {
            await RegisterLock.TakeAsync(db, cancellation);
            var numbers = change.Items.Select(item => ((RegistrationValues)item.Values).IdNumber).OfType<string>().ToList();
            return await db.Beneficiaries.AnyAsync(person => numbers.Contains(person.IdNumber!), cancellation) ? ChangeErrors.NoLongerFits(ChangeErrors.IdNumberTaken) : null;
        }

        if (change.CorrectsId is { } wrong)
        {
            var known = await KnownChanges.OfAsync(db, [.. PeopleOf(change)], null, cancellation);
            if (known.Any(person => PersonHistory.Standing([.. person]).Any(other => other.CorrectsId == wrong))) return ChangeErrors.NoLongerFits(ChangeErrors.CannotCorrect(wrong));
        }

        if (change.Kind == ChangeKind.Death && change.CorrectsId is null)
        {
            var ids = PeopleOf(change).ToList();
            if (await db.Beneficiaries.Where(person => ids.Contains(person.Id) && person.DiedOn != null).Select(person => person.DiedOn).FirstOrDefaultAsync(cancellation) is { } day)
                return ChangeErrors.NoLongerFits(ChangeErrors.AlreadyDead(day));
        }

        foreach (var item in change.Items)
            if (item.Values is IdentityValues { IdNumber: { } number } && await db.Beneficiaries.AnyAsync(person => person.IdNumber == number && person.Id != item.BeneficiaryId, cancellation))
                return ChangeErrors.NoLongerFits(ChangeErrors.IdNumberTaken);
        return null;
    }

    private Task<Result<ChangeState>> DecideAsync(
        Actor actor, long changeId, string name, Permission permission, string? reason, Func<Work, RegisterChange, Area, Task<Error?>> decide, CancellationToken cancellation) =>
        door.DoAsync<ChangeState>(actor, new Command(name, new { changeId, reason }), async work =>
        {
            var change = await HoldAsync(work.Db, changeId, cancellation);
            var place = change is null ? null : await work.Db.Areas.AsNoTracking().SingleAsync(area => area.Id == change.AreaId, cancellation);
            if (work.Officer.Refusal(permission, place?.Path, changeId) is { } refusal) return refusal;
            if (await decide(work, change!, place!) is { } error) return error;
            work.IsAbout(SubjectKind.Change, changeId, place!.Path, reason);
            return change!.State;
        }, async (work, _) => await work.Db.RegisterChanges.Where(change => change.Id == changeId).Select(change => change.State).SingleAsync(cancellation), cancellation);
}
