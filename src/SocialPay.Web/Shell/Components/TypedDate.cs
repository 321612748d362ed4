using System.Globalization;

namespace SocialPay.Web.Shell.Components;

/// <summary>How exact a date has to be.</summary>
public enum DatePrecision
{
    Day,

    /// <summary>A day, or a year alone where nobody knows more.</summary>
    DayOrYear,
    Month,
}

/// <summary>Dates as officers type them.</summary>
public static class TypedDate
{
    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd"];
    private static readonly string[] Months = ["M/yyyy", "M-yyyy", "M.yyyy", "M yyyy", "MMyyyy", "yyyy-MM"];

    /// <summary>«5/6/2021», «05.06.2021» or «05062021» as «05/06/2021»; a month as «06/2021»; a year as it is. What is none of these stays, for the message about it.</summary>
    public static string Normalise(string? text, DatePrecision precision)
    {
        var typed = (text ?? "").Trim();
        return precision switch
        {
            DatePrecision.Month => Parse(typed, Months) is { } month ? month.ToString("MM/yyyy", CultureInfo.InvariantCulture) : typed,
            DatePrecision.Day or DatePrecision.DayOrYear => Parse(typed, Days) is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : typed,
        };
    }

    private static DateOnly? Parse(string typed, string[] formats) =>
        DateOnly.TryParseExact(typed, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
