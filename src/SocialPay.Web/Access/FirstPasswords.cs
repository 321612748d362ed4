using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Access;

/// <summary>Who signed in with the password that was given out sees nothing before she has chosen her own: others may have read that one.</summary>
internal static class FirstPasswords
{
    public static void UseFirstPasswords(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.User.HasClaim(claim => claim.Type == OfficerClaims.FirstPassword) || IsOpen(context.GetEndpoint())) return next(context);
        context.Response.Redirect(Links.ChangePassword);
        return Task.CompletedTask;
    });

    // Whatever nobody need sign in for, the change itself and the way out.
    private static bool IsOpen(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || (endpoint as RouteEndpoint)?.RoutePattern.RawText is Links.ChangePassword or Links.SignOut;
}
