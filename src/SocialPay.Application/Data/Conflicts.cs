using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SocialPay.Application.Data;

/// <summary>What two transactions do to each other.</summary>
internal static class Conflicts
{
    /// <summary>
    /// A transaction that sees the database as it was at its first statement, whatever is stored meanwhile. Locks that it waits for are
    /// taken before it begins.
    /// </summary>
    public static Task<IDbContextTransaction> BeginSnapshotAsync(this SocialPayContext db, CancellationToken cancellation) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    /// <summary>Somebody else changed meanwhile what this transaction went by: nothing was stored, and trying again sees the change.</summary>
    public static bool IsConflict(this Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        // The database's word stands within what EF Core makes of it.
        DbUpdateException or InvalidOperationException => exception.InnerException?.IsConflict() == true,
        _ => false,
    };
}
