using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>A row, of a rule or of a base, that a run pays on without having been read in its instrument.</summary>
public sealed record UnverifiedRule(RateRule Rule, int Lines, Vnd Amount, bool Confirmed);

/// <summary>The part of a run that rests on rows nobody has read. A line may rest on two of them, its own and its base's: it counts once here.</summary>
/// <param name="Rules">The rows, in order of their ids.</param>
/// <param name="WaitingLines">The lines of which at least one row waits for the province.</param>
public sealed record UnverifiedPart(IReadOnlyList<UnverifiedRule> Rules, int Lines, Vnd Amount, int WaitingLines, Vnd WaitingAmount)
{
    public IEnumerable<UnverifiedRule> Waiting => Rules.Where(rule => !rule.Confirmed);
}

/// <summary>The province stands by rows flagged M or A; until it does, no run that pays on them is submitted.</summary>
public sealed class RuleConfirmations(Door door, LawInForce laws)
{
    /// <param name="note">What it rests on.</param>
    public Task<Result> ConfirmAsync(Actor actor, string ruleId, string? note, CancellationToken cancellation) => door.DoAsync(actor, new Command("law confirm", new { ruleId, note }), async work =>
    {
        var held = LawDrafts.ChangersRole(work.Officer);
        if (held.Error is { } refusal) return refusal;
        if ((await laws.LoadAsync(work.Db, cancellation)).Find(ruleId) is not { } rule) return PolicyErrors.UnknownRule(ruleId);
        if (!rule.Flag.NeedsConfirmation()) return PolicyErrors.NothingToConfirm(ruleId);
        if (string.IsNullOrWhiteSpace(note)) return PolicyErrors.NoteMissing;
        var (province, officer, at, text) = (held.Value.AreaId, work.Officer.Id, work.Now, note.Trim());
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            insert into rule_confirmations (rule_id, province_id, confirmed_by_id, at, note) values ({ruleId}, {province}, {officer}, {at}, {text})
            on conflict (province_id, rule_id) do nothing
            """, cancellation);
        work.IsAbout(SubjectKind.Law, ruleId, held.Value.AreaPath, text);
        return Result.Done;
    }, cancellation);

    /// <summary>The rows flagged M or A that a run pays on: rules, and the bases that they multiply.</summary>
    /// <param name="areaPath">Of the run's area.</param>
    internal static async Task<UnverifiedPart> OfRunAsync(SocialPayContext db, Law law, long runId, string areaPath, CancellationToken cancellation)
    {
        var root = new AreaPath(areaPath).Province.ToString();
        var confirmed = await db.RuleConfirmations.Where(row => db.Areas.Any(area => area.Id == row.ProvinceId && area.Path == root)).Select(row => row.RuleId).ToListAsync(cancellation);
        // By the base that was computed with, whatever the law says of the month by now. What is carried over was asked for in its own run.
        var paid = await db.Database.SqlQuery<PaidRows>(
            $"""
            select rule_id as "RuleId", split_part(split_part(reasons, {Reasons.BaseMark}, 2), ';', 1) as "BaseId", count(*)::int as "Lines", sum(amount)::bigint as "Amount"
            from payroll_lines where run_id = {runId} and kind <> {nameof(PayrollLineKind.CarriedOver)} group by 1, 2
            """).ToListAsync(cancellation);
        var rows = paid.SelectMany(lines => new[] { lines.RuleId, lines.BaseId }.Distinct(StringComparer.Ordinal), (lines, id) => (Rule: law.Find(id), lines))
            .Where(row => row.Rule?.Flag.NeedsConfirmation() == true)
            .ToLookup(row => row.lines, row => row.Rule!);
        var waiting = rows.Where(lines => lines.Any(rule => !confirmed.Contains(rule.Id))).Select(lines => lines.Key).ToList();
        return new UnverifiedPart(
            [.. rows.SelectMany(lines => lines, (lines, rule) => (rule, lines.Key)).GroupBy(row => row.rule.Id, StringComparer.Ordinal)
                .OrderBy(rule => rule.Key, StringComparer.Ordinal)
                .Select(rule => new UnverifiedRule(
                    rule.First().rule, rule.Sum(row => row.Key.Lines), new Vnd(rule.Sum(row => row.Key.Amount)), confirmed.Contains(rule.Key)))],
            rows.Sum(lines => lines.Key.Lines),
            new Vnd(rows.Sum(lines => lines.Key.Amount)),
            waiting.Sum(lines => lines.Lines),
            new Vnd(waiting.Sum(lines => lines.Amount)));
    }

    /// <summary>The lines of a run that one rule pays on one base; the base is empty where there is none, or not a row.</summary>
    private sealed record PaidRows(string RuleId, string BaseId, int Lines, long Amount);
}
