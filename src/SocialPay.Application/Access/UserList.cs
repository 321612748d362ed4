using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>The officers with their roles, by user name.</summary>
public sealed class UserList(IDbContextFactory<SocialPayContext> contexts)
{
    public async Task<Result<IReadOnlyList<UserView>>> ExecuteAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        if (officer.Value.RefusalWithout(Permission.ViewUsers) is { } refusal) return refusal;
        var paths = officer.Value.PathsWith(Permission.ViewUsers);
        var users = await db.Users.AsNoTracking()
            .OrderBy(user => user.UserName)
            .Select(user => new UserView(
                user.UserName!, user.FullName, user.Disabled,
                user.Roles.OrderBy(role => role.Id)
                    .Select(role => new HeldRole(role.Role, role.AreaId, role.Area!.Path, role.Area.Code, role.Area.FullName, role.Area.Level)).ToList()))
            .ToListAsync(cancellation);
        return users.Where(user => user.Roles.Any(role => paths.Any(path => AreaPath.Contains(path, role.AreaPath)))).ToList();
    }
}

/// <summary>An officer in the list.</summary>
public sealed record UserView(string UserName, string FullName, bool Disabled, IReadOnlyList<HeldRole> Roles);
