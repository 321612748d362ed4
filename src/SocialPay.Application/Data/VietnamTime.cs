namespace SocialPay.Application.Data;

/// <summary>The day and time in Vietnam, whatever the server's zone: the Vietnamese date decides.</summary>
public static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly TodayInVietnam(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().InVietnam());

    /// <summary>The moment as a clock on a Vietnamese wall shows it.</summary>
    public static DateTime InVietnam(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;
}
