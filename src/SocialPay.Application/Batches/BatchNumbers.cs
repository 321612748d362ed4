using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Application.Batches;

/// <summary>Numbers a run's batches, by commune and provider: one number for everybody, on the page and on paper.</summary>
internal static class BatchNumbers
{
    /// <summary>From 1, by the id of the batch.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> OfRunAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        var ids = await db.Batches.AsNoTracking().Where(batch => batch.RunId == runId)
            .OrderBy(batch => batch.Area!.Code).ThenBy(batch => batch.ProviderId).Select(batch => batch.Id).ToListAsync(cancellation);
        return ids.Select((id, place) => (id, place)).ToDictionary(batch => batch.id, batch => batch.place + 1);
    }
}
