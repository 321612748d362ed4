using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Policy;

/// <summary>
/// The law as it stands: the rows that ship with the program, with the approved changes over them. It is only to be had by asking the
/// database, so that no use case works with what was approved yesterday; what is built is kept until another change has been approved,
/// here or on another node. Whoever needs words about lines or groups gets the law with them.
/// </summary>
public sealed class LawInForce(IDbContextFactory<SocialPayContext> contexts)
{
    private volatile State? state;

    /// <summary>As it stands in the database now.</summary>
    /// <exception cref="InvalidOperationException">The approved changes do not go with the shipped rows.</exception>
    public async Task<Law> LoadAsync(SocialPayContext db, CancellationToken cancellation) => (await ReadAsync(db, cancellation)).Law;

    /// <summary>The same for what is nobody's use case: the first reading at the start, and the empty register file.</summary>
    /// <exception cref="InvalidOperationException">The approved changes do not go with the shipped rows.</exception>
    public async Task<Law> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await LoadAsync(db, cancellation);
    }

    /// <summary>The law as it stands in the database now, and what the groups of a registration mean under it.</summary>
    /// <exception cref="InvalidOperationException">The approved changes do not go with the shipped rows.</exception>
    public async Task<GrantRules> GrantsAsync(SocialPayContext db, CancellationToken cancellation) => (await ReadAsync(db, cancellation)).Grants;

    private async Task<State> ReadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var last = await db.LawDrafts.Where(draft => draft.State == LawDraftState.Approved).OrderByDescending(draft => draft.Sequence)
            .Select(draft => new LastChange(draft.Sequence, draft.DecidedAt)).FirstOrDefaultAsync(cancellation);
        if (state is { } known && known.Last == last) return known;
        return state = new State(last, last is null ? LawFile.Load() : await BuildAsync(db, last.Sequence, cancellation));
    }

    private static async Task<Law> BuildAsync(SocialPayContext db, int? through, CancellationToken cancellation)
    {
        var changes = await db.LawDrafts.AsNoTracking().Where(draft => draft.State == LawDraftState.Approved && draft.Sequence <= through)
            .OrderBy(draft => draft.Sequence).ToListAsync(cancellation);
        var build = Law.Build(LawChanges.Over(LawFile.ShippedRows, changes));
        return build.Law ?? throw new InvalidOperationException($"The approved changes of the law do not go with the shipped rows: {string.Join("; ", build.Problems)}");
    }

    /// <summary>The change approved last; with its moment, since a database that was made anew counts from one again.</summary>
    private sealed record LastChange(int? Sequence, DateTimeOffset? At);

    private sealed record State(LastChange? Last, Law Law)
    {
        public GrantRules Grants { get; } = new(Law);
    }
}
