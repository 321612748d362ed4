using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>Sets the target of an area from a month on.</summary>
public sealed class SetCoverageTarget(IDbContextFactory<SocialPayContext> contexts)
{
    /// <param name="percent">0 to 100.</param>
    public async Task<Result> ExecuteAsync(Actor actor, string areaCode, PayPeriod from, int percent, CancellationToken cancellation)
    {
        if (percent is < 0 or > 100) return CoverageErrors.PercentOutOfRange;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var area = await db.AreaForAsync(officer.Value, Permission.SetCoverageTarget, areaCode, from.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into coverage_targets (area_id, from_period, percent) values ({area.Value.Id}, {from.FirstDay}, {percent})
            on conflict (area_id, from_period) do update set percent = excluded.percent
            """, cancellation);
        return Result.Done;
    }
}
