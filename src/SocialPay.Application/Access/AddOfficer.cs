using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Audit;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>An account that was just made; the password is shown once and to be changed at the first sign-in.</summary>
public sealed record NewOfficer(string UserName, string Password);

/// <summary>Gives somebody an account with a role at an area. The first administrator of a new system is made from the console.</summary>
public sealed class AddOfficer(Door door)
{
    public Task<Result<NewOfficer>> ExecuteAsync(
        Actor actor, string userName, string fullName, OfficerRole role, string areaCode, CancellationToken cancellation) => door.DoAsync<NewOfficer>(actor, new Command("users add", new { userName, fullName, role, areaCode }), async work =>
    {
        var first = actor.IsConsole && role == OfficerRole.Administrator && !await work.Db.Users.AnyAsync(cancellation);
        var area = await work.Db.AreaForAsync(work.Officer, first ? Permission.ViewUsers : Permission.ManageUsers, areaCode, work.Today, cancellation);
        if (area.Error is { } refusal) return refusal;
        userName = VietnameseText.Clean(userName);
        var normalized = userName.ToUpperInvariant();
        if (await work.Db.Users.AnyAsync(user => user.NormalizedUserName == normalized, cancellation)) return AccessErrors.UserNameTaken(userName);

        var user = new SocialPayUser
        {
            UserName = userName,
            NormalizedUserName = normalized,
            FullName = VietnameseText.Clean(fullName),
            LockoutEnabled = true,
            Roles = [new RoleAssignment { Role = role, AreaId = area.Value.Id }],
        };
        var password = FirstPassword.Give(user);
        work.Db.Users.Add(user);
        await work.Db.SaveChangesAsync(cancellation);
        work.IsAbout(SubjectKind.Officer, user.Id, area.Value.Path);
        return new NewOfficer(userName, password);
    }, null, cancellation);
}
