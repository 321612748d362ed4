using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>
/// Looks once more, before a run is frozen, whether another area's run grants the same person the same month: two that were computed side by side,
/// while she moved, could not know of each other.
/// </summary>
internal static class GrantedElsewhere
{
    public static async Task<Error?> CheckAsync(SocialPayContext db, PayrollRun run, CancellationToken cancellation)
    {
        // What the run saw it has counted; of what came later only the month's own lines can be twice, for adjustments count what was granted.
        var found = await db.Database.SqlQuery<Twice>(
            $"""
            select area.full_name as "AreaName", count(distinct mine.beneficiary_id)::int as "People"
            from payroll_lines mine
            join payroll_lines theirs on theirs.beneficiary_id = mine.beneficiary_id and theirs.component = mine.component and theirs.payee = mine.payee
                and theirs.for_period = mine.for_period and theirs.kind = {nameof(PayrollLineKind.Current)}
            join payroll_runs other on other.id = theirs.run_id and other.id <> mine.run_id and other.area_id <> {run.AreaId}
                and other.programme = {run.Programme.ToString()} and other.state <> {nameof(PayrollRunState.Cancelled)}
            join areas area on area.id = other.area_id
            where mine.run_id = {run.Id} and mine.kind = {nameof(PayrollLineKind.Current)}
              and (select max(step.id) from payroll_run_steps step where step.run_id = other.id and step.action = {nameof(RunAction.Compute)})
                > (select seen_step_id from payroll_reckonings reckoning where reckoning.run_id = mine.run_id)
            group by area.full_name order by area.full_name
            """).ToListAsync(cancellation);
        return found.Count == 0 ? null : PayrollErrors.GrantedElsewhere(found.Sum(area => area.People), string.Join(", ", found.Select(area => area.AreaName)));
    }

    private sealed record Twice(string AreaName, int People);
}
