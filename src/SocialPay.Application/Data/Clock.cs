namespace SocialPay.Application.Data;

/// <summary>The day and hour in Vietnam, whatever the server's time zone.</summary>
public static class Clock
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().DayInVietnam();

    public static DateOnly DayInVietnam(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InVietnam().DateTime);

    /// <summary>The same moment as a clock on a Vietnamese wall shows it.</summary>
    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Vietnam);
}
