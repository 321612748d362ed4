using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>
/// One person as a form or a row of an import file gives her: the person, one decision, the facts the law asks for, how she is paid
/// and who may receive for her. Not yet checked: <see cref="RegistrationRules"/> says what is wrong with it.
/// </summary>
public sealed class RegistrationRequest
{
    public string FullName { get; set; } = "";

    public BirthDate? Birth { get; set; }

    public Sex? Sex { get; set; }

    public string? Ethnicity { get; set; }

    /// <summary>Citizen ID of 12 digits or old identity card of 9, text with leading zeros.</summary>
    public string? IdNumber { get; set; }

    public DateOnly? IdIssuedOn { get; set; }

    /// <summary>Needed where there is no <see cref="IdNumber"/>.</summary>
    public string? NoIdReason { get; set; }

    public string? Phone { get; set; }

    /// <summary>Name of the district, where the name of the commune alone is not clear.</summary>
    public string? District { get; set; }

    /// <summary>Code or name of the commune.</summary>
    public string Commune { get; set; } = "";

    public string? Village { get; set; }

    /// <summary>Group codes of the law, as <c>136/5.5b</c>.</summary>
    public List<string> Groups { get; init; } = [];

    /// <summary>Facts that the law asks for: name of the attribute and its value as predicates write them, as <c>poverty</c> and <c>near_poor</c>.</summary>
    public Dictionary<string, string> Facts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Who cares for the person, where care support is granted.</summary>
    public string? CarerName { get; set; }

    public string? CarerIdNumber { get; set; }

    public string DecisionNumber { get; set; } = "";

    public DateOnly? DecisionDate { get; set; }

    /// <summary>The first month of entitlement.</summary>
    public PayPeriod? Start { get; set; }

    /// <summary>The last month already paid elsewhere: the opening balance.</summary>
    public PayPeriod? PaidThrough { get; set; }

    public PaymentMethodKind? PaymentKind { get; set; }

    /// <summary>Code or name of the provider who pays.</summary>
    public string? Provider { get; set; }

    /// <summary>Name, code or NAPAS number of the bank or wallet.</summary>
    public string? Bank { get; set; }

    public string? AccountNumber { get; set; }

    public string? AccountHolder { get; set; }

    /// <summary>Authorised where it is not given.</summary>
    public ProxyKind? ProxyKind { get; set; }

    public string? ProxyName { get; set; }

    public string? ProxyIdNumber { get; set; }

    public string? ProxyPhone { get; set; }

    /// <summary>Number of the authorisation paper.</summary>
    public string? ProxyPaperNumber { get; set; }

    public string? ProxyCertifiedBy { get; set; }

    public DateOnly? ProxyFrom { get; set; }

    public DateOnly? ProxyTo { get; set; }

    public bool HasProxy => !string.IsNullOrWhiteSpace(ProxyName);

    /// <summary>The first month to be paid here: after what was paid elsewhere, and not before the entitlement starts.</summary>
    public PayPeriod? FirstPayment =>
        Start is not { } start ? PaidThrough?.Next
        : PaidThrough is { } paid && paid.Next > start ? paid.Next
        : start;
}
