using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Batches;

/// <summary>
/// The reference of an instruction, as <c>2106-00012-00345-7</c>: month, run, position in the run, check digit (Luhn). Never reused,
/// and a digit typed wrongly is found.
/// </summary>
public static class InstructionReference
{
    public static string Create(PayPeriod period, long runId, int position)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{period.Year % 100:00}{period.Month:00}-{runId:00000}-{position:00000}");
        return string.Create(CultureInfo.InvariantCulture, $"{body}-{CheckDigit(body)}");
    }

    public static bool IsValid(string reference)
    {
        var last = reference.LastIndexOf('-');
        return last > 0 && reference.Length == last + 2 && reference.All(character => character is '-' or (>= '0' and <= '9'))
            && reference[^1] - '0' == CheckDigit(reference.AsSpan(0, last));
    }

    private static int CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        var doubled = true;
        for (var i = body.Length - 1; i >= 0; i--)
        {
            if (body[i] == '-') continue;
            var digit = body[i] - '0';
            if (doubled) digit = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }

        return (10 - (sum % 10)) % 10;
    }
}
