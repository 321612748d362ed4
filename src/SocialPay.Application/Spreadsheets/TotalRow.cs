using System.Text.RegularExpressions;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>Rows that sum up a list: «Tổng cộng: 19 người», «Cộng xã Hợp Thành», «TONG SO».</summary>
internal static partial class TotalRow
{
    public static bool IsLabel(string text) => text.Length > 0 && Label().IsMatch(VietnameseText.Clean(text));

    // With their marks the words begin no name; without, «Cong Thi Nghia» and «Tong Van A» do.
    [GeneratedRegex(@"^((tổng|tong)\s?(cộng|cong|số|so)\b|(tổng|cộng)\b|(tong|cong)\s*([:\d]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
