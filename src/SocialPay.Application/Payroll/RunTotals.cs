using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>The sums of one run, from its own lines and instructions.</summary>
internal static class RunTotals
{
    /// <summary>What the month itself grants, by group of the law; without adjustments and what is carried over.</summary>
    public static async Task<IReadOnlyList<GroupTotal>> ByGroupAsync(SocialPayContext db, Law law, long runId, CancellationToken cancellation)
    {
        var rules = await db.PayrollLines.AsNoTracking()
            .Where(line => line.RunId == runId && line.Kind == PayrollLineKind.Current)
            .GroupBy(line => new { line.RuleId, line.Component })
            .Select(group => new
            {
                group.Key.RuleId,
                group.Key.Component,
                People = group.Select(line => line.BeneficiaryId).Distinct().Count(),
                Amount = group.Sum(line => (long)(object)line.Amount),
            })
            .ToListAsync(cancellation);
        return rules
            .GroupBy(rule => (Group: law.Find(rule.RuleId)?.GroupCode ?? rule.RuleId, rule.Component))
            .Select(group => new GroupTotal(group.Key.Group, group.Key.Component, group.Sum(rule => rule.People), new Vnd(group.Sum(rule => rule.Amount))))
            .OrderBy(total => total.Component).ThenBy(total => total.Group, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>People and money of one kind of line.</summary>
    public static async Task<KindTotal> OfKindAsync(SocialPayContext db, long runId, PayrollLineKind kind, CancellationToken cancellation)
    {
        var people = await db.PayrollLines.AsNoTracking().Where(line => line.RunId == runId && line.Kind == kind)
            .GroupBy(line => line.BeneficiaryId)
            .Select(person => person.Sum(line => (long)(object)line.Amount))
            .ToListAsync(cancellation);
        return new KindTotal(people.Count, new Vnd(people.Sum()));
    }

    public static async Task<IReadOnlyList<CommuneTotal>> ByCommuneAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var outcomes = await db.Instructions.AsNoTracking().Where(instruction => instruction.Batch!.RunId == runId)
            .GroupBy(instruction => new { instruction.Batch!.Area!.Code, instruction.Batch.Area.FullName, instruction.State })
            .Select(group => new { group.Key.Code, group.Key.FullName, group.Key.State, People = group.Count(), Amount = group.Sum(instruction => (long)(object)instruction.Amount) })
            .ToListAsync(cancellation);
        var lines = await db.PayrollLines.AsNoTracking().Where(line => line.RunId == runId)
            .Join(db.Instructions, line => line.InstructionId, instruction => instruction.Id, (line, instruction) => new { line.Kind, line.Amount, instruction.Batch!.Area!.Code })
            .GroupBy(row => new { row.Code, row.Kind })
            .Select(group => new { group.Key.Code, group.Key.Kind, Lines = group.Count(), Amount = group.Sum(row => (long)(object)row.Amount) })
            .ToListAsync(cancellation);
        var linesOf = lines.ToLookup(row => row.Code, StringComparer.Ordinal);
        return outcomes
            .GroupBy(row => (row.Code, row.FullName))
            .OrderBy(commune => commune.Key.Code, StringComparer.Ordinal)
            .Select(commune => new CommuneTotal(
                commune.Key.Code,
                commune.Key.FullName,
                commune.Sum(row => row.People),
                linesOf[commune.Key.Code].Sum(row => row.Lines),
                new Vnd(commune.Sum(row => row.Amount)),
                new Vnd(linesOf[commune.Key.Code].Where(row => row.Kind == PayrollLineKind.CarriedOver).Sum(row => row.Amount)),
                [.. commune.OrderBy(row => row.State).Select(row => new StateTotal(row.State, row.People, new Vnd(row.Amount)))]))
            .ToList();
    }

    public static IReadOnlyList<StateTotal> Whole(IEnumerable<CommuneTotal> communes) =>
        [.. communes.SelectMany(commune => commune.Outcomes)
            .GroupBy(outcome => outcome.State)
            .OrderBy(state => state.Key)
            .Select(state => new StateTotal(state.Key, state.Sum(outcome => outcome.People), state.Sum(outcome => outcome.Amount)))];
}
