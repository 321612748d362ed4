using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>An account that was just made; the password is shown once and to be changed at the first sign-in.</summary>
public sealed record NewOfficer(string UserName, string Password);

/// <summary>Gives somebody an account with a role at an area. The first administrator of a new system is made from the console.</summary>
public sealed class AddOfficer(IDbContextFactory<SocialPayContext> contexts, OfficeClock clock)
{
    public async Task<Result<NewOfficer>> ExecuteAsync(
        Actor actor, string userName, string fullName, OfficerRole role, string areaCode, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officer = found.Value;
        var first = ReferenceEquals(actor, Actor.Console) && role == OfficerRole.Administrator && !await db.Users.AnyAsync(cancellation);
        var area = await db.AreaForAsync(officer, first ? Permission.ViewUsers : Permission.ManageUsers, areaCode, clock.Today(), cancellation);
        if (area.Error is { } refusal) return refusal;
        userName = VietnameseText.Clean(userName);
        var normalized = userName.ToUpperInvariant();
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == normalized, cancellation)) return AccessErrors.UserNameTaken(userName);

        var user = new SocialPayUser
        {
            UserName = userName,
            NormalizedUserName = normalized,
            FullName = VietnameseText.Clean(fullName),
            LockoutEnabled = true,
            Roles = [new RoleAssignment { Role = role, AreaId = area.Value.Id }],
        };
        var password = FirstPassword.Give(user);
        db.Users.Add(user);
        await db.SaveChangesAsync(cancellation);
        return new NewOfficer(userName, password);
    }
}
