using System.Globalization;
using System.Text;

namespace SocialPay.Application.Spreadsheets;

/// <summary>What a cell's format makes of its number, as far as it changes what is read: a date, or zeros before the digits.</summary>
internal sealed class NumberFormat
{
    private const int FirstCustom = 164;

    // Built in and written nowhere: dates, times, and dates of East Asian editions.
    private static readonly (int From, int To)[] BuiltInDates = [(14, 22), (27, 36), (45, 47), (50, 58)];

    private readonly string? zeros;

    private NumberFormat(bool isDate, string? zeros) => (IsDate, this.zeros) = (isDate, zeros);

    public static NumberFormat General { get; } = new(isDate: false, zeros: null);

    private static NumberFormat Date { get; } = new(isDate: true, zeros: null);

    public bool IsDate { get; }

    /// <param name="code">The format's own code where the workbook has one.</param>
    public static NumberFormat Of(int id, string? code) =>
        code is null || id < FirstCustom ? Array.Exists(BuiltInDates, range => id >= range.From && id <= range.To) ? Date : General : Of(code);

    /// <summary>The digits of a whole number as the cell shows them: 1090000001 as 001090000001 in a cell of the format 000000000000.</summary>
    public string Pad(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (zeros is null || number < 0) return digits;
        var places = zeros.Count(character => character == '0');
        digits = digits.PadLeft(places, '0');
        var text = new StringBuilder(zeros.Length + digits.Length);
        // Digits beyond the places stand before the first of them.
        var (at, rest) = (0, digits.Length - places);
        foreach (var character in zeros)
        {
            if (character == '0')
            {
                text.Append(digits, at, rest + 1);
                (at, rest) = (at + rest + 1, 0);
            }
            else
            {
                // A digit that the format itself puts there.
                text.Append((char)(character - 'a' + '0'));
            }
        }

        return text.ToString();
    }

    // Of the first section only, which is the one for positive numbers. Digits in quotes are kept as letters: a for 0, b for 1 …
    private static NumberFormat Of(string code)
    {
        var shape = new StringBuilder();
        var (onlyZeros, date, open, zero) = (true, false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    var end = code.IndexOf('"', i + 1);
                    if (end < 0) end = code.Length;
                    foreach (var character in code.AsSpan(i + 1, end - i - 1)) Literal(character);
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    Literal(code[++i]);
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close < 0) close = code.Length;
                    // Hours, minutes and seconds that go on counting; anything else is a colour or a language.
                    date |= close > i + 1 && code.AsSpan(i + 1, close - i - 1).Trim("hmsHMS").IsEmpty;
                    i = close;
                    break;
                // Signs # stand for the digits that there are, as one place that fills nothing up; behind a 0 they are places like it.
                case '#' when !zero:
                    if (!open) shape.Append('0');
                    open = true;
                    break;
                case '0' or '#':
                    if (!open) shape.Append('0');
                    (open, zero) = (false, true);
                    break;
                case ' ' or '-' or '(' or ')':
                    break;
                case 'd' or 'm' or 'y' or 'h' or 's' or 'D' or 'M' or 'Y' or 'H' or 'S':
                    (date, onlyZeros) = (true, false);
                    break;
                default:
                    onlyZeros = false;
                    break;
            }
        }

        if (date) return Date;
        return onlyZeros && shape.ToString() is { Length: > 1 } text && text.Contains('0') ? new NumberFormat(isDate: false, text) : General;

        void Literal(char character)
        {
            if (char.IsAsciiDigit(character)) shape.Append((char)(character - '0' + 'a'));
            else if (!char.IsWhiteSpace(character) && character is not ('-' or '.')) onlyZeros = false;
        }
    }
}
