using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Payroll;

/// <summary>All that a payroll run has to know about one person: what the calculator reads, and how the money reaches her.</summary>
public sealed record PayrollPerson(
    PersonFile File,
    long AreaId,
    string AreaCode,
    string FullName,
    string? Village,
    PayableMethod? Method,
    Recipient? Proxy)
{
    public string? IdNumber { get; init; }

    /// <summary>What earlier runs granted and did not bring to her.</summary>
    public IReadOnlyList<CarriedLine> Carried { get; init; } = [];

    /// <summary>The last month that each decision was paid before this system, in the order of the file's decisions.</summary>
    public IReadOnlyList<PayPeriod?> PaidThrough { get; init; } = [];

    /// <summary>
    /// What other runs granted for the months of the look-back and the month itself; none to look at where the earlier months can have no
    /// difference (<see cref="LookBackPlan"/>).
    /// </summary>
    public GrantedBefore? Granted { get; set; }

    /// <summary>Of the file, as <see cref="PersonDigest"/> makes it.</summary>
    public ulong Digest { get; set; }
}

/// <summary>What other runs granted to one person.</summary>
/// <param name="MayGo">Some of it stands in another area's or a later run that can still be computed again or cancelled.</param>
public sealed record GrantedBefore(IReadOnlyList<GrantedAmount> Amounts, bool MayGo)
{
    public static GrantedBefore Nothing { get; } = new([], MayGo: false);
}

/// <summary>The verified payment method of the month.</summary>
/// <param name="HasContract">The provider has a contract for the commune in the month.</param>
public sealed record PayableMethod(
    PaymentMethodKind Kind, long ProviderId, bool HasContract, string? BankBin, string? AccountNumber, string? HolderName);

/// <summary>Who collects for the beneficiary.</summary>
public sealed record Recipient(string FullName, string? IdNumber, ProxyKind Kind);

/// <summary>A line of an earlier run whose money did not reach the person.</summary>
public sealed record CarriedLine(long LineId, LineContent Content);

/// <summary>What a payroll line says: how much, for what, and why.</summary>
public sealed record LineContent(
    RuleComponent Component, PayPeriod For, string RuleId, PayeeKind Payee, Vnd Base, decimal Coefficient, Vnd Amount, string Reasons);

/// <summary>What the run could not settle with somebody; somebody has to act, or to know.</summary>
public enum ExceptionCause
{
    /// <summary>No verified payment method in the month.</summary>
    NoPaymentMethod,

    /// <summary>The provider has no contract for the commune in the month.</summary>
    NoContract,

    /// <summary>Money not collected in her lifetime: who receives it is a decision (policy-rules §14.5).</summary>
    Deceased,

    /// <summary>Granted too much earlier and not yet taken back: more than this month's payment allows, or there is none.</summary>
    Overpaid,
}

/// <summary>Money owed that the run could not pay out, or overpaid and still to be taken back (cần xử lý).</summary>
public sealed class PayrollException
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public required long BeneficiaryId { get; init; }

    public required ExceptionCause Cause { get; init; }

    public required Vnd Amount { get; init; }
}
