using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Web.Hosting;
using SocialPay.Web.Shell;

namespace SocialPay.Web.Access;

/// <summary>Accounts, the cookie and who may come in at all.</summary>
internal static class AccessSetup
{
    /// <summary>Limits tries from one address over all accounts, against one password tried on many.</summary>
    public const string TriesPerAddress = "tries-per-address";

    // Several offices share one address; a machine that guesses is faster than all their officers. One account is watched by PasswordTries.
    private const int DefaultTriesPerMinute = 60;

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PasswordTries>();
        services.AddSingleton<SessionCheck>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddCascadingAuthenticationState();

        services.AddIdentityCore<SocialPayUser>(options =>
            {
                // PasswordRules says the rest.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 1,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<SocialPayContext>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<OfficerClaims>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "socialpay";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.LoginPath = Links.SignIn;
            cookie.AccessDeniedPath = Links.NotFound;
            cookie.ReturnUrlParameter = Links.ReturnParameter;
            cookie.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        });
        // What does not say otherwise is for signed-in officers only.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        var triesPerMinute = builder.Configuration.GetValue("SignIn:TriesPerMinute", DefaultTriesPerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(TriesPerAddress, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.CallerKey(),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = triesPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("pages"));
        });
    }

    /// <summary>Sign-out is a posted form; it ends every session of the account.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.SignOut, async (
            HttpContext context, [FromServices] UserManager<SocialPayUser> users, [FromServices] SignInManager<SocialPayUser> signIn, [FromForm(Name = "from")] string? from) =>
        {
            _ = from; // A bound form field makes the framework ask for the antiforgery token.
            if (await users.GetUserAsync(context.User) is { } user) await users.UpdateSecurityStampAsync(user);
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect(Links.SignIn);
        });
}
