using System.Globalization;
using System.Text;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>A column that a file to be read may have, found by its header.</summary>
/// <param name="Key">Name in the program.</param>
/// <param name="Header">The header as this program writes it.</param>
/// <param name="Required">The file is refused where the column is missing; a cell of it may still be empty.</param>
/// <param name="OtherHeaders">What people also write.</param>
public sealed record TableColumn(string Key, string Header, bool Required, params string[] OtherHeaders)
{
    /// <summary>Every header by which the column is known, as <see cref="Fold"/> gives it.</summary>
    internal IEnumerable<string> Folded => OtherHeaders.Prepend(Header).Select(Fold).Distinct(StringComparer.Ordinal);

    /// <summary>A header without case, diacritics, punctuation, line breaks and spaces: «Số  CCCD/\nCMND (*)» becomes <c>socccdcmnd</c>.</summary>
    internal static string Fold(string header)
    {
        var folded = new StringBuilder(header.Length);
        foreach (var character in VietnameseText.Fold(header))
            if (char.GetUnicodeCategory(character) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber) folded.Append(character);
        return folded.ToString();
    }
}
