using System.Globalization;
using System.Text;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Areas;

/// <summary>
/// The name of an area as people type it, taken apart: the word for its type, if any, and the rest in three spellings from strict to
/// loose. «TT. Hoà Lạc», «thị trấn Hòa Lạc» and «HOA LAC» are one place.
/// </summary>
internal sealed record PlaceName(string Type, string Strict, string Folded, string Loose)
{
    private const string Commune = "xa";
    private const string Ward = "phuong";
    private const string Town = "thi tran";
    private const string Zone = "dac khu";
    private const string District = "huyen";
    private const string DistrictTown = "thi xa";
    private const string City = "thanh pho";
    private const string Urban = "quan";

    // Longer words first: «thị xã» before «xã» would be found by no other order. Abbreviations need their dot or a space.
    private static readonly (string Word, string Type)[] Types =
    [
        ("thi tran", Town), ("thi xa", DistrictTown), ("thanh pho", City), ("dac khu", Zone), ("phuong", Ward), ("huyen", District), ("quan", Urban), ("xa", Commune),
        ("tt", Town), ("tx", DistrictTown), ("tp", City), ("p", Ward), ("h", District), ("q", Urban), ("x", Commune),
    ];

    // Behind a name without brackets only the full word with its marks is the type: «Bạch Xa» and «Nho Quan» are names.
    private static readonly string[] WordsBehind = [" thị trấn", " thị xã", " thành phố", " đặc khu", " phường", " huyện", " quận", " xã"];

    /// <summary>What typed text may mean: «Xa Luong» is a commune Xá Lượng, or a xã Lương; «Tân Xã» is a commune of that name, or a xã Tân.</summary>
    public static IReadOnlyList<PlaceName> Readings(string text)
    {
        text = text.Normalize(NormalizationForm.FormC);
        var readings = new List<PlaceName>(3) { Make("", Words(text)) };
        if (Of(text) is { Type.Length: > 0 } typed) readings.Add(typed);
        if (TypedBehind(text) is { } behind) readings.Add(behind);
        return readings;
    }

    /// <summary>«Chi Lăng (thị trấn)», «Chi Lăng (TT)», «Chi Lăng thị trấn».</summary>
    private static PlaceName? TypedBehind(string text)
    {
        var bracket = text.LastIndexOf('(');
        if (bracket > 0)
        {
            var inside = VietnameseText.Fold(Words(text[bracket..]));
            var (_, type) = Array.Find(Types, known => known.Word == inside);
            return type is null ? null : Make(type, Words(text[..bracket]));
        }

        var words = Words(text);
        var behind = Array.Find(WordsBehind, word => words.EndsWith(word, StringComparison.OrdinalIgnoreCase));
        return behind is null ? null : Make(VietnameseText.Fold(behind), words[..^behind.Length]);
    }

    /// <summary>An official name, which begins with its type.</summary>
    public static PlaceName Of(string text)
    {
        var words = Words(text.Normalize(NormalizationForm.FormC));
        var folded = VietnameseText.Fold(words);
        foreach (var (word, type) in Types)
        {
            if (!folded.StartsWith(word + " ", StringComparison.Ordinal)) continue;
            // Folding keeps the number of words, so the type takes as many off the unfolded text.
            var rest = words.Split(' ')[word.Split(' ').Length..];
            return Make(type, string.Join(' ', rest));
        }

        return Make("", words);
    }

    private static PlaceName Make(string type, string rest)
    {
        var folded = VietnameseText.Fold(rest);
        return new(type, ToneLast(rest), folded, folded.Replace("y", "i", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal));
    }

    /// <summary>Punctuation as spaces, numbers without leading zeros: «P.05» becomes «P 5».</summary>
    private static string Words(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var character in text) spaced.Append(char.IsLetterOrDigit(character) || character is '\'' or '’' or 'ʼ' ? character : ' ');
        var words = spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length > 1 && words[i].All(char.IsAsciiDigit) && words[i].TrimStart('0') is { Length: > 0 } number) words[i] = number;

        return string.Join(' ', words);
    }

    /// <summary>Lower case with all diacritics, the mark of the tone behind its syllable: «hoà» and «hòa» become alike, «hoa» stays apart.</summary>
    private static string ToneLast(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var word in text.ToLower(CultureInfo.InvariantCulture).Split(' '))
        {
            if (result.Length > 0) result.Append(' ');
            var tone = '\0';
            foreach (var character in word.Normalize(NormalizationForm.FormD))
            {
                if (IsTone(character)) tone = character;
                else result.Append(character);
            }

            if (tone != '\0') result.Append(tone);
        }

        return result.ToString();
    }

    // Grave, acute, tilde, hook above, dot below.
    private static bool IsTone(char character) => character is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
