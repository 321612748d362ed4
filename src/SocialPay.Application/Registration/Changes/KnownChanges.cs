using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>Reads the approved changes of people.</summary>
internal static class KnownChanges
{
    /// <param name="until">What was decided by that moment; null: everything.</param>
    /// <returns>By person, in no order.</returns>
    public static async Task<ILookup<long, KnownChange>> OfAsync(
        SocialPayContext db, IReadOnlyCollection<long> people, DateTimeOffset? until, CancellationToken cancellation)
    {
        var query =
            from item in db.Set<ChangeItem>().AsNoTracking()
            join change in db.RegisterChanges.AsNoTracking() on item.ChangeId equals change.Id
            where item.BeneficiaryId != null && people.Contains(item.BeneficiaryId.Value) && change.State == ChangeState.Approved && (until == null || change.DecidedAt <= until)
            select new { Person = item.BeneficiaryId!.Value, change.Id, change.Effective, DecidedAt = change.DecidedAt!.Value, change.CorrectsId, item.Values };
        var rows = await query.ToListAsync(cancellation);
        return rows.ToLookup(row => row.Person, row => new KnownChange(row.Id, row.Effective, row.DecidedAt, row.CorrectsId, row.Values));
    }
}
