using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>Which people a list shows, and in which order.</summary>
public sealed record BeneficiaryFilter
{
    /// <summary>Code of an area that exists in the month and lies within the officer's reach; everything in reach where it is not given.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Words of a name without regard to diacritics, or parts of an identity number or telephone; all must match.</summary>
    public string? Search { get; init; }

    public string? Group { get; init; }

    public PaymentMethodKind? PaymentKind { get; init; }

    /// <summary>Paid to an account that is verified.</summary>
    public bool? HasAccount { get; init; }

    public BeneficiarySort Sort { get; init; } = BeneficiarySort.Name;

    public bool Descending { get; init; }

    /// <summary>The month whose payment methods and groups count; the current one where it is not given.</summary>
    public PayPeriod? Month { get; init; }
}

public enum BeneficiarySort
{
    Name,
    Birth,
    IdNumber,
    Commune,
    Group,
    PaymentKind,
}

/// <summary>A person in a list. Nothing in it tells of a confidential fact.</summary>
/// <param name="Groups">Groups held in the month; those that tell of HIV are left out.</param>
/// <param name="PaymentKind">How she is paid in the month; null where no method holds.</param>
public sealed record BeneficiaryRow(
    long Id,
    string FullName,
    BirthDate Birth,
    Sex Sex,
    string? IdNumber,
    string? Phone,
    string CommuneCode,
    string CommuneName,
    string? Village,
    IReadOnlyList<string> Groups,
    PaymentMethodKind? PaymentKind,
    string? ProviderName,
    string? AccountNumber,
    DateOnly? DiedOn);

/// <summary>A page of the list.</summary>
/// <param name="Grants">The law as it stands, for the names of the groups.</param>
public sealed record BeneficiaryRows(IReadOnlyList<BeneficiaryRow> Rows, int Total, GrantRules Grants)
{
    /// <summary>The groups that may be filtered by: not those that tell of a confidential fact.</summary>
    public IEnumerable<string> Groups => Grants.Groups.Where(group => !Grants.Confidential.Contains(group));
}

/// <summary>How many people a filter finds.</summary>
/// <param name="WithAccount">Of them, paid to a verified account in the month.</param>
public sealed record BeneficiaryCounts(int People, int WithAccount);

/// <summary>Lists the people of the register within an officer's reach, page by page.</summary>
public sealed class BeneficiaryList(Door door, LawInForce laws)
{
    // As many rows as a view for paper holds.
    private const int LargestPage = 5000;

