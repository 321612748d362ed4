using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SocialPay.Domain.Common;

/// <summary>
/// Vietnamese names in Vietnamese order, as keys that compare character by character (ordinal here, collation "C" in the database),
/// whatever the machine's culture or the database's collation. Word by word: first the letters a ă â b c d đ e ê … y, with f j w z in
/// their Latin places, then the tone: ngang, huyền, hỏi, ngã, sắc, nặng. Spaces and punctuation end a word, numbers go by their value.
/// </summary>
public static class VietnameseOrder
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    // After the space that ends a word and before any digit or letter, so that «hoa» and «hòa» both stand before «hoan».
    private const char FirstTone = '!';
    private const char FirstLetter = 'A';

    private const char Hook = '\u0309';
    private const char Dot = '\u0323';

    // In the order of the tones; no mark is the level tone.
    private static readonly char[] Tones = ['\u0300', Hook, '\u0303', '\u0301', Dot];

    // Each letter is taken apart once: registers are sorted by the hundred thousand names.
    private static readonly ConcurrentDictionary<char, (char Letter, int Tone)> Known = [];

    private static readonly string[] PlaceTypes =
        ["thành phố ", "thị trấn ", "thị xã ", "đặc khu ", "phường ", "huyện ", "quận ", "tỉnh ", "xã "];

    /// <summary>The key of a person's name: the given name (the last word), then the family name (the first), then those between.</summary>
    public static string NameKey(string? fullName)
    {
        var words = Words(fullName);
        return words.Count < 2 ? string.Concat(words) : string.Join(' ', [words[^1], words[0], .. words[1..^1]]);
    }

    /// <summary>The key of a place's name without its type: «Xã Ân Thi» stands with «Phường Ân Tường».</summary>
    public static string PlaceKey(string? fullName)
    {
        var name = VietnameseText.Clean(fullName);
        var type = Array.Find(PlaceTypes, type => name.StartsWith(type, StringComparison.OrdinalIgnoreCase) && name.Length > type.Length);
        return TextKey(type is null ? name : name[type.Length..]);
    }

    /// <summary>The key of any other text, word by word from the first.</summary>
    public static string TextKey(string? text) => string.Join(' ', Words(text));

    private static List<string> Words(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var tone = -1;
        foreach (var character in (text ?? "").Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) Add(word, character, ref tone);
            // An apostrophe stands within a word: «H'Mông».
            else if (character is not ('\'' or '’' or '‘' or 'ʼ')) End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            words.Add(Numbered(word.ToString()) + (tone < 0 ? "" : (char)(FirstTone + tone)));
            word.Clear();
            tone = -1;
        }
    }

    private static void Add(StringBuilder word, char character, ref int tone)
    {
        var (letter, own) = Known.GetOrAdd(character, Taken);
        if (own >= 0) tone = own;
        if (letter != default) word.Append(letter);
    }

    private static (char Letter, int Tone) Taken(char character)
    {
        var parts = char.IsSurrogate(character) ? character.ToString() : character.ToString().Normalize(NormalizationForm.FormD);
        var (letter, tone) = (char.ToLowerInvariant(parts[0]) is var lower and not ('ð' or 'ɖ') ? lower : 'đ', Array.IndexOf(Tones, parts[0]));
        foreach (var mark in parts.AsSpan(1))
        {
            if (Array.IndexOf(Tones, mark) is >= 0 and var found) tone = found;
            else letter = WithMark(letter, mark);
        }

        // A mark by itself belongs to no letter that is known with it.
        if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) return (default, tone);
        var place = Alphabet.IndexOf(letter, StringComparison.Ordinal);
        return (place < 0 ? letter : (char)(FirstLetter + place), tone);
    }

    // Breve, circumflex and horn make letters of their own; other marks are those of other languages.
    private static char WithMark(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u0306') => 'ă',
        ('a', '\u0302') => 'â',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => letter,
    };

    // A number of more digits is the larger one: «Thôn 9» before «Thôn 10».
    private static string Numbered(string word)
    {
        if (!char.IsAsciiDigit(word[0])) return word;
        var end = 1;
        while (end < word.Length && char.IsAsciiDigit(word[end])) end++;
        var digits = word[..end].TrimStart('0');
        return (char)('0' + Math.Min(digits.Length, 9)) + digits + word[end..];
    }
}
