using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;

namespace SocialPay.Web.Access;

/// <summary>
/// Counts tries before the password is looked at, in one statement: parallel guesses take numbered tickets from the row, and after
/// the fifth there are none for a quarter of an hour. A right password clears the count.
/// </summary>
public sealed class PasswordTries(IDbContextFactory<SocialPayContext> contexts, TimeProvider clock)
{
    public const int Allowed = 5;

    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Takes one try of the account; false when none is left for now, or there is no such account.</summary>
    public async Task<bool> TakeAsync(long userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + Lockout;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users
            .Where(user => user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                user => user
                    // A lockout that has passed starts the count anew.
                    .SetProperty(u => u.LockoutEnd, u => u.LockoutEnd == null && u.AccessFailedCount + 1 >= Allowed ? until : null)
                    .SetProperty(u => u.AccessFailedCount, u => u.LockoutEnd == null ? u.AccessFailedCount + 1 : 1),
                cancellation) == 1;
    }

    public async Task ClearAsync(long userId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
            user => user.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.AccessFailedCount, 0), cancellation);
    }
}
