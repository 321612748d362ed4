using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration.Import;

/// <summary>Dates, months and numbers as people type them in files and forms.</summary>
public static class RegisterValues
{
    /// <summary>Reads <c>05/06/1941</c>, <c>5-6-1941</c> or <c>1941-06-05</c>.</summary>
    public static bool TryDate(string text, out DateOnly date) => WrittenDate.TryDay(text, out date);

    /// <summary>Reads a date, or a year alone as <c>1941</c> and <c>../../1941</c>.</summary>
    public static bool TryBirth(string text, out BirthDate birth)
    {
        birth = default;
        if (TryDate(text, out var date))
        {
            birth = BirthDate.On(date);
            return true;
        }

        var year = text.Trim().TrimStart('.', '/', '-', '…', '_', ' ');
        return year.Length == 4 && BirthDate.TryParse(year, out birth);
    }

    /// <summary>Reads <c>06/2021</c>, <c>2021-06</c>, <c>T6/2021</c>, or a date in the month.</summary>
    public static bool TryMonth(string text, out PayPeriod month)
    {
        month = default;
        if (TryDate(text, out var date))
        {
            if (date.Year is < 1900 or > 2999) return false;
            month = PayPeriod.Of(date);
            return true;
        }

        var trimmed = VietnameseText.Fold(text);
        if (trimmed.StartsWith("thang", StringComparison.Ordinal)) trimmed = trimmed["thang".Length..];
        else if (trimmed.StartsWith('t')) trimmed = trimmed[1..];
        return PayPeriod.TryParse(trimmed.Trim().Replace('.', '/'), out month);
    }

    internal static string Write(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
