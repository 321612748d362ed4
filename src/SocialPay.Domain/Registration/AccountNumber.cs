using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>Numbers of bank and e-money accounts (policy-rules §12.3): text, mostly digits, sometimes an alias with letters.</summary>
public static class AccountNumber
{
    private const int Shortest = 6;
    private const int Longest = 19;

    public static string Clean(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('.' or '-' or '\''))).ToUpperInvariant();

    public static bool IsPossible(string number) => number.Length is >= Shortest and <= Longest && number.All(char.IsAsciiLetterOrDigit);

    /// <summary>A number printed on a card instead of the account's.</summary>
    public static bool LooksLikeCard(string number) => number.Length is 16 or 19 && number.StartsWith("9704", StringComparison.Ordinal);

    /// <summary>Whether banks see one name: without diacritics, in capitals, spaces alike.</summary>
    public static bool SameHolder(string holder, string? name) =>
        !string.IsNullOrWhiteSpace(name) && string.Equals(VietnameseText.BankName(holder), VietnameseText.BankName(name), StringComparison.Ordinal);
}
