using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.WebEncoders;
using Serilog;
using Serilog.Events;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.LocalDatabase;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Hosting;

/// <summary>The parts of the host that belong to no feature.</summary>
internal static class HostSetup
{
    /// <summary>To the console, as the configuration section «Serilog» says. Framework chatter is left out: it would carry addresses with queries.</summary>
    public static void AddLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A failed command is thrown as well; here it would only add its SQL.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(
                outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}",
                formatProvider: System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>One line for each request: method, route, status, time, officer. Never the query, a form or a person's data; files of the page say nothing.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{Method} {Route} {Status} in {Milliseconds} ms by {UserId}";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("Method", new ScalarValue(context.Request.Method)),
            new("Route", new ScalarValue(RouteOf(context) ?? "-")),
            new("Status", new ScalarValue(status)),
            new("Milliseconds", new ScalarValue((long)elapsed)),
            new("UserId", new ScalarValue(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-")),
        ];
        options.GetLevel = (context, _, failure) =>
            RouteOf(context) is null || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? LogEventLevel.Verbose
            : failure is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : LogEventLevel.Information;
    });

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Run from the build folder (./run), the files of packages are found through a list; a published folder has none and needs none.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddLanguages();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddComponentLibrary();
        services.AddHostedService<UploadCleaner>();
        services.AddHostedService<AuditCompletion>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        // Vietnamese letters as they are, not as numbers: half the size on a slow line.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // In the database, so that a restart or another node reads what this one wrote.
        services.AddDataProtection().SetApplicationName("SocialPay").PersistKeysToDbContext<SocialPayContext>();
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
