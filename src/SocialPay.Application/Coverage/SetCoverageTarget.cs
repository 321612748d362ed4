using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>Sets the target of an area from a month on.</summary>
public sealed class SetCoverageTarget(Door door)
{
    /// <param name="percent">0 to 100.</param>
    public async Task<Result> ExecuteAsync(Actor actor, string areaCode, PayPeriod from, int percent, CancellationToken cancellation)
    {
        if (percent is < 0 or > 100) return CoverageErrors.PercentOutOfRange;
        return await door.DoAsync(actor, new Command("coverage target", new { areaCode, from, percent }), async work =>
        {
            var area = await work.Db.AreaForAsync(work.Officer, Permission.SetCoverageTarget, areaCode, from.FirstDay, cancellation);
            if (area.Error is { } refusal) return refusal;
            await work.Db.Database.ExecuteSqlAsync(
                $"""
                insert into coverage_targets (area_id, from_period, percent) values ({area.Value.Id}, {from.FirstDay}, {percent})
                on conflict (area_id, from_period) do update set percent = excluded.percent
                """, cancellation);
            work.IsAbout(SubjectKind.Area, areaCode, area.Value.Path);
            work.Tell("from", from.ToString());
            work.Tell("percent", percent);
            return Result.Done;
        }, cancellation);
    }
}
