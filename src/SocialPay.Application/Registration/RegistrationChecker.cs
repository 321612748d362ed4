using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Areas;
using SocialPay.Application.Data;
using SocialPay.Application.Providers;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Application.Registration;

/// <summary>
/// Checks registrations against the rules, the officer's communes, the providers and the law; one load serves a form and a file of
/// twenty thousand rows alike.
/// </summary>
internal sealed class RegistrationChecker
{
    private readonly CommuneFinder communes;
    private readonly ProviderFinder providers;
    private readonly BankFinder banks;
    private readonly GrantRules grants;
    private readonly Dictionary<long, string> provinces;
    private readonly DateOnly today;

    private RegistrationChecker(
        CommuneFinder communes, ProviderFinder providers, BankFinder banks, Dictionary<long, string> provinces, GrantRules grants, DateOnly today) =>
        (this.communes, this.providers, this.banks, this.provinces, this.grants, this.today) = (communes, providers, banks, provinces, grants, today);

    /// <summary>With the communes where the officer holds the permission.</summary>
    public static async Task<RegistrationChecker> LoadAsync(
        SocialPayContext db, Officer officer, Permission permission, GrantRules grants, DateOnly today, CancellationToken cancellation)
    {
        return new RegistrationChecker(
            await CommuneFinder.LoadAsync(db, officer.PathsWith(permission), cancellation),
            await ProviderFinder.LoadAsync(db, cancellation),
            new BankFinder(await db.Banks.AsNoTracking().OrderBy(bank => bank.Bin).ToListAsync(cancellation)),
            await db.Areas.AsNoTracking().Where(area => area.Level == AreaLevel.Province).ToDictionaryAsync(area => area.Id, area => area.Code, cancellation),
            grants,
            today);
    }

    /// <summary>The communes that requests named and the officer doesn't reach.</summary>
    public IReadOnlyCollection<OutOfReach> OutOfReach => communes.OutOfReach;

    /// <summary>Tidies the request and finds everything that is wrong with it.</summary>
    /// <param name="reading">What could already not be read of it: nothing is then said to be missing there.</param>
    public CheckedRegistration Check(RegistrationRequest request, IReadOnlyList<RegistrationProblem>? reading = null)
    {
        var problems = new List<RegistrationProblem>(reading ?? []);
        problems.AddRange(RegistrationRules.TidyAndCheck(request, today).Where(problem => !IsMissingButUnread(problem, reading)));
        var commune = CheckCommune(request, problems);
        var granted = CheckGroups(request, commune, problems);
        var provider = CheckProvider(request, commune, problems);
        var bank = CheckBank(request, provider, problems);
        return new CheckedRegistration(request, problems, commune, granted, provider, bank);
    }

    private static bool IsMissingButUnread(RegistrationProblem problem, IReadOnlyList<RegistrationProblem>? reading) =>
        reading is { Count: > 0 } && problem.Error == RegistrationErrors.Missing(problem.Field) && reading.Any(unread => unread.Field == problem.Field);

    /// <summary>
    /// The commune of the day after what was paid elsewhere; with nothing paid, of the start, or of today for a start before a reform.
    /// </summary>
    private Area? CheckCommune(RegistrationRequest request, List<RegistrationProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(request.Commune)) return null;
        var found = request switch
        {
            { PaidThrough: { } paid } => communes.Find(request.Commune, request.District, paid.Next.FirstDay),
            { Start: { } start } => communes.Find(request.Commune, request.District, start.FirstDay, today),
            // Without a start, which is an error of its own, it is enough that there was one.
            _ => communes.Find(request.Commune, request.District, [today, .. communes.FirstDays]),
        };
        if (found.Error is null) return found.Value;
        problems.Add(new(F.Commune, found.Error));
        return null;
    }

    private IReadOnlyList<Grant> CheckGroups(RegistrationRequest request, Area? commune, List<RegistrationProblem> problems)
    {
        var groups = new List<string>();
        foreach (var text in request.Groups)
        {
            if (grants.Resolve(text, request.FirstPayment) is not { } group) problems.Add(new(F.Groups, RegistrationErrors.UnknownGroup(text)));
            else if (!groups.Contains(group)) groups.Add(group);
        }

        if (groups.Count == 0) return [];
        var granted = grants.GrantsOf(request, groups);
        problems.AddRange(grants.Check(request, granted, commune is null ? "" : ProvinceOf(commune)));
        return granted;
    }

    private Provider? CheckProvider(RegistrationRequest request, Area? commune, List<RegistrationProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(request.Provider)) return null;
        var found = providers.Find(request.Provider);
        if (found.Error is { } unknown)
        {
            problems.Add(new(F.Provider, unknown));
            return null;
        }

        if (commune is not null && request.FirstPayment is { } month && !ProviderFinder.HasContract(found.Value, commune, month.FirstDay))
            problems.Add(new(F.Provider, RegistrationErrors.NoContract(found.Value.Name, commune.FullName, month.FirstDay)));
        return found.Value;
    }

    private string? CheckBank(RegistrationRequest request, Provider? provider, List<RegistrationProblem> problems)
    {
        if (request.PaymentKind?.IsCashless() != true) return null;
        if (string.IsNullOrWhiteSpace(request.Bank))
        {
            // A bank or wallet that pays out itself means accounts with it.
            if (provider is { BankBin: null }) problems.Add(new(F.Bank, RegistrationErrors.Missing(F.Bank)));
            return provider?.BankBin;
        }

        var found = banks.Find(request.Bank);
        if (found.Error is null) return found.Value.Bin;
        problems.Add(new(F.Bank, found.Error));
        return null;
    }

    private string ProvinceOf(Area commune) => provinces[new AreaPath(commune.Path).ProvinceId];
}

/// <summary>A registration with all that was found about it.</summary>
/// <param name="Commune">Null where it is not clear.</param>
/// <param name="Provider">Null where there is none of that name.</param>
/// <param name="BankBin">Null for cash.</param>
internal sealed record CheckedRegistration(
    RegistrationRequest Request,
    IReadOnlyList<RegistrationProblem> Problems,
    Area? Commune,
    IReadOnlyList<Grant> Grants,
    Provider? Provider,
    string? BankBin)
{
    public bool IsAcceptable => Problems.All(problem => problem.IsWarning);
}
