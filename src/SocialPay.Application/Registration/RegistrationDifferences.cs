using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using F = SocialPay.Domain.Registration.RegistrationFields;

namespace SocialPay.Application.Registration;

/// <summary>
/// In what a registration differs from the person in the register. What the register learned since then is no difference: its history
/// need only contain what the registration says.
/// </summary>
internal static class RegistrationDifferences
{
    /// <summary>Names of the fields; empty where the person is there as she is registered.</summary>
    public static IReadOnlyList<string> Between(Beneficiary there, Beneficiary registered)
    {
        var fields = new List<string>();
        Compare(fields, F.FullName, there.FullName, registered.FullName);
        Compare(fields, F.Birth, there.Birth, registered.Birth);
        Compare(fields, F.Sex, there.Sex, registered.Sex);
        Compare(fields, F.Ethnicity, there.Ethnicity, registered.Ethnicity);
        Compare(fields, F.IdNumber, there.IdNumber, registered.IdNumber);
        Compare(fields, F.IdIssuedOn, there.IdIssuedOn, registered.IdIssuedOn);
        Compare(fields, F.NoIdReason, there.NoIdReason, registered.NoIdReason);
        Compare(fields, F.Phone, there.Phone, registered.Phone);
        Compare(fields, F.Commune, there.AreaId, registered.AreaId);
        Compare(fields, F.Village, there.Village, registered.Village);
        CompareEntitlements(fields, there.Entitlements, registered.Entitlements);
        CompareFacts(fields, there, registered);
        CompareMethods(fields, there.PaymentMethods, registered.PaymentMethods[0]);
        if (registered.Proxies.Count > 0) CompareProxy(fields, there.Proxies, registered.Proxies[0]);
        return [.. fields.Distinct(StringComparer.Ordinal)];
    }

    private static void Compare<T>(List<string> fields, string field, T there, T registered)
    {
        if (!EqualityComparer<T>.Default.Equals(there, registered)) fields.Add(field);
    }

    private static void CompareEntitlements(List<string> fields, List<Entitlement> there, List<Entitlement> registered)
    {
        foreach (var grant in registered)
        {
            var alike = there.FindAll(known => known.Group == grant.Group && known.Component == grant.Component);
            if (alike.Count == 0)
            {
                fields.Add(grant.Component == RuleComponent.CareSupport ? AttributeCatalogue.Relation.Name : F.Groups);
                continue;
            }

            var least = alike.Select(known => DifferencesOf(known, grant)).MinBy(differences => differences.Count)!;
            fields.AddRange(least);
        }

        // The same decision granted more than the registration names.
        if (there.Exists(known => registered.Exists(grant => grant.DecisionNumber == known.DecisionNumber)
            && !registered.Exists(grant => grant.Group == known.Group))) fields.Add(F.Groups);
    }

    private static List<string> DifferencesOf(Entitlement there, Entitlement registered)
    {
        var fields = new List<string>();
        Compare(fields, F.DecisionNumber, there.DecisionNumber, registered.DecisionNumber);
        Compare(fields, F.DecisionDate, there.DecisionDate, registered.DecisionDate);
        Compare(fields, F.Start, there.Start, registered.Start);
        Compare(fields, F.PaidThrough, there.PaidThrough, registered.PaidThrough);
        Compare(fields, F.CarerName, there.CarerName, registered.CarerName);
        Compare(fields, F.CarerIdNumber, there.CarerIdNumber, registered.CarerIdNumber);
        return fields;
    }

    /// <summary>Compares the facts of the day from which the registration states them; what is not recorded has its default.</summary>
    private static void CompareFacts(List<string> fields, Beneficiary there, Beneficiary registered)
    {
        var day = registered.Entitlements[0].Start.FirstDay;
        foreach (var name in there.Circumstances.Concat(registered.Circumstances).Select(fact => fact.Attribute).Distinct(StringComparer.Ordinal))
            Compare(fields, name, ValueOn(there.Circumstances, name, day), ValueOn(registered.Circumstances, name, day));
    }

    private static long ValueOn(List<Circumstance> facts, string name, DateOnly day)
    {
        var known = facts.Where(fact => fact.Attribute == name && fact.From <= day).MaxBy(fact => fact.From);
        return known is null ? 0 : AttributeCatalogue.Get(name).Encode(known.Value);
    }

    private static void CompareMethods(List<string> fields, List<PaymentMethod> there, PaymentMethod registered)
    {
        var least = there.Select(known => DifferencesOf(known, registered)).MinBy(differences => differences.Count);
        fields.AddRange(least ?? [F.PaymentKind]);
    }

    private static List<string> DifferencesOf(PaymentMethod there, PaymentMethod registered)
    {
        var fields = new List<string>();
        Compare(fields, F.PaymentKind, there.Kind, registered.Kind);
        Compare(fields, F.Provider, there.ProviderId, registered.ProviderId);
        Compare(fields, F.Bank, there.BankBin, registered.BankBin);
        Compare(fields, F.AccountNumber, there.AccountNumber, registered.AccountNumber);
        Compare(fields, F.AccountHolder, VietnameseText.Fold(there.HolderName), VietnameseText.Fold(registered.HolderName));
        return fields;
    }

    private static void CompareProxy(List<string> fields, List<Proxy> there, Proxy registered)
    {
        var least = there.Select(known => DifferencesOf(known, registered)).MinBy(differences => differences.Count);
        fields.AddRange(least ?? [F.ProxyName]);
    }

    private static List<string> DifferencesOf(Proxy there, Proxy registered)
    {
        var fields = new List<string>();
        Compare(fields, F.ProxyName, there.FullName, registered.FullName);
        Compare(fields, F.ProxyKind, there.Kind, registered.Kind);
        Compare(fields, F.ProxyIdNumber, there.IdNumber, registered.IdNumber);
        Compare(fields, F.ProxyPhone, there.Phone, registered.Phone);
        Compare(fields, F.ProxyPaperNumber, there.PaperNumber, registered.PaperNumber);
        Compare(fields, F.ProxyCertifiedBy, there.CertifiedBy, registered.CertifiedBy);
        Compare(fields, F.ProxyFrom, there.From, registered.From);
        Compare(fields, F.ProxyTo, there.To, registered.To);
        return fields;
    }
}
