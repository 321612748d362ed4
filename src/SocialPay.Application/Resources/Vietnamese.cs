using System.Globalization;

namespace SocialPay.Application.Resources;

/// <summary>The culture of the officers: of what is written for them into files, whoever asks.</summary>
public static class Vietnamese
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("vi-VN");
}
