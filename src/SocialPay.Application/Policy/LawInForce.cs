using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Policy;

/// <summary>
/// The law as it stands: the rows that ship with the program, with the approved changes over them. Built anew when another change
/// has been approved, here or on another node.
/// </summary>
public sealed class LawInForce
{
    private volatile State state = new(0, LawFile.Load());

    /// <summary>As it was last read; for words about lines, where a moment's delay does no harm.</summary>
    public Law Current => state.Law;

    /// <summary>What the groups of a registration mean under <see cref="Current"/>.</summary>
    public GrantRules Grants => state.Grants;

    /// <summary>As it stands in the database now; what is computed asks here.</summary>
    /// <exception cref="InvalidOperationException">The approved changes do not go with the shipped rows.</exception>
    public async Task<Law> LoadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var sequence = await db.LawDrafts.MaxAsync(draft => draft.Sequence, cancellation) ?? 0;
        var known = state;
        if (sequence == known.Sequence) return known.Law;
        var changes = await db.LawDrafts.AsNoTracking().Where(draft => draft.State == LawDraftState.Approved).OrderBy(draft => draft.Sequence).ToListAsync(cancellation);
        var build = Law.Build(LawChanges.Over(LawFile.ShippedRows, changes));
        var law = build.Law ?? throw new InvalidOperationException($"The approved changes of the law do not go with the shipped rows: {string.Join("; ", build.Problems)}");
        state = new State(sequence, law);
        return law;
    }

    private sealed record State(int Sequence, Law Law)
    {
        public GrantRules Grants { get; } = new(Law);
    }
}
