using SocialPay.Application.Access;
using SocialPay.Application.Approvals;
using SocialPay.Domain.Approvals;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Begins changes, as the chain of their place asks.</summary>
internal static class Proposals
{
    /// <summary>A change that the officer proposes; it holds at once where its chain asks for nobody else.</summary>
    /// <param name="place">Where it is decided.</param>
    /// <param name="atOnce">Whatever the chain says: an opening register, or what no money hangs on.</param>
    public static async Task<RegisterChange> BeginAsync(
        Work work, ChangeKind kind, Area place, Permission permission, DateOnly effective, long? corrects, bool atOnce, CancellationToken cancellation)
    {
        var change = new RegisterChange
        {
            Kind = kind,
            AreaId = place.Id,
            Effective = effective,
            CorrectsId = corrects,
            ProposedAt = work.Now,
            Due = WorkingDays.After(work.Today, kind.WorkingDays()),
        };
        change.Steps.Add(Step(work, ChangeAction.Propose, permission, place.Path, null));
        if (atOnce || (await StagesAsync(work, kind, place.Path, cancellation)).Count == 0) change.HoldAtOnce(work.Now);
        return change;
    }

    public static Task<IReadOnlyList<OfficerRole>> StagesAsync(Work work, ChangeKind kind, string areaPath, CancellationToken cancellation) =>
        ApprovalChains.StagesAsync(work.Db, kind == ChangeKind.Registration ? ApprovalSubject.Registration : ApprovalSubject.Change, areaPath, work.Today, cancellation);

    public static ChangeStep Step(Work work, ChangeAction action, Permission permission, string areaPath, string? reason) => new()
    {
        Action = action,
        UserId = work.Officer.Id,
        RoleAreaId = work.Officer.Roles.First(held => permission.Holders().Contains(held.Role) && AreaPath.Contains(held.AreaPath, areaPath)).AreaId,
        At = work.Now,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };
}
