using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Policy;

/// <summary>What became of a file of rows: the draft made of it, or what is wrong row by row.</summary>
public sealed record LawFileOutcome(long? DraftId, int Changed, IReadOnlyList<LawProblem> Problems);

/// <summary>What a file of rows would change, or what is wrong with it row by row.</summary>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows in force of which something differs.</param>
/// <param name="From">The first month that it changes; none where it has faults.</param>
public sealed record LawFilePreview(int Added, int Changed, PayPeriod? From, IReadOnlyList<LawProblem> Problems);

/// <summary>Changes of the law: one officer of the province enters a draft, a second approves it, then it is in force from its month.</summary>
public sealed class LawDrafts(Door door, LawInForce laws)
{
    /// <summary>
    /// A new instrument as a file of rows with the columns of the export. Rows in force may be in it; of them only the last day, the flag
    /// and the notes may differ. The file is taken whole or not at all.
    /// </summary>
    public Task<Result<LawFileOutcome>> FromFileAsync(
        Actor actor, string title, byte[] content, CancellationToken cancellation) => door.DoAsync<LawFileOutcome>(actor, new Command("law import", new { title, content }), async work =>
    {
        var held = ChangersRole(work.Officer);
        if (held.Error is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(title)) return PolicyErrors.TitleMissing;

        var read = await ReadAsync(work, held.Value, title, content, cancellation);
        if (read.Error is { } nothing) return nothing;
        var (draft, changed, problems) = read.Value;
        if (draft is null)
        {
            work.HasNoEffect();
            return new LawFileOutcome(null, changed.Count, problems);
        }

        work.Db.LawDrafts.Add(draft);
        await work.Db.SaveChangesAsync(cancellation);
        work.IsAbout(SubjectKind.Law, draft.Id, held.Value.AreaPath);
        return new LawFileOutcome(draft.Id, changed.Count, []);
    }, async (work, draft) =>
    {
        var rows = await work.Db.LawDrafts.Where(known => known.Id == long.Parse(draft!, CultureInfo.InvariantCulture)).Select(known => new { known.Id, known.Rows }).FirstAsync(cancellation);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rows.Rows));
        return new LawFileOutcome(rows.Id, LawText.ReadRules(stream, []).Count, []);
    }, cancellation);

    /// <summary>What <see cref="FromFileAsync"/> would make of a file; stores nothing.</summary>
    public Task<Result<LawFilePreview>> PreviewFileAsync(Actor actor, byte[] content, CancellationToken cancellation) => door.AskAsync<LawFilePreview>(actor, async work =>
    {
        var held = ChangersRole(work.Officer);
        if (held.Error is { } refusal) return refusal;
        var read = await ReadAsync(work, held.Value, "", content, cancellation);
        if (read.Error is { } nothing) return nothing;
        var (draft, changed, problems) = read.Value;
        var law = await laws.LoadAsync(work.Db, cancellation);
        var added = changed.Count(rule => law.Find(rule.Id) is null);
        return new LawFilePreview(added, changed.Count - added, draft?.From, problems);
    }, cancellation);

    /// <summary>The draft that a file makes, none where it has faults, and the rows that differ from those in force.</summary>
    private async Task<Result<(LawDraft? Draft, IReadOnlyList<RateRule> Changed, IReadOnlyList<LawProblem> Problems)>> ReadAsync(
        Work work, HeldRole held, string title, byte[] content, CancellationToken cancellation)
    {
        if (content.AsSpan().Contains((byte)0)) return SpreadsheetErrors.NullCharacter;
        var law = await laws.LoadAsync(work.Db, cancellation);
        var problems = new List<LawProblem>();
        using var stream = new MemoryStream(content);
        var rows = LawText.ReadRules(stream, problems);
        var changed = LawChanges.Differences(law, rows);
        problems.AddRange(changed.Where(rule => law.Find(rule.Id) is { } known && !LawChanges.MayFollow(known, rule))
            .Select(rule => new LawProblem(rule.Id, LawProblemKind.NotOnlyEnded)));
        if (problems.Count == 0 && changed.Count == 0) return PolicyErrors.NothingChanges;
        if (changed.Count == 0) return (null, changed, problems);
        var draft = Draft(work, held, title, PayPeriod.Of(changed.Min(rule => FirstChange(law, rule))), LawText.Write(changed), "");
        problems.AddRange(await ProblemsAsync(work.Db, draft, cancellation));
        return (problems.Count == 0 ? draft : null, changed, problems);
    }

    /// <summary>A province's own base, or its own social pension (<see cref="BaseReference.Fixed"/>), from a month on.</summary>
    /// <param name="instrument">The resolution, as «12/2024/NQ-HĐND».</param>
    public Task<Result<long>> ProvincialBaseAsync(
        Actor actor, BaseReference reference, PayPeriod from, PayPeriod? to, Vnd amount, string instrument,
        CancellationToken cancellation) => door.DoAsync(actor, new Command("law base", new { reference, from, to, amount, instrument }), async Task<Result<long>> (work) =>
    {
        var held = ChangersRole(work.Officer);
        if (held.Error is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(instrument)) return PolicyErrors.InstrumentMissing;
        if (to < from) return PolicyErrors.MonthsReversed;
        // A province may go above the national amount, never below (20/2021 art. 4.3).
        var national = National(await laws.LoadAsync(work.Db, cancellation), reference, from);
        if (amount <= national) return PolicyErrors.AmountNotAbove(PolicyText.Money(national, Resources.Cultures.Vietnamese));

        var row = new ProvincialBase(held.Value.AreaCode, reference, from.FirstDay, to?.LastDay, amount, instrument.Trim());
        var draft = Draft(work, held.Value, instrument.Trim(), from, "", LawText.Write([row]));
        work.Db.LawDrafts.Add(draft);
        await work.Db.SaveChangesAsync(cancellation);
        work.IsAbout(SubjectKind.Law, draft.Id, held.Value.AreaPath);
        return draft.Id;
    }, cancellation);

    /// <summary>Puts a draft in force. Whoever entered it can't; a draft that no longer goes with the law is refused.</summary>
    public Task<Result> ApproveAsync(Actor actor, long id, CancellationToken cancellation) =>
        DecideAsync(actor, id, LawDraftState.Approved, async (work, draft) =>
        {
            if (draft.MadeById == work.Officer.Id) return PolicyErrors.CannotApproveOwnDraft;
            if (await ProblemsAsync(work.Db, draft, cancellation) is { Count: > 0 } problems) return PolicyErrors.RowsFaulty(problems.Count);
            draft.Sequence = (await work.Db.LawDrafts.MaxAsync(other => other.Sequence, cancellation) ?? 0) + 1;
            return null;
        }, cancellation);

    public Task<Result> WithdrawAsync(Actor actor, long id, CancellationToken cancellation) =>
        DecideAsync(actor, id, LawDraftState.Withdrawn, (_, _) => Task.FromResult<Error?>(null), cancellation);

    /// <summary>What is wrong with the law once the draft lies over it.</summary>
    internal static async Task<LawBuild> BuildAsync(SocialPayContext db, LawDraft draft, CancellationToken cancellation)
    {
        var approved = await db.LawDrafts.AsNoTracking().Where(other => other.State == LawDraftState.Approved).OrderBy(other => other.Sequence).ToListAsync(cancellation);
        return Law.Build(LawChanges.Over(LawFile.ShippedRows, [.. approved, draft]));
    }

    private static async Task<IReadOnlyList<LawProblem>> ProblemsAsync(SocialPayContext db, LawDraft draft, CancellationToken cancellation) =>
        (await BuildAsync(db, draft, cancellation)).Problems;

    // A new row changes its first month; one that is ended earlier or later, the month after.
    private static DateOnly FirstChange(Law law, RateRule rule)
    {
        if (law.Find(rule.Id) is not { } known) return rule.EffectiveFrom;
        return (known.EffectiveTo, rule.EffectiveTo) switch
        {
            ({ } was, { } becomes) => (was < becomes ? was : becomes).AddDays(1),
            ({ } was, null) => was.AddDays(1),
            (null, { } becomes) => becomes.AddDays(1),
            _ => rule.EffectiveFrom,
        };
    }

    private static Vnd National(Law law, BaseReference reference, PayPeriod month)
    {
        var rules = reference == BaseReference.Fixed
            ? law.RulesOf(month, Programme.SocialPension, RuleComponent.SocialPension)
            : law.Rules.Where(rule => rule.Component == RuleComponent.Base && rule.BaseReference == reference && rule.Covers(month));
        return rules.Select(rule => new Vnd((long)rule.Value)).DefaultIfEmpty(Vnd.Zero).Max();
    }

    private static LawDraft Draft(Work work, HeldRole held, string title, PayPeriod from, string rows, string bases) => new()
    {
        Title = title.Trim(),
        ProvinceId = held.AreaId,
        From = from,
        Rows = rows,
        Bases = bases,
        MadeById = work.Officer.Id,
        MadeAt = work.Now,
    };

    private Task<Result> DecideAsync(
        Actor actor, long id, LawDraftState target, Func<Work, LawDraft, Task<Error?>> check, CancellationToken cancellation) => door.DoAsync(actor, new Command(target == LawDraftState.Approved ? "law approve" : "law withdraw", new { id }), async work =>
    {
        // One decision about the law at a time: two drafts that don't go together can't both pass.
        await work.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('socialpay law'))", cancellation);
        var draft = await work.Db.LawDrafts.Include(candidate => candidate.Province).FirstOrDefaultAsync(candidate => candidate.Id == id, cancellation);
        if (work.Officer.Refusal(Permission.ChangeLaw, draft?.Province!.Path, id) is { } refusal) return refusal;
        if (!LawDraftStates.Transitions.Allow(draft!.State, target)) return PolicyErrors.NotADraft;
        if (await check(work, draft) is { } error) return error;
        draft.State = target;
        draft.DecidedById = work.Officer.Id;
        draft.DecidedAt = work.Now;
        work.IsAbout(SubjectKind.Law, id, draft.Province!.Path);
        return Result.Done;
    }, cancellation);

    /// <summary>The role by which the officer may change the law: one that is held at a province, since the law is a whole province's.</summary>
    internal static Result<HeldRole> ChangersRole(Officer officer) =>
        officer.Roles.FirstOrDefault(held => Permission.ChangeLaw.Holders().Contains(held.Role) && held.AreaLevel == AreaLevel.Province) is { } role
            ? officer.Refusal(Permission.ChangeLaw, role.AreaPath) is { } refusal ? refusal : role
            : officer.RefusalAt(Permission.ChangeLaw);
}
