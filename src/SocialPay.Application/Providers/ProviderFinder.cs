using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Providers;

/// <summary>Finds providers by code or name, and whether a contract of theirs covers a commune on a day.</summary>
internal sealed class ProviderFinder
{
    private readonly Dictionary<string, Provider> providers = new(StringComparer.Ordinal);

    private ProviderFinder(IEnumerable<Provider> all)
    {
        foreach (var provider in all)
        {
            providers.TryAdd(VietnameseText.Fold(provider.Code), provider);
            providers.TryAdd(VietnameseText.Fold(provider.Name), provider);
        }
    }

    public static async Task<ProviderFinder> LoadAsync(SocialPayContext db, CancellationToken cancellation) =>
        new(await db.Providers.AsNoTracking()
            .Include(provider => provider.Contracts).ThenInclude(contract => contract.Areas)
            .OrderBy(provider => provider.Code)
            .ToListAsync(cancellation));

    public Result<Provider> Find(string text) =>
        providers.TryGetValue(VietnameseText.Fold(text), out var provider) ? provider : RegistrationErrors.UnknownProvider(text);

    public static bool HasContract(Provider provider, Area commune, DateOnly day) =>
        provider.Contracts.Any(contract => contract.Covers(day) && contract.Areas.Any(area => area.Contains(commune)));
}
