using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Shell.Components;

/// <summary>Amounts as officers type them.</summary>
public static class TypedMoney
{
    /// <summary>«1.234.567 ₫», «1234567» or «1 234 567 đ» in đồng; null where it is no whole amount of đồng.</summary>
    public static Vnd? Parse(string? text)
    {
        var typed = (text ?? "").Trim().TrimEnd('₫', 'đ', 'Đ').TrimEnd();
        var groups = typed.Split('.', ' ', '\u00a0');
        // «1.5» is no amount: what stands between points are thousands.
        if (groups.Skip(1).Any(group => group.Length != 3) || (groups.Length > 1 && groups[0].Length is 0 or > 3)) return null;
        return long.TryParse(string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture, out var dong) ? new Vnd(dong) : null;
    }
}
