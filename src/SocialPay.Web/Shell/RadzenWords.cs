using System.Globalization;
using System.Resources;
using Radzen;

namespace SocialPay.Web.Shell;

/// <summary>Radzen's own words (paging, filters, calendar) in Vietnamese; in English it has its own.</summary>
internal sealed class RadzenWords : ILocalizer
{
    private static readonly ResourceManager Texts = new(typeof(RadzenWords));

    public string? Get(string key, CultureInfo culture) => Hosting.Languages.IsEnglish ? null : Texts.GetString(key, CultureInfo.InvariantCulture);
}
