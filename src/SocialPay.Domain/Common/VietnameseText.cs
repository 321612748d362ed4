using System.Globalization;
using System.Text;

namespace SocialPay.Domain.Common;

/// <summary>Vietnamese names and words as people type them, made comparable.</summary>
public static class VietnameseText
{
    /// <summary>
    /// Lower case without diacritics, đ as d, runs of spaces as one, apostrophes alike: two spellings of one name fold to the same
    /// text. «Hoà», «Hòa» and « HÒA » all become «hoa».
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(character))
            {
                space = folded.Length > 0;
                continue;
            }

            if (space) folded.Append(' ');
            space = false;
            folded.Append(character switch
            {
                'đ' or 'Đ' => 'd',
                '’' or '‘' or 'ʼ' or '`' or '´' => '\'',
                _ => char.ToLowerInvariant(character),
            });
        }

        return folded.ToString();
    }

    /// <summary>The name as banks print it: capitals without diacritics.</summary>
    public static string BankName(string name) => Fold(name).ToUpperInvariant();

    /// <summary>Composed form (NFC), trimmed, inner runs of spaces as one: the form in which text is stored.</summary>
    public static string Clean(string? text) =>
        string.Join(' ', (text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
