namespace SocialPay.Application.Data;

/// <summary>
/// Now and today for the officers' work. It goes with the system's clock, except where a demo keeps a day of its own. Cookies, keys, lockouts,
/// sessions, logs and the ages of files go by <see cref="TimeProvider"/> itself.
/// </summary>
public class OfficeClock(TimeProvider system) : TimeProvider
{
    /// <summary>Whether the day is a demo's and not the world's.</summary>
    public virtual bool IsDemo => false;

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow();
}
