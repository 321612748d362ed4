using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SocialPay.Web.Shell.Components;

/// <summary>What the charts drawn here share: their width and how they write.</summary>
internal static class ChartFrame
{
    /// <summary>In the drawing's own units.</summary>
    public const int Width = 384;

    public static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Words at a place. Razor takes <c>text</c> for its own, so it is built by hand.</summary>
    public static RenderFragment Text(object x, object y, string anchor, string words) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", x);
        builder.AddAttribute(2, "y", y);
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddContent(4, words);
        builder.CloseElement();
    };
}
