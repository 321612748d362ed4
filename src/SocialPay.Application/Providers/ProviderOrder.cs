using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Providers;

/// <summary>The providers' ids in Vietnamese order of their names: they are few, so their place is looked up, not stored.</summary>
internal static class ProviderOrder
{
    public static async Task<List<long>> ReadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var providers = await db.Providers.AsNoTracking().Select(provider => new { provider.Id, provider.Name }).ToListAsync(cancellation);
        return [.. providers.By(provider => VietnameseOrder.TextKey(provider.Name), descending: false).ThenBy(provider => provider.Id).Select(provider => provider.Id)];
    }
}
