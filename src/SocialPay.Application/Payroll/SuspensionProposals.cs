using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>Somebody who has not collected for so long that a suspension may be decided.</summary>
/// <param name="Months">Months in a row, at least <see cref="Suspension.MonthsNotCollected"/>.</param>
/// <param name="Since">The first of them.</param>
/// <param name="Amount">What waits for her.</param>
public sealed record SuspensionProposal(long BeneficiaryId, string FullName, string AreaCode, string AreaName, int Months, PayPeriod Since, Vnd Amount);

internal static class SuspensionProposals
{
    // The last outcomes may be those of two months ago.
    private const int MonthsBack = Suspension.MonthsNotCollected + 1;

    /// <summary>The living people of the run's area, by what became of their payments before the run.</summary>
    public static async Task<IReadOnlyList<SuspensionProposal>> BeforeAsync(SocialPayContext db, RunSummary run, string areaPath, CancellationToken cancellation)
    {
        var (programme, period, since, below) = (run.Programme.ToString(), run.Period.FirstDay, run.Period.AddMonths(-MonthsBack).FirstDay, areaPath + "%");
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            with late as (
                select distinct i.beneficiary_id from instructions i join batches t on t.id = i.batch_id join payroll_runs r on r.id = t.run_id
                where i.state = 'Uncollected' and r.programme = {programme} and r.period < {period} and r.through_period >= {since})
            select distinct b.id as "BeneficiaryId", b.full_name as "FullName", a.code as "AreaCode", a.full_name as "AreaName",
                   r.period as "From", r.through_period as "Through", i.state as "State", i.amount as "Amount"
            from late join beneficiaries b on b.id = late.beneficiary_id and b.died_on is null
            join areas a on a.id = b.area_id and a.path like {below}
            join payroll_lines l on l.beneficiary_id = b.id join instructions i on i.id = l.instruction_id join batches t on t.id = i.batch_id
            join payroll_runs r on r.id = t.run_id and r.programme = {programme} and r.period < {period}
            """).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.BeneficiaryId).Select(Proposal).OfType<SuspensionProposal>().OrderBy(row => row.AreaCode, StringComparer.Ordinal)
                .ThenBy(row => VietnameseOrder.NameKey(row.FullName), StringComparer.Ordinal).ThenBy(row => row.BeneficiaryId),
        ];
    }

    private static SuspensionProposal? Proposal(IGrouping<long, Row> payments)
    {
        var outcomes = payments.Select(row => new PaymentOutcome(PayPeriod.Of(row.From), PayPeriod.Of(row.Through), EnumNames<InstructionState>.Parse(row.State)));
        if (Suspension.NotCollected(outcomes) is not { Months: >= Suspension.MonthsNotCollected } row) return null;
        // What was not collected is carried from one payment into the next: the last one holds all of it.
        var last = payments.Where(payment => payment.State == nameof(InstructionState.Uncollected)).MaxBy(payment => payment.From)!;
        return new SuspensionProposal(last.BeneficiaryId, last.FullName, last.AreaCode, last.AreaName, row.Months, row.Since, new Vnd(last.Amount));
    }

    private sealed class Row
    {
        public long BeneficiaryId { get; init; }

        public required string FullName { get; init; }

        public required string AreaCode { get; init; }

        public required string AreaName { get; init; }

        public DateOnly From { get; init; }

        public DateOnly Through { get; init; }

        public required string State { get; init; }

        public long Amount { get; init; }
    }
}
