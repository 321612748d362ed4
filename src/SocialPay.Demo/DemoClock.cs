using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>Stands at the day that is played, so that decisions, steps and results of the demo bear the dates of their months.</summary>
internal sealed class DemoClock() : OfficeClock(TimeProvider.System)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private DateTimeOffset now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves to an hour of a day in Vietnam.</summary>
    public void Set(DateOnly day, int hour) => now = new DateTimeOffset(day, new TimeOnly(hour, 0), Vietnam).ToUniversalTime();
}
