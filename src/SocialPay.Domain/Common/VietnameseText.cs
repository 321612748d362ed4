using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocialPay.Domain.Common;

/// <summary>Vietnamese names and words as people type them, made comparable.</summary>
public static class VietnameseText
{
    private static readonly SearchValues<char> LookLikeDong = SearchValues.Create("ÐðƉɖ");
    private static readonly string?[] Letters = new string?[char.MaxValue + 1];

    /// <summary>
    /// Lower case without diacritics, đ as d, runs of spaces as one, apostrophes alike, what can't be seen left out: two spellings of one
    /// name fold to the same text. «Hoà», «Hòa» and « HÒA » all become «hoa».
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var character in text)
        {
            var letters = FoldedOf(character);
            if (letters.Length == 0) continue;
            if (letters == " ")
            {
                space = folded.Length > 0;
                continue;
            }

            if (space) folded.Append(' ');
            space = false;
            folded.Append(letters);
        }

        return folded.ToString();
    }

    // Each letter is taken apart once: registers are folded by the hundred thousand names.
    private static string FoldedOf(char character)
    {
        if (Volatile.Read(ref Letters[character]) is { } known) return known;
        var letters = FoldLetter(character);
        Volatile.Write(ref Letters[character], letters);
        return letters;
    }

    private static string FoldLetter(char character)
    {
        if (char.IsWhiteSpace(character)) return " ";
        if (char.IsSurrogate(character)) return character.ToString();
        if (IsInvisible(character)) return "";
        var folded = new StringBuilder(1);
        foreach (var part in character.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(part switch
            {
                'đ' or 'Đ' or 'ð' or 'Ð' or 'ɖ' or 'Ɖ' => 'd',
                '’' or '‘' or 'ʼ' or '`' or '´' => '\'',
                _ => char.ToLowerInvariant(part),
            });
        }

        return folded.ToString();
    }

    /// <summary>The name as banks print it: capitals without diacritics.</summary>
    public static string BankName(string name) => Fold(name).ToUpperInvariant();

    /// <summary>
    /// Composed form (NFC), trimmed, inner runs of spaces as one, and Đ for the letters of Iceland and Africa that look the same: the
    /// form in which text is stored.
    /// </summary>
    public static string Clean(string? text) =>
        string.Join(' ', WithDong(text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Control characters, and marks without a width: those that turn the direction of writing make a name read as another.</summary>
    public static bool IsInvisible(char character) =>
        !char.IsWhiteSpace(character) && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string WithDong(string text)
    {
        if (!text.AsSpan().ContainsAny(LookLikeDong)) return text;
        return string.Create(text.Length, text, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = source[i] switch { 'Ð' or 'Ɖ' => 'Đ', 'ð' or 'ɖ' => 'đ', var letter => letter };
        });
    }
}
