using System.Globalization;

namespace SocialPay.Domain.Common;

/// <summary>Days as people and programs write them, the year always with four digits.</summary>
public static class WrittenDate
{
    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d"];

    /// <summary>Reads <c>05/06/1941</c>, <c>5-6-1941</c>, <c>5.6.1941</c> or <c>1941-06-05</c>: the day before the month, always.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
