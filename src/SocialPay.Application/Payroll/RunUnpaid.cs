using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Payroll;

/// <summary>Who of the register gets no line in a run, as its computation found.</summary>
internal static class RunUnpaid
{
    /// <summary>In the order of the reasons.</summary>
    public static async Task<IReadOnlyList<UnpaidTotal>> TotalsAsync(SocialPayContext db, RunPart part, CancellationToken cancellation)
    {
        var totals = await part.Unpaid(db).GroupBy(unpaid => unpaid.Cause)
            .Select(cause => new UnpaidTotal(cause.Key, cause.Count())).ToListAsync(cancellation);
        return [.. totals.OrderBy(total => total.Cause)];
    }

    /// <summary>How many in each commune, by its code.</summary>
    public static Task<Dictionary<string, int>> ByCommuneAsync(SocialPayContext db, RunPart part, CancellationToken cancellation) =>
        part.Unpaid(db).Join(db.Beneficiaries, unpaid => unpaid.BeneficiaryId, person => person.Id, (unpaid, person) => person.Area!.Code)
            .GroupBy(code => code).Select(commune => new { commune.Key, People = commune.Count() }).ToDictionaryAsync(commune => commune.Key, commune => commune.People, cancellation);

    public static async Task<Page<UnpaidView>> PageAsync(SocialPayContext db, RunPart part, UnpaidFilter filter, int skip, int take, CancellationToken cancellation)
    {
        var query = part.Unpaid(db)
            .Join(db.Beneficiaries, unpaid => unpaid.BeneficiaryId, person => person.Id, (unpaid, person) => new { unpaid.Cause, person, Area = person.Area! });
        if (filter.Cause is { } cause) query = query.Where(row => row.Cause == cause);
        if (filter.AreaCode is { } code) query = query.Where(row => row.Area.Code == code);
        query = query.Matching(filter.Search, row => row.person.SearchText);
        var total = await query.CountAsync(cancellation);
        var sorted = filter.Sort switch
        {
            UnpaidSort.Commune => query.By(row => row.Area.NameKey, filter.Descending),
            UnpaidSort.Name => query.By(row => row.person.NameKey, filter.Descending),
            UnpaidSort.Birth => query.By(row => row.person.Birth, filter.Descending),
            UnpaidSort.Cause => query.By(row => row.Cause, filter.Descending),
        };
        var rows = await sorted.ThenBy(row => row.person.NameKey).ThenBy(row => row.person.Id).Skip(skip).Take(take)
            .Select(row => new UnpaidView(row.person.Id, row.person.FullName, row.person.Birth, row.Area.Code, row.Area.FullName, row.person.Village, row.Cause))
            .ToListAsync(cancellation);
        return new Page<UnpaidView>(rows, total);
    }
}