    public Task<Result<BeneficiaryRows>> PageAsync(
        Actor actor, BeneficiaryFilter filter, int skip, int take, CancellationToken cancellation) => door.AskAsync<BeneficiaryRows>(actor, async work =>
    {
        var db = work.Db;
        var found = await QueryAsync(work, filter, cancellation);
        if (found.Error is { } refusal) return refusal;
        var month = MonthOf(work, filter);
        var hidden = found.Value.Grants.Confidential.ToList();
        var total = await found.Value.People.CountAsync(cancellation);
        if (!string.IsNullOrWhiteSpace(filter.Search)) work.Reads("search register", SubjectKind.Search, filter.AreaCode, null, ("words", filter.Search), ("found", total));
        var rows = await Sorted(found.Value.People, filter, hidden, month)
            .Skip(skip).Take(Math.Clamp(take, 1, LargestPage))
            .Select(person => new
            {
                Person = person,
                CommuneCode = person.Area!.Code,
                CommuneName = person.Area.FullName,
                Groups = person.Entitlements
                    .Where(held => !hidden.Contains(held.Group) && held.Start <= month && (held.End == null || held.End >= month))
                    .Select(held => held.Group).Distinct().OrderBy(group => group).ToList(),
                Method = person.PaymentMethods
                    .Where(method => method.From <= month && (method.To == null || method.To >= month) && method.State == PaymentMethodState.Verified)
                    .OrderByDescending(method => method.From).ThenByDescending(method => method.Id)
                    .Select(method => new { method.Kind, method.AccountNumber, Provider = db.Providers.First(provider => provider.Id == method.ProviderId).Name })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return new BeneficiaryRows(
            [.. rows.Select(row => new BeneficiaryRow(
                row.Person.Id, row.Person.FullName, row.Person.Birth, row.Person.Sex, row.Person.IdNumber, row.Person.Phone, row.CommuneCode, row.CommuneName,
                row.Person.Village, row.Groups, row.Method?.Kind, row.Method?.Provider, row.Method?.AccountNumber, row.Person.DiedOn))],
            total,
            found.Value.Grants);
    }, cancellation);

    public Task<Result<BeneficiaryCounts>> CountAsync(
        Actor actor, BeneficiaryFilter filter, CancellationToken cancellation) => door.AskAsync<BeneficiaryCounts>(actor, async work =>
    {
        var found = await QueryAsync(work, filter, cancellation);
        if (found.Error is { } refusal) return refusal;
        var people = await found.Value.People.CountAsync(cancellation);
        return new BeneficiaryCounts(people, await WithAccount(found.Value.People, MonthOf(work, filter), has: true).CountAsync(cancellation));
    }, cancellation);

    // A result converts from a class, not from an interface.
    private sealed record Found(IQueryable<Beneficiary> People, GrantRules Grants);

    private static PayPeriod MonthOf(Work work, BeneficiaryFilter filter) => filter.Month ?? PayPeriod.Of(work.Today);

    private async Task<Result<Found>> QueryAsync(Work work, BeneficiaryFilter filter, CancellationToken cancellation)
    {
        var (db, officer, month) = (work.Db, work.Officer, MonthOf(work, filter));
        var people = db.Beneficiaries.AsNoTracking();
        if (filter.AreaCode is { } code)
        {
            var area = await db.AreaForAsync(officer, Permission.ViewRegister, code, month.FirstDay, cancellation);
            if (area.Error is { } refusal) return refusal;
            var path = area.Value.Path;
            people = people.Where(person => person.Area!.Path.StartsWith(path));
        }
        else
        {
            var paths = officer.PathsWith(Permission.ViewRegister);
            if (paths.Count == 0) return officer.RefusalWithout(Permission.ViewRegister)!;
            people = people.Where(person => paths.Any(path => EF.Functions.Like(person.Area!.Path, path + "%")));
        }

        var grants = await laws.GrantsAsync(db, cancellation);
        return new Found(Filtered(people, filter, month, grants), grants);
    }

    private static IQueryable<Beneficiary> Filtered(IQueryable<Beneficiary> people, BeneficiaryFilter filter, PayPeriod month, GrantRules grants)
    {
        people = people.Matching(filter.Search, person => person.SearchText);
        if (filter.Group is { Length: > 0 } group)
        {
            var hidden = grants.Confidential.Contains(group);
            people = people.Where(person => !hidden && person.Entitlements.Any(held => held.Group == group && held.Start <= month && (held.End == null || held.End >= month)));
        }

        if (filter.PaymentKind is { } kind)
        {
            people = people.Where(person => person.PaymentMethods.Any(method =>
                method.Kind == kind && method.From <= month && (method.To == null || method.To >= month) && method.State == PaymentMethodState.Verified));
        }

        return filter.HasAccount is { } has ? WithAccount(people, month, has) : people;
    }

    private static IQueryable<Beneficiary> WithAccount(IQueryable<Beneficiary> people, PayPeriod month, bool has) =>
        people.Where(person => has == person.PaymentMethods.Any(method =>
            (method.Kind == PaymentMethodKind.BankAccount || method.Kind == PaymentMethodKind.EMoneyAccount)
            && method.From <= month && (method.To == null || method.To >= month) && method.State == PaymentMethodState.Verified));

    private static IOrderedQueryable<Beneficiary> Sorted(IQueryable<Beneficiary> people, BeneficiaryFilter filter, List<string> hidden, PayPeriod month)
    {
        var sorted = filter.Sort switch
        {
            BeneficiarySort.Name => people.By(person => person.NameKey, filter.Descending),
            BeneficiarySort.Birth => people.By(person => person.Birth, filter.Descending),
            BeneficiarySort.IdNumber => people.By(person => EF.Functions.Collate(person.IdNumber!, Sorting.Bytewise), filter.Descending),
            BeneficiarySort.Commune => people.By(person => person.Area!.NameKey, filter.Descending),
            BeneficiarySort.Group => people.By(
                person => person.Entitlements.Where(held => !hidden.Contains(held.Group) && held.Start <= month && (held.End == null || held.End >= month))
                    .Min(held => EF.Functions.Collate(held.Group, Sorting.Bytewise)),
                filter.Descending),
            BeneficiarySort.PaymentKind => people.By(
                person => person.PaymentMethods
                    .Where(method => method.From <= month && (method.To == null || method.To >= month) && method.State == PaymentMethodState.Verified)
                    .Min(method => (string)(object)method.Kind),
                filter.Descending),
        };
        return sorted.ThenBy(person => person.NameKey).ThenBy(person => person.Id);
    }
}
