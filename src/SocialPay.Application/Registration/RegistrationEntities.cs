using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>What is stored for an acceptable registration.</summary>
internal static class RegistrationEntities
{
    public static Beneficiary ToBeneficiary(this CheckedRegistration registration, DateTimeOffset now)
    {
        if (!registration.IsAcceptable || registration is not { Commune: { } commune, Provider: { } provider })
            throw new InvalidOperationException("A registration with errors is not stored.");
        var request = registration.Request;
        var start = request.Start!.Value;
        var firstPayment = request.FirstPayment!.Value;
        var kind = request.PaymentKind!.Value;
        var person = new Beneficiary
        {
            AreaId = commune.Id,
            Village = Text(request.Village),
            FullName = VietnameseText.Clean(request.FullName),
            Birth = request.Birth!.Value,
            Sex = request.Sex!.Value,
            Ethnicity = Text(request.Ethnicity),
            IdNumber = request.IdNumber,
            IdIssuedOn = request.IdIssuedOn,
            NoIdReason = request.IdNumber is null ? Text(request.NoIdReason) : null,
            Phone = request.Phone,
            RegisteredAt = now,
            Entitlements = [.. registration.Grants.Select(grant => ToEntitlement(grant, request))],
            Circumstances = [.. request.Facts.Where(fact => fact.Value.Length > 0)
                .Select(fact => new Circumstance { Attribute = fact.Key, Value = fact.Value, From = start.FirstDay, RecordedAt = now })],
            PaymentMethods =
            [
                new PaymentMethod
                {
                    Kind = kind,
                    ProviderId = provider.Id,
                    BankBin = registration.BankBin,
                    AccountNumber = kind.IsCashless() ? request.AccountNumber : null,
                    HolderName = kind.IsCashless() ? Text(request.AccountHolder) : null,
                    From = firstPayment,
                    // The holder's name was compared by the rules; cash needs no proof.
                    State = PaymentMethodState.Verified,
                },
            ],
            Proxies = request.HasProxy ? [ToProxy(request, firstPayment)] : [],
        };
        person.RefreshSearchText();
        return person;
    }

    private static Entitlement ToEntitlement(Grant grant, RegistrationRequest request)
    {
        var care = grant.Component == RuleComponent.CareSupport;
        return new Entitlement
        {
            Programme = grant.Programme,
            Group = grant.Group,
            Component = grant.Component,
            DecisionNumber = VietnameseText.Clean(request.DecisionNumber),
            DecisionDate = request.DecisionDate!.Value,
            Start = request.Start!.Value,
            PaidThrough = request.PaidThrough,
            CarerName = care ? Text(request.CarerName) : null,
            CarerIdNumber = care ? request.CarerIdNumber : null,
        };
    }

    private static Proxy ToProxy(RegistrationRequest request, PayPeriod firstPayment)
    {
        var from = request.ProxyFrom ?? firstPayment.FirstDay;
        return new Proxy
        {
            Kind = request.ProxyKind ?? ProxyKind.Authorised,
            FullName = VietnameseText.Clean(request.ProxyName),
            IdNumber = request.ProxyIdNumber,
            Phone = request.ProxyPhone,
            PaperNumber = Text(request.ProxyPaperNumber),
            CertifiedBy = Text(request.ProxyCertifiedBy),
            From = from,
            // Where the paper is silent, one year (Civil Code art. 563).
            To = request.ProxyTo ?? from.AddYears(1).AddDays(-1),
            State = request.HasWholeProxyPaper() ? ProxyState.Verified : ProxyState.Declared,
        };
    }

    private static string? Text(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
