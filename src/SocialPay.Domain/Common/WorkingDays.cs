namespace SocialPay.Domain.Common;

/// <summary>Days on which offices work: Monday to Friday. Public holidays are not known and make a term end early, never late.</summary>
public static class WorkingDays
{
    /// <summary>The day that is so many working days after this one.</summary>
    public static DateOnly After(DateOnly day, int days)
    {
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return day;
    }
}
