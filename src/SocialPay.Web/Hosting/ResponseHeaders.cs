using Microsoft.AspNetCore.StaticAssets;

namespace SocialPay.Web.Hosting;

/// <summary>What the browser is told with every answer: take nothing from elsewhere, be framed by nobody, guess no types, keep no page.</summary>
internal static class ResponseHeaders
{
    // The component library sets style attributes (popups, its theme), so inline style is allowed; inline script is not.
    // Browsers count a web socket to the same host as 'self'.
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // Pages and downloads are about people; only the site's own files may lie in a cache, and say so themselves.
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            context.Response.OnStarting(() =>
            {
                headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
