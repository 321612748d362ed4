using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>The sums of one run or of a part of it, from its own lines and instructions.</summary>
internal static class RunTotals
{
    /// <summary>What the month itself grants, by group of the law; without adjustments and what is carried over.</summary>
    public static async Task<IReadOnlyList<GroupTotal>> ByGroupAsync(IQueryable<PayrollLine> lines, Law law, CancellationToken cancellation)
    {
        var rules = await lines
            .Where(line => line.Kind == PayrollLineKind.Current)
            .GroupBy(line => new { line.RuleId, line.Component })
            .Select(rule => new
            {
                rule.Key.RuleId,
                rule.Key.Component,
                People = rule.Select(line => line.BeneficiaryId).Distinct().Count(),
                Amount = rule.Sum(line => (long)(object)line.Amount),
            })
            .ToListAsync(cancellation);
        var totals = new List<GroupTotal>();
        foreach (var group in rules.GroupBy(rule => (Group: law.Find(rule.RuleId)?.GroupCode ?? rule.RuleId, rule.Component)))
        {
            var (ids, component) = (group.Select(rule => rule.RuleId).ToList(), group.Key.Component);
            // Several rows of the law pay one group, and two months of a run may be paid under two of them: a person counts once in a group.
            var people = ids.Count == 1 ? group.Single().People
                : await lines.Where(line => line.Kind == PayrollLineKind.Current && line.Component == component && ids.Contains(line.RuleId))
                    .Select(line => line.BeneficiaryId).Distinct().CountAsync(cancellation);
            totals.Add(new GroupTotal(group.Key.Group, component, people, new Vnd(group.Sum(rule => rule.Amount))));
        }

        return totals
            .OrderBy(total => total.Component).ThenBy(total => total.Group, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>How many people several runs pay; who stands in two of them, of two programmes or areas, counts once.</summary>
    public static Task<int> PeopleAsync(SocialPayContext db, IReadOnlyList<long> runs, CancellationToken cancellation) =>
        db.Instructions.Where(instruction => runs.Contains(instruction.Batch!.RunId)).Select(instruction => instruction.BeneficiaryId).Distinct().CountAsync(cancellation);

    /// <summary>People and money of one kind of line.</summary>
    public static async Task<KindTotal> OfKindAsync(IQueryable<PayrollLine> lines, PayrollLineKind kind, CancellationToken cancellation)
    {
        var people = await lines.Where(line => line.Kind == kind)
            .GroupBy(line => line.BeneficiaryId)
            .Select(person => person.Sum(line => (long)(object)line.Amount))
            .ToListAsync(cancellation);
        return new KindTotal(people.Count, new Vnd(people.Sum()));
    }

    public static async Task<IReadOnlyList<CommuneTotal>> ByCommuneAsync(SocialPayContext db, RunPart part, CancellationToken cancellation)
    {
        var outcomes = await part.Instructions(db)
            .GroupBy(instruction => new { instruction.Batch!.Area!.Code, instruction.Batch.Area.FullName, instruction.State })
            .Select(group => new { group.Key.Code, group.Key.FullName, group.Key.State, People = group.Count(), Amount = group.Sum(instruction => (long)(object)instruction.Amount) })
            .ToListAsync(cancellation);
        var lines = await part.Lines(db)
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

    private sealed record GroupRow(string Group, string Component, int People, long Amount);
}
