using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration;

/// <summary>One person with her history.</summary>
/// <param name="DistrictName">The area above the commune: a district, from July 2025 the province.</param>
/// <param name="ShowsConfidential">Whether confidential facts and the groups that tell of them are included for this officer.</param>
/// <param name="Payments">The latest month first.</param>
/// <param name="MayEdit">The officer may change the register here.</param>
/// <param name="Law">For the words of her groups and of the reasons.</param>
public sealed record BeneficiaryView(
    long Id,
    string FullName,
    BirthDate Birth,
    Sex Sex,
    string? Ethnicity,
    string? IdNumber,
    DateOnly? IdIssuedOn,
    string? NoIdReason,
    string? Phone,
    string? Village,
    string CommuneCode,
    string CommuneName,
    string DistrictName,
    DateOnly? DiedOn,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<DecisionView> Decisions,
    IReadOnlyList<FactView> Facts,
    IReadOnlyList<MethodView> Methods,
    IReadOnlyList<ProxyView> Proxies,
    IReadOnlyList<PaymentView> Payments,
    bool ShowsConfidential,
    bool MayEdit,
    Law Law);

/// <param name="Group">Null where it tells of a confidential fact that the officer is not shown.</param>
public sealed record DecisionView(
    Programme Programme, string? Group, RuleComponent Component, string Number, DateOnly Date, PayPeriod Start, PayPeriod? End, PayPeriod? PaidThrough,
    string? CarerName, string? CarerIdNumber);

/// <param name="Value">As the law's predicates write it; <see cref="Attribute"/> has its label.</param>
public sealed record FactView(AttributeDefinition Attribute, long Value, DateOnly From);

public sealed record MethodView(
    PaymentMethodKind Kind, string ProviderName, string? BankName, string? AccountNumber, string? HolderName, PayPeriod From, PayPeriod? To, PaymentMethodState State);

public sealed record ProxyView(
    ProxyKind Kind, string FullName, string? IdNumber, string? Phone, string? PaperNumber, string? CertifiedBy, DateOnly From, DateOnly To, ProxyState State);

/// <summary>One payment: an instruction with its lines and what became of it.</summary>
/// <param name="On">The day of the last result; null while there is none.</param>
public sealed record PaymentView(
    long RunId,
    PayPeriod Period,
    PayrollRunState RunState,
    string Reference,
    Vnd Amount,
    InstructionState State,
    PaymentMethodKind MethodKind,
    string ProviderName,
    string? AccountNumber,
    string? ProxyName,
    DateOnly? On,
    string? Reason,
    IReadOnlyList<PaymentLineView> Lines)
{
    /// <summary>As what <see cref="ProxyName"/> collects; null where she collects herself.</summary>
    public ProxyKind? ProxyKind { get; init; }
}

/// <param name="Reasons">In the calculator's compact form, for <see cref="Policy.ReasonText"/>.</param>
public sealed record PaymentLineView(
    PayrollLineKind Kind, RuleComponent Component, PayPeriod For, Vnd Amount, string RuleId, Vnd Base, decimal Coefficient, string Reasons);
