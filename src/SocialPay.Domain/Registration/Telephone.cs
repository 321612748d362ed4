using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>Vietnamese telephone numbers (policy-rules §12.2).</summary>
public static class Telephone
{
    /// <summary>Prefixes of the 11-digit mobile numbers until 2018, and what they became.</summary>
    private static readonly Dictionary<string, string> Old = new(StringComparer.Ordinal)
    {
        ["0162"] = "032",
        ["0163"] = "033",
        ["0164"] = "034",
        ["0165"] = "035",
        ["0166"] = "036",
        ["0167"] = "037",
        ["0168"] = "038",
        ["0169"] = "039",
        ["0120"] = "070",
        ["0121"] = "079",
        ["0122"] = "077",
        ["0126"] = "076",
        ["0128"] = "078",
        ["0123"] = "083",
        ["0124"] = "084",
        ["0125"] = "085",
        ["0127"] = "081",
        ["0129"] = "082",
        ["0186"] = "056",
        ["0188"] = "058",
        ["0199"] = "059",
    };

    /// <summary>The number with its leading zero and no separators; null where it can be none.</summary>
    public static string? Normalise(string text)
    {
        var number = Digits(text);
        if (!number.All(char.IsAsciiDigit)) return null;
        if (IsOldMobile(number)) return Old[number[..4]] + number[4..];
        if (IsMobile(number) || IsLandline(number)) return number;
        // As spreadsheets leave it when they take it for a number.
        return IsMobile("0" + number) ? "0" + number : null;
    }

    /// <summary>What was changed about the number, to be shown to the officer; null where it was only tidied.</summary>
    public static Error? Change(string text, string normalised)
    {
        var number = Digits(text);
        return number == normalised ? null
            : IsOldMobile(number) ? RegistrationErrors.PhoneConverted(number, normalised)
            : RegistrationErrors.PhoneZeroAdded(number, normalised);
    }

    public static bool IsMobile(string number) => number.Length == 10 && number[0] == '0' && number[1] is '3' or '5' or '7' or '8' or '9' && number.All(char.IsAsciiDigit);

    private static bool IsOldMobile(string number) => number.Length == 11 && Old.ContainsKey(number[..4]);

    private static bool IsLandline(string number) => number.Length is 10 or 11 && number.StartsWith("02", StringComparison.Ordinal);

    /// <summary>Without separators, the country's number as a zero.</summary>
    private static string Digits(string text)
    {
        var number = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('.' or '-' or '(' or ')' or '\'')));
        if (number.StartsWith("+84", StringComparison.Ordinal)) return "0" + number[3..].TrimStart('0');
        return number.Length == 11 && number.StartsWith("84", StringComparison.Ordinal) ? "0" + number[2..] : number;
    }
}
