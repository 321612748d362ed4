using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>Gives an officer who lost her password a new first one, and lets her in again. Every session of the account ends.</summary>
public sealed class ResetPassword(IDbContextFactory<SocialPayContext> contexts)
{
    public async Task<Result<NewOfficer>> ExecuteAsync(Actor actor, string userName, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        if (found.Value.RefusalWithout(Permission.ManageUsers) is { } notAllowed) return notAllowed;
        var normalized = VietnameseText.Clean(userName).ToUpperInvariant();
        var user = await db.Users.Include(candidate => candidate.Roles).ThenInclude(role => role.Area).FirstOrDefaultAsync(candidate => candidate.NormalizedUserName == normalized, cancellation);
        if (user is null) return found.Value.Refusal(Permission.ManageUsers, null)!;
        // Whoever holds a role elsewhere as well is another administrator's to let in.
        foreach (var role in user.Roles)
            if (found.Value.Refusal(Permission.ManageUsers, role.Area!.Path, user.Id) is { } refusal) return refusal;
        var password = FirstPassword.Give(user);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        await db.SaveChangesAsync(cancellation);
        return new NewOfficer(user.UserName!, password);
    }
}
