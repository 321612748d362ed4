using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>A row that a run pays on without having been read in its instrument.</summary>
public sealed record UnverifiedRule(RateRule Rule, int Lines, Vnd Amount, bool Confirmed);

/// <summary>The province stands by rows flagged M or A; until it does, no run that pays on them is submitted.</summary>
public sealed class RuleConfirmations(IDbContextFactory<SocialPayContext> contexts, LawInForce laws, TimeProvider clock)
{
    /// <param name="note">What it rests on.</param>
    public async Task<Result> ConfirmAsync(Actor actor, string ruleId, string? note, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await LawDrafts.ChangerAsync(db, actor, cancellation);
        if (found.Error is { } refusal) return refusal;
        if ((await laws.LoadAsync(db, cancellation)).Find(ruleId) is not { } rule) return PolicyErrors.UnknownRule(ruleId);
        if (!rule.Flag.NeedsConfirmation()) return PolicyErrors.NothingToConfirm(ruleId);
        if (string.IsNullOrWhiteSpace(note)) return PolicyErrors.NoteMissing;
        var (province, officer, at, text) = (found.Value.Held.AreaId, found.Value.Officer.Id, clock.GetUtcNow(), note.Trim());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into rule_confirmations (rule_id, province_id, confirmed_by_id, at, note) values ({ruleId}, {province}, {officer}, {at}, {text})
            on conflict (province_id, rule_id) do nothing
            """, cancellation);
        return Result.Done;
    }

    /// <summary>The rows flagged M or A that a run pays on, by row.</summary>
    /// <param name="areaPath">Of the run's area.</param>
    internal static async Task<IReadOnlyList<UnverifiedRule>> OfRunAsync(SocialPayContext db, Law law, long runId, string areaPath, CancellationToken cancellation)
    {
        var root = areaPath[..(areaPath.IndexOf('/', 1) + 1)];
        var confirmed = await db.RuleConfirmations.Where(row => db.Areas.Any(area => area.Id == row.ProvinceId && area.Path == root)).Select(row => row.RuleId).ToListAsync(cancellation);
        var paid = await db.PayrollLines.Where(line => line.RunId == runId && line.Kind != PayrollLineKind.CarriedOver)
            .GroupBy(line => line.RuleId).Select(rule => new { rule.Key, Lines = rule.Count(), Amounts = rule.Select(line => line.Amount).ToList() })
            .ToListAsync(cancellation);
        return [.. paid.Where(rule => law.Find(rule.Key) is { } row && row.Flag.NeedsConfirmation())
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => new UnverifiedRule(law.Find(rule.Key)!, rule.Lines, rule.Amounts.Sum(amount => amount), confirmed.Contains(rule.Key)))];
    }
}
