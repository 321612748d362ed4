using System.Globalization;

namespace SocialPay.Application.Resources;

/// <summary>The cultures of texts for people; files for machines are invariant.</summary>
public static class Cultures
{
    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");
}
