using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Application.Registration;

/// <summary>Only one transaction at a time adds people, so that two at once can't add somebody twice.</summary>
internal static class RegisterLock
{
    /// <summary>Waits for it; held until the transaction ends.</summary>
    public static Task TakeAsync(SocialPayContext db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('register', 0))", cancellation);
}
