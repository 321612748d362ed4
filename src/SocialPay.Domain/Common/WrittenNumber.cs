using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialPay.Domain.Common;

/// <summary>
/// Whole numbers as people and programs write them. Marks between digits are never simply left out: «1.0» is one, and «450000.5» is no
/// whole number.
/// </summary>
public static partial class WrittenNumber
{
    /// <summary>Reads a count: <c>2</c>, <c>2.0</c> and <c>2,00</c>. Nothing is counted here by the thousand, so that <c>1.000</c> is one.</summary>
    public static bool TryCount(string text, out long count) => TryWhole(Count().Match(text), out count);

    /// <summary>Reads an amount: <c>405000</c>, <c>405.000</c>, <c>405,000 đ</c> and <c>405000.0</c>.</summary>
    public static bool TryAmount(string text, out long amount) => TryWhole(Amount().Match(text), out amount);

    private static bool TryWhole(Match match, out long value)
    {
        value = 0;
        return match.Success && long.TryParse(
            string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"^\s*(?<whole>[0-9]+)([.,]0+)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*(?<whole>[0-9]{1,3}(?<mark>[.,\s])[0-9]{3}(\k<mark>[0-9]{3})*|[0-9]+)([.,]0{1,2})?\s*(đ|₫|đồng|VND|VNĐ)?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();
}
