using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialPay.Application.Data;
using SocialPay.Web.Hosting;

namespace SocialPay.Web.Access;

/// <summary>
/// Whether a signed-in session still counts: the account is not disabled, holds every role it had at sign-in, and its security stamp is
/// the one of the cookie. The stamp changes with sign-out and with the password, so that a copied cookie dies with them.
/// </summary>
public sealed class SessionCheck(IDbContextFactory<SocialPayContext> contexts, IOptions<IdentityOptions> identity)
{
    public async Task<bool> HoldsAsync(ClaimsPrincipal? principal, CancellationToken cancellation)
    {
        if (principal is null || !long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)) return false;
        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var held = await db.Users.AsSingleQuery().Where(user => user.Id == id && !user.Disabled && user.SecurityStamp == stamp)
            .Select(user => new { Roles = user.Roles.Select(role => new { role.Role, role.AreaId }).ToList() })
            .FirstOrDefaultAsync(cancellation);
        // A role that came besides ends nothing; the pages look it up themselves.
        return held is not null && principal.FindAll(OfficerClaims.RoleAtArea).All(claim => held.Roles.Any(role => OfficerClaims.Of(role.Role, role.AreaId) == claim.Value));
    }

    /// <summary>Asked with every request that carries the cookie, except for files.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        // Such a page shows nobody's data, and has to come when the database doesn't answer.
        if (context.HttpContext.ShowsProblem()) return;
        var check = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
        if (await check.HoldsAsync(context.Principal, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}

/// <summary>Asks the same of an open page, every half minute: a page whose session ended closes itself.</summary>
internal sealed class SessionWatch(ILoggerFactory loggers, SessionCheck check) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await check.HoldsAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception lost) when (DatabaseLoss.Is(lost))
        {
            // The page stays until there is an answer; meanwhile no use case does anything for it either.
            return true;
        }
    }
}
