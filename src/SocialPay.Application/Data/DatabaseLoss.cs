using Npgsql;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Data;

/// <summary>Tells a session with PostgreSQL that was lost, or cannot be had, from everything else that goes wrong.</summary>
public static class DatabaseLoss
{
    /// <summary>What to do about it, in words.</summary>
    public static Error Error { get; } = new("DatabaseLost");

    /// <summary>Whether the exception, or one within it, says that the server ended the session, does not answer or takes no more sessions.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case PostgresException { SqlState: var state }:
                    // 08: connection; 57P: ended or stopped by an administrator, crashed, starting; 53300: too many sessions.
                    return state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
                        || state == PostgresErrorCodes.TooManyConnections;
                case NpgsqlException:
                    return true;
            }
        }

        return false;
    }
}
