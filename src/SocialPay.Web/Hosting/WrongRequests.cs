using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;
using SocialPay.Application.Data;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Hosting;

/// <summary>A request that cannot be answered gets its status, a plain page and one line in the log: nothing of it is a fault of the program.</summary>
internal static class WrongRequests
{
    public static void UseWrongRequests(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Links.WrongRequestFormat, createScopeForStatusCodePages: true);
        app.Use(AnswerAsync);
    }

    /// <summary>A form without this site's token, or one that could not be read, goes no further. After the check of the token, which reads the form.</summary>
    public static void UseFormCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.ShowsProblem() || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false, Error: var error }) return next(context);
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is BadHttpRequestException unread) return context.RefuseAsync(unread.StatusCode, "unreadable form");
        return context.RefuseAsync(StatusCodes.Status400BadRequest, "missing or foreign token");
    });

    /// <summary>Refuses the request with a line in the log; the page of the status is shown.</summary>
    public static Task RefuseAsync(this HttpContext context, int status, string reason)
    {
        Log(context).LogWarning("{Method} {Route} answered {Status}: {Reason}", context.Request.Method, Route(context), status, reason);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Whether a page is being made that only says why there is no other.</summary>
    public static bool ShowsProblem(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            // The page about a refused form is only looked at, whatever was sent.
            context.Request.Method = HttpMethods.Get;
            try
            {
                await next(context);
            }
            finally
            {
                // The log of requests names what was asked for.
                context.Request.Method = method;
                context.SetEndpoint(refused.Endpoint);
            }

            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await context.RefuseAsync(wrong.StatusCode, "unreadable request");
        }
        catch (Exception lost) when (!context.Response.HasStarted && DatabaseLoss.Is(lost))
        {
            Log(context).LogError("{Method} {Route} answered 503, the database cannot be reached: {Reason}", method, Route(context), lost.GetBaseException().Message);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WrongRequests));

    // As it was declared, without what the caller filled in.
    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
}
