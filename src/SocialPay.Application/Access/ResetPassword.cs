using Microsoft.EntityFrameworkCore;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>Gives an officer who lost her password a new first one, and lets her in again. Every session of the account ends.</summary>
public sealed class ResetPassword(Door door)
{
    public Task<Result<NewOfficer>> ExecuteAsync(Actor actor, string userName, CancellationToken cancellation) => door.DoAsync<NewOfficer>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ManageUsers) is { } notAllowed) return notAllowed;
        var normalized = VietnameseText.Clean(userName).ToUpperInvariant();
        var user = await work.Db.Users.Include(candidate => candidate.Roles).ThenInclude(role => role.Area)
            .FirstOrDefaultAsync(candidate => candidate.NormalizedUserName == normalized, cancellation);
        if (user is null) return work.Officer.Refusal(Permission.ManageUsers, null)!;
        // Whoever holds a role elsewhere as well is another administrator's to let in.
        foreach (var role in user.Roles)
            if (work.Officer.Refusal(Permission.ManageUsers, role.Area!.Path, user.Id) is { } refusal) return refusal;
        var password = FirstPassword.Give(user);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return new NewOfficer(user.UserName!, password);
    }, cancellation);
}
