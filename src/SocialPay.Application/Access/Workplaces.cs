using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Access;

/// <summary>An area that an officer may choose to work on.</summary>
public sealed record AreaChoice(long Id, string Code, AreaLevel Level, string Name, string FullName, string FoldedName, string Path, long? ParentId);

/// <summary>Where an officer works at the moment: who she is, the area and month chosen, and what else she could choose.</summary>
/// <param name="Areas">The areas of the month in the officer's reach, each after the one that contains it, in the order of codes.</param>
/// <param name="FirstMonth">The first month in which her areas exist.</param>
/// <param name="LastMonth">The last one; null while they do.</param>
public sealed record Workplace(
    Actor Actor, Officer Officer, AreaChoice Area, PayPeriod Month, IReadOnlyList<AreaChoice> Areas, PayPeriod FirstMonth, PayPeriod? LastMonth)
{
    public bool May(Permission permission) => Officer.May(permission, Area.Path);

    /// <summary>The areas from the widest in reach down to the chosen one.</summary>
    public IEnumerable<AreaChoice> Trail => Areas.Where(area => AreaPath.Contains(area.Path, Area.Path));
}

/// <summary>Finds the area and month an officer works on, from what she asked for or, where she asked for nothing, from what there is to do.</summary>
public sealed class Workplaces(Door door)
{
    /// <param name="areaCode">The code of an area in the month; null: the first one in reach.</param>
    /// <param name="month">Null: the month of the latest payroll in reach. Kept within the months in which the officer's areas exist.</param>
    public Task<Result<Workplace>> OpenAsync(Actor actor, string? areaCode, PayPeriod? month, CancellationToken cancellation) => door.AskAsync<Workplace>(actor, async work =>
    {
        var (db, officer) = (work.Db, work.Officer);
        var heldIds = officer.Roles.Select(role => role.AreaId).ToList();
        var held = await db.Areas.AsNoTracking().Where(area => heldIds.Contains(area.Id)).ToListAsync(cancellation);
        if (held.Count == 0) return AccessErrors.NoRole;

        var first = PayPeriod.Of(held.Min(area => area.ValidFrom));
        PayPeriod? last = held.Any(area => area.ValidTo is null) ? null : PayPeriod.Of(held.Max(area => area.ValidTo!.Value));
        var wanted = month ?? await MonthOfWorkAsync(work, held, cancellation);
        var chosen = wanted < first ? first : last is { } end && wanted > end ? end : wanted;

        var areas = await AreasOfAsync(db, held, chosen.LastDay, cancellation);
        // Two areas of one code are of different levels and differ in its length, so within a month a code names one area.
        var area = areaCode is null ? areas.FirstOrDefault() : areas.FirstOrDefault(choice => choice.Code == areaCode);
        return area is null ? officer.Refusal(Permission.ViewRegister, null, areaCode)! : new Workplace(actor, officer, area, chosen, areas, first, last);
    }, cancellation);

    private static async Task<List<AreaChoice>> AreasOfAsync(SocialPayContext db, List<Area> held, DateOnly day, CancellationToken cancellation)
    {
        List<Area> areas = [];
        foreach (var path in Widest(held))
        {
            areas.AddRange(await db.Areas.AsNoTracking()
                .Where(area => area.Path.StartsWith(path) && area.ValidFrom <= day && (area.ValidTo == null || area.ValidTo >= day))
                .ToListAsync(cancellation));
        }

        var children = areas.ToLookup(area => area.ParentId);
        var ids = areas.Select(area => area.Id).ToHashSet();
        return [.. areas.Where(area => area.ParentId is null || !ids.Contains(area.ParentId.Value)).OrderBy(area => area.Code, StringComparer.Ordinal).SelectMany(WithThoseBelow)];

        IEnumerable<AreaChoice> WithThoseBelow(Area area) =>
            children[area.Id].OrderBy(child => child.Code, StringComparer.Ordinal).SelectMany(WithThoseBelow)
                .Prepend(new AreaChoice(area.Id, area.Code, area.Level, area.Name, area.FullName, area.FoldedName, area.Path, area.ParentId));
    }

    // Areas held within another one held add nothing.
    private static IEnumerable<string> Widest(List<Area> held) =>
        held.Select(area => area.Path)
            .Where(path => !held.Any(other => other.Path.Length < path.Length && AreaPath.Contains(other.Path, path)));

    private static async Task<PayPeriod> MonthOfWorkAsync(Work work, List<Area> held, CancellationToken cancellation)
    {
        PayPeriod? latest = null;
        foreach (var path in Widest(held))
        {
            // A run stands at an area in reach, or for a commune at the district above it.
            var month = await work.Db.PayrollRuns
                .Where(run => run.Area!.Path.StartsWith(path) || EF.Functions.Like(path, run.Area.Path + "%"))
                .MaxAsync(run => (PayPeriod?)run.Period, cancellation);
            month ??= (await work.Db.Entitlements
                .Where(entitlement => work.Db.Beneficiaries.Any(person => person.Id == entitlement.BeneficiaryId && person.Area!.Path.StartsWith(path)))
                .MaxAsync(entitlement => entitlement.PaidThrough, cancellation))?.Next;
            if (month is { } known && (latest is null || known > latest)) latest = known;
        }

        return latest ?? PayPeriod.Of(work.Today);
    }
}
