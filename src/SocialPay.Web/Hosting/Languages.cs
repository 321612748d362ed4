using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SocialPay.Web.Hosting;

/// <summary>Vietnamese, or English by the reader's own choice. Dates, numbers and money are Vietnamese in both.</summary>
internal static class Languages
{
    public const string ChoicePath = "/ngon-ngu";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsEnglish => string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal);

    /// <summary>The language of the page's texts, for the lang attribute.</summary>
    public static string Code => IsEnglish ? "en" : "vi";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Vietnamese, Vietnamese);
            options.SupportedCultures = [Vietnamese];
            options.SupportedUICultures = [Vietnamese, English];
            // Not the browser's language: many office computers are set to English, their users are not.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }

    /// <summary>Keeps the choice in a cookie and goes back to where the reader was.</summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ChoicePath, (string? lang, string? back, HttpContext context) =>
        {
            var choice = string.Equals(lang, "en", StringComparison.Ordinal) ? English : Vietnamese;
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Vietnamese, choice)),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
            return TypedResults.LocalRedirect(LocalPath.OrHome(back));
        }).AllowAnonymous();
}
