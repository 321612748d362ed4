using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace SocialPay.Web.Shell.Components;

/// <summary>The component library, calm: white, one accent, no ripple, letters as on the rest of the page.</summary>
internal static class LibrarySetup
{
    private static readonly string[] Letters = ["Be Vietnam Pro", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5d73",
            Secondary = "#0b5d73",
            Tertiary = "#2a5b9b",
            Info = "#2a5b9b",
            Success = "#17693a",
            Warning = "#8a5300",
            Error = "#b0261c",
            Dark = "#1b2327",
            TextPrimary = "#1b2327",
            TextSecondary = "#536069",
            ActionDefault = "#536069",
            Background = "#ffffff",
            Surface = "#ffffff",
            LinesDefault = "#dbe1e5",
            LinesInputs = "#8a979f",
            TableLines = "#dbe1e5",
            Divider = "#dbe1e5",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = "0.875rem", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Letters, FontSize = "0.875rem", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Letters, FontSize = "0.875rem", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = Letters, FontSize = "1rem", FontWeight = "600", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Letters, FontSize = "0.875rem", FontWeight = "600", LetterSpacing = "0", TextTransform = "none" },
        },
    };

    public static void AddComponentLibrary(this IServiceCollection services)
    {
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            options.SnackbarConfiguration.ShowCloseIcon = true;
            options.SnackbarConfiguration.VisibleStateDuration = 5_000;
            options.SnackbarConfiguration.ShowTransitionDuration = 100;
            options.SnackbarConfiguration.HideTransitionDuration = 100;
        });
        services.AddTransient<MudLocalizer, LibraryWords>();
        services.AddScoped<Questions>();
        services.AddScoped<Toast>();
        services.AddScoped<SearchMemory>();
    }
}

/// <summary>The library's own texts in Vietnamese; in English it has its own.</summary>
internal sealed class LibraryWords : MudLocalizer
{
    private static readonly ResourceManager Texts = new(typeof(LibraryWords));

    public override LocalizedString this[string key]
    {
        get
        {
            var text = Hosting.Languages.IsEnglish ? null : Texts.GetString(key, CultureInfo.InvariantCulture);
            return new LocalizedString(key, text ?? key, resourceNotFound: text is null);
        }
    }
}
