using System.Text.RegularExpressions;

namespace SocialPay.Domain.Registration;

/// <summary>
/// Text typed with the fonts that came before Unicode, TCVN3 (.VnTime) and VNI: without its font it is no Vietnamese, as «NguyÔn ThÞ
/// Hoµ» and «Nguyeãn Thò Hoøa».
/// </summary>
public static partial class OldFonts
{
    public static bool IsLikely(string text) => Signs().IsMatch(text);

    // Signs that stand for letters in TCVN3; a capital in the middle of a word that is small otherwise; a vowel that bears its accent as
    // a letter of its own after it, where Vietnamese has no such pair.
    [GeneratedRegex(@"[\p{L}][¡-¿×÷]|[¡-¬®-¿×÷][\p{L}]|[ÞþßÆæØø]|\p{Ll}[À-Ý]\p{Ll}|\p{Ll}[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝ](?!\p{Lu})|[aeAE][À-ÿ]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Signs();
}
