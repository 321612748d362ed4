using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Payroll;

/// <summary>Which areas make a payroll in a month: data with dates, districts at first and communes later.</summary>
internal static class RunAreas
{
    /// <summary>Those within an area, itself included, by code.</summary>
    public static async Task<IReadOnlyList<Area>> BelowAsync(SocialPayContext db, Area area, PayPeriod period, CancellationToken cancellation)
    {
        if (await LevelAsync(db, period, cancellation) is not { } level) return [];
        var day = period.FirstDay;
        return await db.Areas.AsNoTracking()
            .Where(candidate => candidate.Level == level && candidate.Path.StartsWith(area.Path)
                && candidate.ValidFrom <= day && (candidate.ValidTo == null || candidate.ValidTo >= day))
            .OrderBy(candidate => candidate.Code)
            .ToListAsync(cancellation);
    }

    /// <summary>The one whose payroll holds the people of an area that makes none itself.</summary>
    public static async Task<Area?> AboveAsync(SocialPayContext db, Area area, PayPeriod period, CancellationToken cancellation) =>
        await LevelAsync(db, period, cancellation) is { } level
            ? await db.Areas.AsNoTracking().FirstOrDefaultAsync(
                candidate => candidate.Level == level && candidate.Id != area.Id && EF.Functions.Like(area.Path, candidate.Path + "%"), cancellation)
            : null;

    private static async Task<AreaLevel?> LevelAsync(SocialPayContext db, PayPeriod period, CancellationToken cancellation)
    {
        var schemes = await db.PayrollSchemes.AsNoTracking().ToListAsync(cancellation);
        return schemes.Find(scheme => scheme.Covers(period))?.RunLevel;
    }
}
