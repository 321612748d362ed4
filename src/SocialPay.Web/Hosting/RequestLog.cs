using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Routing;

namespace SocialPay.Web.Hosting;

/// <summary>One line for each request: method, route, status, time. Never the query, a form or a person's data.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            // Files of the page are many and say nothing; the pages and commands are of interest.
            if (route is not null && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            {
                log.LogInformation(
                    "{Method} {Route} {Status} in {Milliseconds} ms by {UserId}",
                    context.Request.Method, route, context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                    context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-");
            }
        }
    }
}
