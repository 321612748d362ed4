using System.Buffers;
using System.Globalization;

namespace SocialPay.Application.Spreadsheets;

/// <summary>What stands in a cell, as one text whatever its type: a file's text cell and number cell of the same digits read alike.</summary>
internal static class CellText
{
    // Zero-width marks that come along when text is copied from web pages.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF");

    private const double LargestExact = 1e15;

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Of(text),
        double number => Of(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static string Of(string text)
    {
        if (text.AsSpan().ContainsAny(Invisible)) text = string.Concat(text.Where(character => !Invisible.Contains(character)));
        return text.Trim();
    }

    // Beyond 15 digits a number cell has lost the rest: shown as it is stored, so that a rule refuses it.
    private static string Of(double number) =>
        Math.Abs(number) < LargestExact && number == Math.Floor(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
