using Microsoft.EntityFrameworkCore;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>The officers with their roles, by user name.</summary>
public sealed class UserList(Door door)
{
    public Task<Result<IReadOnlyList<UserView>>> ExecuteAsync(Actor actor, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<UserView>>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ViewUsers) is { } refusal) return refusal;
        var paths = work.Officer.PathsWith(Permission.ViewUsers);
        var users = await work.Db.Users.AsNoTracking()
            .OrderBy(user => user.UserName)
            .Select(user => new UserView(
                user.UserName!, user.FullName, user.Disabled,
                user.Roles.OrderBy(role => role.Id)
                    .Select(role => new HeldRole(role.Role, role.AreaId, role.Area!.Path, role.Area.Code, role.Area.FullName, role.Area.Level)).ToList()))
            .ToListAsync(cancellation);
        return users.Where(user => user.Roles.Any(role => paths.Any(path => AreaPath.Contains(path, role.AreaPath)))).ToList();
    }, cancellation);
}

/// <summary>An officer in the list.</summary>
public sealed record UserView(string UserName, string FullName, bool Disabled, IReadOnlyList<HeldRole> Roles);
