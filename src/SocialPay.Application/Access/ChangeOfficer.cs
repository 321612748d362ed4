using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Audit;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>Closes an officer's account, opens it again, and gives or takes a role. What she has open ends within a minute.</summary>
public sealed class ChangeOfficer(Door door)
{
    /// <param name="reason">Why, for the audit.</param>
    public Task<Result> DisableAsync(Actor actor, string userName, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, new Command("users disable", new { userName, reason }), userName, reason, (work, user) =>
        {
            // Nobody would be left to open it again.
            if (user.Id == work.Officer.Id) return Task.FromResult<Error?>(AccessErrors.OwnAccount);
            user.Disabled = true;
            return Task.FromResult<Error?>(null);
        }, cancellation);

    public Task<Result> EnableAsync(Actor actor, string userName, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, new Command("users enable", new { userName, reason }), userName, reason, (_, user) =>
        {
            user.Disabled = false;
            return Task.FromResult<Error?>(null);
        }, cancellation);

    /// <summary>Gives a role at an area; one that she holds already stays.</summary>
    public Task<Result> GrantAsync(Actor actor, string userName, OfficerRole role, string areaCode, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, new Command("users grant", new { userName, role, areaCode, reason }), userName, reason, async (work, user) =>
        {
            var area = await work.Db.AreaForAsync(work.Officer, Permission.ManageUsers, areaCode, work.Today, cancellation);
            if (area.Error is { } refusal) return refusal;
            if (user.Id == work.Officer.Id) return AccessErrors.OwnAccount;
            if (!user.Roles.Exists(held => held.Role == role && held.AreaId == area.Value.Id)) user.Roles.Add(new RoleAssignment { Role = role, AreaId = area.Value.Id });
            return null;
        }, cancellation);

    /// <summary>Takes a role away; one that she does not hold is an error.</summary>
    public Task<Result> RevokeAsync(Actor actor, string userName, OfficerRole role, string areaCode, string? reason, CancellationToken cancellation) =>
        ChangeAsync(actor, new Command("users revoke", new { userName, role, areaCode, reason }), userName, reason, (work, user) =>
        {
            if (user.Id == work.Officer.Id) return Task.FromResult<Error?>(AccessErrors.OwnAccount);
            if (user.Roles.Find(held => held.Role == role && held.Area!.Code == areaCode) is not { } assignment) return Task.FromResult<Error?>(AccessErrors.RoleNotHeld);
            if (user.Roles.Count == 1) return Task.FromResult<Error?>(AccessErrors.LastRole);
            user.Roles.Remove(assignment);
            return Task.FromResult<Error?>(null);
        }, cancellation);

    private Task<Result> ChangeAsync(
        Actor actor, Command command, string userName, string? reason, Func<Work, SocialPayUser, Task<Error?>> change,
        CancellationToken cancellation) => door.DoAsync(actor, command, async Task<Result> (work) =>
    {
        var found = await ManagedAsync(work, userName, cancellation);
        if (found.Error is { } refusal) return refusal;
        var user = found.Value;
        var path = user.Roles is [var held, ..] ? held.Area!.Path : null;
        if (await change(work, user) is { } error) return error;
        work.IsAbout(SubjectKind.Officer, user.Id, path, reason);
        return Result.Done;
    }, cancellation);

    /// <summary>An account whose every role lies where the acting officer manages accounts.</summary>
    internal static async Task<Result<SocialPayUser>> ManagedAsync(Work work, string userName, CancellationToken cancellation)
    {
        if (work.Officer.RefusalWithout(Permission.ManageUsers) is { } notAllowed) return notAllowed;
        var normalized = VietnameseText.Clean(userName).ToUpperInvariant();
        var user = await work.Db.Users.Include(candidate => candidate.Roles).ThenInclude(role => role.Area)
            .FirstOrDefaultAsync(candidate => candidate.NormalizedUserName == normalized, cancellation);
        // Without a role it lies in nobody's area.
        if (user is null or { Roles.Count: 0 }) return work.Officer.Refusal(Permission.ManageUsers, null)!;
        // Whoever holds a role elsewhere as well is another administrator's.
        foreach (var role in user.Roles)
            if (work.Officer.Refusal(Permission.ManageUsers, role.Area!.Path, user.Id) is { } refusal) return refusal;
        return user;
    }
}
