namespace SocialPay.Application.Data;

/// <summary>The day and hour in Vietnam, whatever the server's time zone.</summary>
public static class Clock
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().InVietnam().DateTime);

    /// <summary>The same moment as a clock on a Vietnamese wall shows it.</summary>
    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Vietnam);
}
