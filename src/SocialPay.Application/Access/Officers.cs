using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>Looks up who acts, with the roles held at this moment.</summary>
public static class Officers
{
    /// <summary>The officer behind the actor; <see cref="AccessErrors.UnknownOfficer"/> when unknown or disabled.</summary>
    public static async Task<Result<Officer>> OfficerAsync(this SocialPayContext db, Actor actor, CancellationToken cancellation)
    {
        if (actor.IsConsole) return await ConsoleOfficerAsync(db, cancellation);
        var name = actor.UserName.ToUpperInvariant();
        var user = await db.Users.AsNoTracking()
            .Where(candidate => candidate.NormalizedUserName == name && !candidate.Disabled)
            .Select(candidate => new
            {
                candidate.Id,
                candidate.UserName,
                candidate.FullName,
                Roles = candidate.Roles
                    .OrderBy(role => role.Id)
                    .Select(role => new HeldRole(role.Role, role.AreaId, role.Area!.Path, role.Area.Code, role.Area.FullName, role.Area.Level))
                    .ToList(),
            })
            .FirstOrDefaultAsync(cancellation);
        return user is null ? AccessErrors.UnknownOfficer : new Officer(user.Id, user.UserName!, user.FullName, user.Roles) { Log = LogOf(db) };
    }

    /// <summary>An area of this code that exists on the day and lies in the officer's reach, with the permission checked.</summary>
    public static async Task<Result<Area>> AreaForAsync(
        this SocialPayContext db, Officer officer, Permission permission, string code, DateOnly day, CancellationToken cancellation, [CallerFilePath] string useCase = "")
    {
        // A code may stand for a province and for a district; codes of different levels differ in length.
        var area = await db.Areas.AsNoTracking()
            .FirstOrDefaultAsync(candidate => candidate.Code == code && candidate.ValidFrom <= day && (candidate.ValidTo == null || candidate.ValidTo >= day), cancellation);
        return officer.Refusal(permission, area?.Path, code, useCase) is { } refusal ? refusal : area!;
    }

    private static ILogger LogOf(SocialPayContext db) => db.GetService<ILoggerFactory>().CreateLogger("SocialPay.Access");

    private static async Task<Officer> ConsoleOfficerAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var provinces = await db.Areas.AsNoTracking().Where(area => area.Level == AreaLevel.Province)
            .Select(area => new HeldRole(OfficerRole.Auditor, area.Id, area.Path, area.Code, area.FullName, area.Level))
            .ToListAsync(cancellation);
        return new Officer(0, Actor.Console.UserName, Actor.Console.UserName, provinces) { Log = LogOf(db) };
    }
}
