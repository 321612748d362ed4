namespace SocialPay.Tests.Infrastructure;

/// <summary>A clock that stands at a moment until it is set anew.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
