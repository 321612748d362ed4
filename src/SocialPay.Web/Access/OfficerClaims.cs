using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialPay.Application.Access;
using SocialPay.Application.Data;

namespace SocialPay.Web.Access;

/// <summary>What a session remembers of its sign-in: the roles held then, and whether the password is still the one that was given out.</summary>
internal sealed class OfficerClaims(UserManager<SocialPayUser> users, IOptions<IdentityOptions> options, IDbContextFactory<SocialPayContext> contexts)
    : UserClaimsPrincipalFactory<SocialPayUser>(users, options)
{
    /// <summary>A role at an area; one claim for each.</summary>
    public const string RoleAtArea = "socialpay:role";

    /// <summary>There while the first password has not been changed.</summary>
    public const string FirstPassword = "socialpay:first-password";

    public static string Of(OfficerRole role, long areaId) => string.Create(CultureInfo.InvariantCulture, $"{role}@{areaId}");

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(SocialPayUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await contexts.CreateDbContextAsync();
        var roles = await db.RoleAssignments.Where(role => role.UserId == user.Id).Select(role => new { role.Role, role.AreaId }).ToListAsync();
        identity.AddClaims(roles.Select(role => new Claim(RoleAtArea, Of(role.Role, role.AreaId))));
        if (user.MustChangePassword) identity.AddClaim(new Claim(FirstPassword, "1"));
        return identity;
    }
}
