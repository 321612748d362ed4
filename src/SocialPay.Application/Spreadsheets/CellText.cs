using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>What stands in a cell, as one text whatever its type: a file's text cell and number cell of the same digits read alike.</summary>
internal static class CellText
{
    /// <summary>Stands for the result of a formula that no program has worked out.</summary>
    public const string NotWorkedOut = "#?";

    // Zero-width marks that come along when text is copied from web pages.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF");

    // What spreadsheet programs show instead of a value; copied as values, and in text files, it is text.
    private static readonly FrozenSet<string> Errors = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#ERROR!", "#GETTING_DATA");

    private const double LargestExact = 1e15;

    public static string Of(DateTime day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Of(string text)
    {
        if (text.AsSpan().ContainsAny(Invisible)) text = string.Concat(text.Where(character => !Invisible.Contains(character)));
        return text.Trim();
    }

    // Beyond 15 digits a number cell has lost the rest: shown as it is stored, so that a rule refuses it. Below, 15 digits are what the
    // cell means: 270000.00000000006 is what adding tenths has left.
    public static string Of(double number, NumberFormat format)
    {
        if (Math.Abs(number) >= LargestExact) return number.ToString("R", CultureInfo.InvariantCulture);
        var meant = double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (meant == Math.Floor(meant)) return format.Pad((long)meant);
        var text = meant.ToString("R", CultureInfo.InvariantCulture);
        // Three decimals would read as thousands: 450.125 is no 450,125.
        return text.Length > 4 && text[^4] == '.' ? text + "0" : text;
    }

    /// <summary>What is wrong with a text as the content of any cell.</summary>
    public static Error? Fault(string text)
    {
        if (text.Length > 0 && text[0] == '#' && (Errors.Contains(text) || IsTooNarrow(text))) return SpreadsheetErrors.CellError(text);
        foreach (var character in text)
            if (character == '\0' || char.IsSurrogate(character)) return IsWellFormed(text) ? null : SpreadsheetErrors.BadCharacter;

        return null;
    }

    /// <summary>What a text file has of a cell that was too narrow to show its number.</summary>
    private static bool IsTooNarrow(string text) => text.Length > 1 && !text.AsSpan().ContainsAnyExcept('#');

    private static bool IsWellFormed(string text)
    {
        if (text.Contains('\0')) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
