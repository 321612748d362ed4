using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Policy;
using SocialPay.Application.Registration.Import;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Providers;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>Somebody who may be chosen to pay.</summary>
public sealed record ProviderChoice(string Code, string Name, ProviderKind Kind);

/// <summary>A bank or wallet to choose.</summary>
public sealed record BankChoice(string Bin, string ShortName, string Name);

/// <summary>What a form offers to choose from, for one commune and month.</summary>
/// <param name="Law">In force now; the month of the form decides which of its groups pay.</param>
public sealed record RegistrationChoices(IReadOnlyList<ProviderChoice> Providers, IReadOnlyList<BankChoice> Banks, Law Law)
{
    /// <summary>The groups that pay in the month, in the order of the law.</summary>
    public IReadOnlyList<string> GroupsOf(PayPeriod month) =>
        [.. Rules(month).OrderBy(rule => rule.Programme).ThenBy(rule => rule.GroupCode, StringComparer.Ordinal).Select(rule => rule.GroupCode).Distinct(StringComparer.Ordinal)];

    /// <summary>The facts that the law asks of a group in a month; those that it derives itself are left out.</summary>
    public IReadOnlyList<AttributeDefinition> FactsOf(string group, PayPeriod month) =>
        [.. Rules(month)
            .Where(rule => string.Equals(rule.GroupCode, group, StringComparison.Ordinal))
            .SelectMany(rule => Law.PredicateOf(rule.Id).Reads)
            .Where(attribute => !attribute.Derived)
            .Distinct()
            .OrderBy(attribute => attribute.Index)];

    private IEnumerable<RateRule> Rules(PayPeriod month) =>
        Law.Rules.Where(rule => Calculator.Programmes.Contains(rule.Programme) && rule.Covers(month) && GrantRules.IsGranted(rule));
}

/// <summary>
/// The form of a registration: its texts are read as the cells of an import file are, so that both become the same request. Closed lists
/// hold codes instead of words: the names of enum members, and of facts as the law's predicates write them.
/// </summary>
public sealed class RegistrationForm(Door door, LawInForce laws)
{
    /// <summary>The providers with a contract for the commune in the month, all banks and wallets, and the law.</summary>
    /// <param name="areaCode">The commune, or an area above it.</param>
    public Task<Result<RegistrationChoices>> ChoicesAsync(
        Actor actor, string areaCode, PayPeriod month, CancellationToken cancellation) => door.AskAsync<RegistrationChoices>(actor, async work =>
    {
        var area = await work.Db.AreaForAsync(work.Officer, Permission.EditRegister, areaCode, month.FirstDay, cancellation);
        if (area.Error is { } refusal) return refusal;
        var (path, day) = (area.Value.Path, month.FirstDay);
        var providers = await work.Db.Providers.AsNoTracking()
            .Where(provider => provider.Contracts.Any(contract => contract.From <= day && (contract.To == null || contract.To >= day)
                && contract.Areas.Any(covered => EF.Functions.Like(path, covered.Path + "%"))))
            .OrderBy(provider => provider.Name)
            .Select(provider => new ProviderChoice(provider.Code, provider.Name, provider.Kind))
            .ToListAsync(cancellation);
        var banks = await work.Db.Banks.AsNoTracking().OrderBy(bank => bank.ShortName)
            .Select(bank => new BankChoice(bank.Bin, bank.ShortName, bank.Name))
            .ToListAsync(cancellation);
        return new RegistrationChoices(providers, banks, await laws.LoadAsync(work.Db, cancellation));
    }, cancellation);

    /// <summary>Makes the request of the form's texts; says of which fields the text cannot be read.</summary>
    /// <param name="texts">By field, as <see cref="RegistrationFields"/> and the attributes of the law name them.</param>
    public static (RegistrationRequest Request, IReadOnlyList<RegistrationProblem> Unreadable) Read(IReadOnlyDictionary<string, string> texts)
    {
        var request = new RegistrationRequest();
        var unreadable = new List<RegistrationProblem>();
        foreach (var column in RegisterColumns.All)
        {
            if (!texts.TryGetValue(column.Key, out var text) || string.IsNullOrWhiteSpace(text) || ReadCode(request, column.Key, text)) continue;
            if (column.Read(request, text) is { } error) unreadable.Add(new(column.Key, error));
        }

        return (request, unreadable);
    }

    private static bool ReadCode(RegistrationRequest request, string field, string text)
    {
        switch (field)
        {
            case RegistrationFields.Sex when Enum.TryParse<Sex>(text, out var sex):
                request.Sex = sex;
                return true;
            case RegistrationFields.PaymentKind when Enum.TryParse<PaymentMethodKind>(text, out var kind):
                request.PaymentKind = kind;
                return true;
            case RegistrationFields.ProxyKind when Enum.TryParse<ProxyKind>(text, out var kind):
                request.ProxyKind = kind;
                return true;
            default:
                if (AttributeCatalogue.Find(field) is not { Kind: AttributeKind.Choice or AttributeKind.Flag } attribute || !attribute.TryEncode(text, out _)) return false;
                request.Facts[field] = text;
                return true;
        }
    }
}
