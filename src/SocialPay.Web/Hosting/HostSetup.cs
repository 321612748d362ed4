using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Radzen;
using Serilog;
using SocialPay.LocalDatabase;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Hosting;

/// <summary>The parts of the host that belong to no feature.</summary>
internal static class HostSetup
{
    /// <summary>To the console, as the configuration section «Serilog» says. Framework chatter is left out: it would carry addresses with queries.</summary>
    public static void AddLog(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
            // A failed command is thrown as well; here it would only add its SQL.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", Serilog.Events.LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", Serilog.Events.LogEventLevel.Information)
            .MinimumLevel.Override("System", Serilog.Events.LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(
                outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}",
                formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Run from the build folder (./run), the files of packages are found through a list; a published folder has none and needs none.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddLanguages();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddScoped<ILocalizer, RadzenWords>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        // Vietnamese letters as they are, not as numbers: half the size on a slow line.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("SocialPay");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DatabaseKeyRingOptions>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "socialpay-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

    /// <summary>From the configuration or, for the demo and in development, the private database of this clone.</summary>
    public static async Task<string> ConnectionStringAsync(this WebApplicationBuilder builder, bool demo)
    {
        if (builder.Configuration.GetConnectionString("SocialPay") is { Length: > 0 } configured) return configured;
        return builder.Environment.IsProduction() && !demo
            ? throw new InvalidOperationException($"Set {ConnectionStringFinder.Variable} to the connection string of the database.")
            : await ConnectionStringFinder.FindAsync(CancellationToken.None);
    }
}
