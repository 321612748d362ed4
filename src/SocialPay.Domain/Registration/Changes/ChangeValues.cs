using System.Text.Json.Serialization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Registration.Changes;

/// <summary>What a change says of one person, by its kind. Stored as it was proposed, and never changed after it was approved.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(RegistrationValues), "registration")]
[JsonDerivedType(typeof(ContactValues), "contact")]
[JsonDerivedType(typeof(IdentityValues), "identity")]
[JsonDerivedType(typeof(DeathValues), "death")]
[JsonDerivedType(typeof(ResidenceValues), "residence")]
[JsonDerivedType(typeof(FactValues), "facts")]
[JsonDerivedType(typeof(SuspensionValues), "suspension")]
[JsonDerivedType(typeof(ResumptionValues), "resumption")]
[JsonDerivedType(typeof(StopValues), "stop")]
[JsonDerivedType(typeof(MethodValues), "method")]
[JsonDerivedType(typeof(CollectorValues), "collector")]
[JsonDerivedType(typeof(GroupValues), "group")]
[JsonDerivedType(typeof(ReviewValues), "review")]
[JsonDerivedType(typeof(NothingValues), "nothing")]
public abstract record ChangeValues;

/// <summary>All that was known of a person when she entered the register.</summary>
public sealed record RegistrationValues : ChangeValues
{
    public required string FullName { get; init; }

    public required BirthDate Birth { get; init; }

    public required Sex Sex { get; init; }

    public string? Ethnicity { get; init; }

    public string? IdNumber { get; init; }

    public DateOnly? IdIssuedOn { get; init; }

    public string? NoIdReason { get; init; }

    public string? Phone { get; init; }

    public required long AreaId { get; init; }

    public string? Village { get; init; }

    public IReadOnlyList<GrantValues> Grants { get; init; } = [];

    public IReadOnlyList<FactValue> Facts { get; init; } = [];

    public IReadOnlyList<MethodValues> Methods { get; init; } = [];

    public IReadOnlyList<CollectorValues> Collectors { get; init; } = [];

    /// <summary>The same as what is stored of a person who has just entered the register.</summary>
    public static RegistrationValues Of(Beneficiary person) => new()
    {
        FullName = person.FullName,
        Birth = person.Birth,
        Sex = person.Sex,
        Ethnicity = person.Ethnicity,
        IdNumber = person.IdNumber,
        IdIssuedOn = person.IdIssuedOn,
        NoIdReason = person.NoIdReason,
        Phone = person.Phone,
        AreaId = person.AreaId,
        Village = person.Village,
        Grants = [.. person.Entitlements.Select(GrantValues.Of)],
        Facts = [.. person.Circumstances.Select(fact => new FactValue(fact.Attribute, fact.Value, fact.From))],
        Methods = [.. person.PaymentMethods.Select(MethodValues.Of)],
        Collectors = [.. person.Proxies.Select(CollectorValues.Of)],
    };
}

/// <summary>A decision that grants a component of a group from a month on.</summary>
public sealed record GrantValues(Programme Programme, string Group, RuleComponent Component, string DecisionNumber, DateOnly DecisionDate, PayPeriod Start)
{
    public PayPeriod? End { get; init; }

    public PayPeriod? PaidThrough { get; init; }

    public string? CarerName { get; init; }

    public string? CarerIdNumber { get; init; }

    internal static GrantValues Of(Entitlement grant) => new(grant.Programme, grant.Group, grant.Component, grant.DecisionNumber, grant.DecisionDate, grant.Start)
    {
        End = grant.End,
        PaidThrough = grant.PaidThrough,
        CarerName = grant.CarerName,
        CarerIdNumber = grant.CarerIdNumber,
    };
}

/// <summary>A fact as the law's predicates write it.</summary>
/// <param name="From">Null: from the effective day of the change on.</param>
public sealed record FactValue(string Attribute, string Value, DateOnly? From = null);

/// <summary>What is given is new; what is null stays.</summary>
public sealed record ContactValues(string? Phone = null, string? Village = null, string? Ethnicity = null) : ChangeValues;

