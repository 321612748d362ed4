using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>Reads what runs granted to people for some months; what was carried over was granted once, by the run it comes from.</summary>
internal sealed class GrantedReader(SocialPayContext db, Law law, PayrollRun run, PayPeriod from)
{
    // Past this many people the planner does better with the lines of the area than with each person's own.
    private const int Many = 2_000;

    /// <param name="people">Ascending ids, all of the area.</param>
    /// <param name="withOwn">Whether this run's own lines count too.</param>
    /// <returns>In the order of the people.</returns>
    public async Task<IReadOnlyList<GrantedBefore>> ReadAsync(
        IReadOnlyList<long> people, string areaPath, bool withOwn, CancellationToken cancellation)
    {
        if (people.Count == 0) return [];
        var who = people.Count > Many
            ? $"l.beneficiary_id in (select h.beneficiary_id from residences h join areas a on a.id = h.area_id where a.path like '{areaPath}%')"
            : $"l.beneficiary_id = any('{{{string.Join(',', people)}}}'::bigint[])";
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var found = await db.ReadByOwnerAsync(
                $"""
                select l.beneficiary_id, l.component, l.payee, l.for_period, l.rule_id, l.amount,
                       r.state in ('{PayrollRunState.Draft}', '{PayrollRunState.Submitted}') and (r.area_id <> {run.AreaId} or r.period > '{run.Period.FirstDay:yyyy-MM-dd}')
                from payroll_lines l join payroll_runs r on r.id = l.run_id
                where {who} and l.kind <> '{PayrollLineKind.CarriedOver}'
                  and l.for_period between '{from.FirstDay:yyyy-MM-dd}' and '{run.Through.FirstDay:yyyy-MM-dd}'
                  and r.programme = '{run.Programme}' and r.state <> '{PayrollRunState.Cancelled}' {(withOwn ? "" : $"and r.id <> {run.Id}")}
                order by l.beneficiary_id, l.for_period, l.id
                """,
                people,
                row =>
                {
                    var component = EnumNames<RuleComponent>.Parse(row.Read<string>());
                    var payee = EnumNames<PayeeKind>.Parse(row.Read<string>());
                    var month = PayPeriod.Of(row.Read<DateOnly>(NpgsqlDbType.Date));
                    var rule = law.Find(row.Read<string>());
                    var amount = new Vnd(row.Read<long>(NpgsqlDbType.Bigint));
                    var programme = rule?.Programme ?? (component == RuleComponent.SocialPension ? Programme.SocialPension : run.Programme);
                    return (Amount: new GrantedAmount(programme, component, payee, month, amount, rule?.Id ?? ""), MayGo: row.Read<bool>(NpgsqlDbType.Boolean));
                },
                cancellation);
            return Array.ConvertAll(found, rows => rows is null
                ? GrantedBefore.Nothing
                : new GrantedBefore(Array.ConvertAll(rows, row => row.Amount), Array.Exists(rows, row => row.MayGo)));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
