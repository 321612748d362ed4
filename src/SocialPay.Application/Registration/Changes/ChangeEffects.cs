using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>What a change does to one month: what the component is worth without it and with it.</summary>
/// <param name="Granted">What runs granted for the month so far; null where none did. What is more than <paramref name="After"/> is taken back, what is less is paid later.</param>
public sealed record MonthEffect(PayPeriod For, RuleComponent Component, Vnd Before, Vnd After, Vnd? Granted);

/// <summary>What a change will do.</summary>
/// <param name="OnItsWay">Payments that were sent, or wait to be, and will come as they are.</param>
public sealed record ChangeEffect(IReadOnlyList<MonthEffect> Months, int PaymentsOnTheirWay, Vnd OnItsWay);

/// <summary>Asks the calculator twice, without the change and with it; stores nothing.</summary>
internal static class ChangeEffects
{
    private const int MostMonthsBack = 60;

    public static async Task<ChangeEffect> OfAsync(
        SocialPayContext db, Law law, Beneficiary before, Beneficiary after, DateOnly effective, DateOnly today, AreaPath place, CancellationToken cancellation)
    {
        var province = await db.Areas.Where(area => area.Id == place.ProvinceId).Select(area => area.Code).SingleAsync(cancellation);
        var (last, first) = (PayPeriod.Of(today).Next, PayPeriod.Of(effective).Previous);
        if (last < PayPeriod.Of(effective).Next) last = PayPeriod.Of(effective).Next;
        foreach (var start in after.Entitlements.Concat(before.Entitlements).SelectMany(grant => new[] { grant.Start, grant.End ?? grant.Start }))
            if (start < first && !before.Entitlements.Exists(grant => grant.Start == start && after.Entitlements.Exists(same => same.Start == start && same.End == grant.End))) first = start;
        if (last - first > MostMonthsBack) first = last.AddMonths(-MostMonthsBack);
        var granted = await db.PayrollLines.AsNoTracking()
            .Join(db.PayrollRuns, line => line.RunId, run => run.Id, (line, run) => new { line, run.State })
            .Where(row => row.line.BeneficiaryId == before.Id && row.State != PayrollRunState.Cancelled && row.line.Kind != PayrollLineKind.CarriedOver && row.line.For >= first)
            .Select(row => new { row.line.For, row.line.Component, row.line.Amount }).ToListAsync(cancellation);
        var months = new List<MonthEffect>();
        for (var month = first; month <= last; month = month.Next)
        {
            var (without, with) = (Owed(law, before, month, province), Owed(law, after, month, province));
            foreach (var component in without.Keys.Union(with.Keys).Order())
            {
                var (was, becomes) = (without.GetValueOrDefault(component), with.GetValueOrDefault(component));
                if (was == becomes) continue;
                var paid = granted.Where(line => line.For == month && line.Component == component).ToList();
                months.Add(new MonthEffect(month, component, was, becomes, paid.Count == 0 ? null : paid.Sum(line => line.Amount)));
            }
        }

        var moving = await db.Instructions.AsNoTracking()
            .Where(instruction => instruction.BeneficiaryId == before.Id && (instruction.State == InstructionState.Pending || instruction.State == InstructionState.Sent))
            .Select(instruction => instruction.Amount).ToListAsync(cancellation);
        return new ChangeEffect(months, moving.Count, moving.Sum(amount => amount));
    }

    private static Dictionary<RuleComponent, Vnd> Owed(Law law, Beneficiary person, PayPeriod month, string province)
    {
        var file = new PersonFile(
            person.Id, person.Birth, person.Sex, person.DiedOn,
            person.Circumstances.Select(fact => DatedFact.Of(fact.Attribute, fact.From, fact.Value)),
            person.Entitlements.Select(grant => new GrantedGroup(grant.Group, grant.Component, grant.Start, grant.End, grant.DecisionNumber, grant.Id, grant.Suspended)));
        return Calculator.Owed(law, file, month, province).GroupBy(line => line.Component).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Amount));
    }
}