/// <summary>What is given is right, and was wrong or is new; what is null stays. The old name and number are kept, and found by search.</summary>
public sealed record IdentityValues : ChangeValues
{
    public string? FullName { get; init; }

    public BirthDate? Birth { get; init; }

    public Sex? Sex { get; init; }

    public string? IdNumber { get; init; }

    public DateOnly? IdIssuedOn { get; init; }
}

/// <summary>Died on the effective day.</summary>
public sealed record DeathValues : ChangeValues;

/// <summary>Lives elsewhere from the effective day on.</summary>
/// <param name="AreaId">The commune; null: outside the province, and what was granted ends with the last month paid here.</param>
/// <param name="LastMonth">The last month that the old place pays (policy-rules §6.3); the new one pays from the month after it.</param>
public sealed record ResidenceValues(long? AreaId, string? Village, PayPeriod LastMonth) : ChangeValues
{
    /// <summary>Of an arrival: what the decision here grants from the month after <see cref="LastMonth"/> on.</summary>
    public IReadOnlyList<GrantValues> Grants { get; init; } = [];
}

/// <summary>From the effective day on, unless a fact names its own.</summary>
public sealed record FactValues(IReadOnlyList<FactValue> Facts) : ChangeValues;

/// <summary>Nothing is paid from a month on, until it is resumed.</summary>
/// <param name="Group">The group concerned; null: all of them.</param>
public sealed record SuspensionValues(PayPeriod From, string Ground, string? Group = null) : ChangeValues;

/// <param name="From">The first month paid again; earlier than the decision where that pays suspended months back.</param>
/// <param name="Group">The group concerned; null: all of them.</param>
public sealed record ResumptionValues(PayPeriod From, string? Group = null) : ChangeValues;

/// <param name="Last">The last month of entitlement.</param>
/// <param name="Group">The group concerned; null: all of them.</param>
public sealed record StopValues(PayPeriod Last, string Ground, string? Group = null) : ChangeValues;

/// <summary>How the money is received.</summary>
public sealed record MethodValues(PaymentMethodKind Kind, long ProviderId) : ChangeValues
{
    public string? BankBin { get; init; }

    public string? AccountNumber { get; init; }

    public string? HolderName { get; init; }

    /// <summary>The first month paid so; null: the month after the change was approved.</summary>
    public PayPeriod? From { get; init; }

    public PayPeriod? To { get; init; }

    public PaymentMethodState State { get; init; } = PaymentMethodState.Verified;

    public static MethodValues Of(PaymentMethod method) => new(method.Kind, method.ProviderId)
    {
        BankBin = method.BankBin,
        AccountNumber = method.AccountNumber,
        HolderName = method.HolderName,
        From = method.From,
        To = method.To,
        State = method.State,
    };
}

/// <summary>A proxy or guardian who receives from a day on; or no longer does.</summary>
public sealed record CollectorValues(ProxyKind Kind, string FullName, DateOnly From, DateOnly To) : ChangeValues
{
    public string? IdNumber { get; init; }

    public string? Phone { get; init; }

    public string? PaperNumber { get; init; }

    public string? CertifiedBy { get; init; }

    public ProxyState State { get; init; } = ProxyState.Verified;

    /// <summary>The proxy of this name receives no longer, from the effective day on.</summary>
    public bool Ends { get; init; }

    internal static CollectorValues Of(Proxy proxy) => new(proxy.Kind, proxy.FullName, proxy.From, proxy.To)
    {
        IdNumber = proxy.IdNumber,
        Phone = proxy.Phone,
        PaperNumber = proxy.PaperNumber,
        CertifiedBy = proxy.CertifiedBy,
        State = proxy.State,
    };
}

/// <summary>New decisions in place of old ones, which end with the month before.</summary>
/// <param name="Ended">The groups whose decisions end.</param>
public sealed record GroupValues(IReadOnlyList<GrantValues> Grants, IReadOnlyList<string> Ended) : ChangeValues;

/// <summary>Found as the register says on the effective day.</summary>
public sealed record ReviewValues(string? Note = null) : ChangeValues;

/// <summary>Of a correction alone: what it corrects did not happen.</summary>
public sealed record NothingValues : ChangeValues;
