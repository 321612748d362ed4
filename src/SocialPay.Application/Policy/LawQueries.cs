using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>A row in force, and whether the province has confirmed it where that is asked.</summary>
public sealed record RuleView(RateRule Rule, ConfirmationView? Confirmation)
{
    public bool WaitsForConfirmation => Rule.Flag.NeedsConfirmation() && Confirmation is null;
}

public sealed record ConfirmationView(string By, DateTimeOffset At, string Note);

/// <summary>A change of the law in a list.</summary>
public sealed record LawDraftView(
    long Id, string Title, PayPeriod From, LawDraftState State, string MadeBy, DateTimeOffset MadeAt, string? DecidedBy, DateTimeOffset? DecidedAt, bool MayApprove, bool MayWithdraw);

/// <summary>What a change consists of and what it would do to the rows.</summary>
/// <param name="Gaps">Groups that would no longer be paid by any row.</param>
/// <param name="Law">In force now.</param>
public sealed record LawDraftDetails(
    LawDraftView Draft, IReadOnlyList<ChangedRule> Rules, IReadOnlyList<ProvincialBase> Bases, IReadOnlyList<LawProblem> Problems, IReadOnlyList<LawGap> Gaps, Law Law);

/// <summary>A row of a change; the row it replaces is null where it is new.</summary>
public sealed record ChangedRule(RateRule Rule, RateRule? Known);

/// <summary>Reads the law: what is in force in a month, and the changes on their way.</summary>
public sealed class LawQueries(Door door, LawInForce laws)
{
    /// <summary>The rows in force in a month, by programme, component and group.</summary>
    public Task<Result<IReadOnlyList<RuleView>>> RulesAsync(
        Actor actor, PayPeriod month, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<RuleView>>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ViewLaw) is { } refusal) return refusal;
        var law = await laws.LoadAsync(work.Db, cancellation);
        var confirmations = await ConfirmationsAsync(work.Db, work.Officer, cancellation);
        return law.Rules.Where(rule => rule.Covers(month))
            .OrderBy(rule => rule.Programme).ThenBy(rule => rule.Component).ThenBy(rule => rule.GroupCode, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => new RuleView(rule, confirmations.GetValueOrDefault(rule.Id))).ToList();
    }, cancellation);

    /// <summary>The bases that the officer's province has set, the latest first.</summary>
    public Task<Result<IReadOnlyList<ProvincialBase>>> BasesAsync(
        Actor actor, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<ProvincialBase>>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ViewLaw) is { } refusal) return refusal;
        var roots = Roots(work.Officer);
        var approved = await work.Db.LawDrafts.AsNoTracking()
            .Where(draft => draft.State == LawDraftState.Approved && draft.Bases != "" && roots.Contains(draft.Province!.Path))
            .OrderBy(draft => draft.Sequence).ToListAsync(cancellation);
        return LawChanges.Over(new LawRows([], [], [], [], []), approved).ProvincialBases.OrderByDescending(row => row.From).ToList();
    }, cancellation);

    /// <summary>All rows as CSV, those no longer in force among them: what <see cref="LawDrafts.FromFileAsync"/> reads.</summary>
    public Task<Result<byte[]>> ExportAsync(Actor actor, CancellationToken cancellation) => door.AskAsync<byte[]>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ViewLaw) is { } refusal) return refusal;
        // With the mark by which spreadsheets know that it is UTF-8.
        return Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(LawText.Write((await laws.LoadAsync(work.Db, cancellation)).Rules))).ToArray();
    }, cancellation);

    /// <summary>The changes of the provinces in reach, the latest first.</summary>
    public Task<Result<IReadOnlyList<LawDraftView>>> DraftsAsync(Actor actor, CancellationToken cancellation) => door.AskAsync<IReadOnlyList<LawDraftView>>(actor, async work =>
    {
        var drafts = await Reachable(work.Db, work.Officer).OrderByDescending(draft => draft.Id).ToListAsync(cancellation);
        return drafts.ConvertAll(draft => View(draft, work.Officer));
    }, cancellation);

    public Task<Result<LawDraftDetails>> DetailsAsync(Actor actor, long id, CancellationToken cancellation) => door.AskAsync<LawDraftDetails>(actor, async work =>
    {
        var draft = await Reachable(work.Db, work.Officer).FirstOrDefaultAsync(draft => draft.Id == id, cancellation);
        if (draft is null) return work.Officer.Refusal(Permission.ViewLaw, null, id)!;
        var law = await laws.LoadAsync(work.Db, cancellation);
        var build = draft.State == LawDraftState.Draft ? await LawDrafts.BuildAsync(work.Db, draft, cancellation) : new LawBuild(law, []);
        return new LawDraftDetails(
            View(draft, work.Officer),
            [.. LawText.ReadRules(draft.Rows).Select(rule => new ChangedRule(rule, draft.State == LawDraftState.Draft ? law.Find(rule.Id) : null))],
            LawText.ReadBases(draft.Bases),
            build.Problems,
            build.Law is { } next ? LawGap.Between(law, next) : [],
            law);
    }, cancellation);

    internal static async Task<Dictionary<string, ConfirmationView>> ConfirmationsAsync(SocialPayContext db, Officer officer, CancellationToken cancellation)
    {
        var roots = Roots(officer);
        var provinces = await db.Areas.Where(area => roots.Contains(area.Path)).Select(area => area.Id).ToListAsync(cancellation);
        var rows = await db.RuleConfirmations.AsNoTracking().Where(row => provinces.Contains(row.ProvinceId))
            .Select(row => new { row.RuleId, row.ConfirmedBy!.FullName, row.At, row.Note }).ToListAsync(cancellation);
        return rows.GroupBy(row => row.RuleId).ToDictionary(
            rule => rule.Key, rule => rule.Select(row => new ConfirmationView(row.FullName, row.At, row.Note)).First(), StringComparer.Ordinal);
    }

    /// <summary>Paths of the provinces in which the officer works.</summary>
    private static List<string> Roots(Officer officer) =>
        [.. officer.Roles.Select(held => new AreaPath(held.AreaPath).Province.ToString()).Distinct(StringComparer.Ordinal)];

    private static IQueryable<LawDraft> Reachable(SocialPayContext db, Officer officer)
    {
        var paths = officer.PathsWith(Permission.ViewLaw);
        return db.LawDrafts.AsNoTracking().Include(draft => draft.Province).Include(draft => draft.MadeBy).Include(draft => draft.DecidedBy)
            .Where(draft => paths.Any(path => EF.Functions.Like(draft.Province!.Path, path + "%")));
    }

    private static LawDraftView View(LawDraft draft, Officer officer)
    {
        var may = draft.State == LawDraftState.Draft && officer.May(Permission.ChangeLaw, draft.Province!.Path);
        return new(draft.Id, draft.Title, draft.From, draft.State, draft.MadeBy!.FullName, draft.MadeAt, draft.DecidedBy?.FullName, draft.DecidedAt, may && draft.MadeById != officer.Id, may);
    }
}
