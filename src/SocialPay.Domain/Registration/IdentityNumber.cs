using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>Citizen ID of 12 digits, or the old identity card of 9 (policy-rules §12.1). Text, because leading zeros matter.</summary>
public static class IdentityNumber
{
    private const int CitizenDigits = 12;
    private const int OldCardDigits = 9;

    /// <summary>Provinces of birth registration, as decree 137/2015 numbers them; unchanged by the mergers of 2025.</summary>
    private static readonly HashSet<string> Provinces =
    [
        "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024", "025", "026", "027", "030", "031", "033",
        "034", "035", "036", "037", "038", "040", "042", "044", "045", "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066",
        "067", "068", "070", "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093", "094", "095", "096",
    ];

    /// <summary>Without the spaces, dots and the text mark that people put in.</summary>
    public static string Clean(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('.' or '\'' or '-')));

    /// <summary>What is wrong with a cleaned number; null where it can be an identity number.</summary>
    public static Error? Fault(string number)
    {
        if (!number.All(char.IsAsciiDigit)) return RegistrationErrors.IdNumberForm(number);
        return number.Length switch
        {
            OldCardDigits => null,
            CitizenDigits => Provinces.Contains(number[..3]) ? null : RegistrationErrors.IdNumberProvince(number[..3]),
            // As spreadsheets leave it when they take it for a number.
            8 or 10 or 11 => RegistrationErrors.IdNumberShort(number.Length),
            _ => RegistrationErrors.IdNumberForm(number),
        };
    }

    /// <summary>
    /// What in a sound citizen ID contradicts the person. Only warnings: birth data are corrected without a new number now and then.
    /// </summary>
    public static IEnumerable<Error> Contradictions(string number, BirthDate? birth, Sex? sex)
    {
        if (number.Length != CitizenDigits) yield break;
        // The fourth digit: two for each century from 1900, even for men.
        var century = number[3] - '0';
        if (sex is { } known && (century % 2 == 0) != (known == Sex.Male)) yield return RegistrationErrors.IdNumberSex;
        if (birth is not { } born) yield break;
        var year = 1900 + (century / 2 * 100) + int.Parse(number.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (year != born.Year) yield return RegistrationErrors.IdNumberBirth;
    }
}
