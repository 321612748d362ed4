using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>One person in one area in a month; who moved within the month stands in two communes, and once in what holds both.</summary>
internal sealed class CoveragePersonRow
{
    public long AreaId { get; init; }

    public long BeneficiaryId { get; init; }

    /// <summary>The last of the person's instructions there.</summary>
    public long InstructionId { get; init; }

    public bool WithAccount { get; init; }

    public bool PaidCashless { get; init; }

    public long Amount { get; init; }

    public long Paid { get; init; }
}

/// <summary>
/// The one definition of who counts how, behind the figures and the lists alike. A run that pays several months counts in each of them
/// with the lines for it.
/// </summary>
internal static class CoveragePeople
{
    public static IQueryable<CoveragePersonRow> InEachArea(SocialPayContext db, PayPeriod period, long[] areaIds)
    {
        var month = period.FirstDay;
        return db.Database.SqlQuery<CoveragePersonRow>(
            $"""
            select area.id as "AreaId", instruction.beneficiary_id as "BeneficiaryId", max(instruction.id) as "InstructionId",
                   bool_or(instruction.method_kind in ('BankAccount', 'EMoneyAccount')) or exists (
                       select from payment_methods method
                       where method.beneficiary_id = instruction.beneficiary_id and method.kind in ('BankAccount', 'EMoneyAccount')
                         and method.state = 'Verified' and method.from_period <= {month} and (method.to_period is null or method.to_period >= {month})
                   ) as "WithAccount",
                   bool_or(instruction.method_kind in ('BankAccount', 'EMoneyAccount') and instruction.state = 'Paid') as "PaidCashless",
                   sum(part.amount)::bigint as "Amount",
                   coalesce(sum(part.amount) filter (where instruction.state = 'Paid'), 0)::bigint as "Paid"
            from payroll_runs run
            join batches batch on batch.run_id = run.id
            join instructions instruction on instruction.batch_id = batch.id
            join areas commune on commune.id = batch.area_id
            join areas area on area.id = any({areaIds}) and starts_with(commune.path, area.path)
            cross join lateral (
                select case when run.period = run.through_period then instruction.amount else (
                    select sum(line.amount) from payroll_lines line where line.instruction_id = instruction.id
                      and (line.for_period = {month} or (run.period = {month} and line.for_period < {month}))
                ) end as amount
            ) part
            where {month} between run.period and run.through_period and run.kind = 'Regular' and run.state <> 'Cancelled' and part.amount is not null
            group by area.id, instruction.beneficiary_id
            """);
    }
}
