using SocialPay.Domain.Common;

namespace SocialPay.Domain.Registration;

/// <summary>How a beneficiary receives the money, through which provider, in which months (hình thức nhận).</summary>
public sealed class PaymentMethod
{
    public long Id { get; init; }

    public long BeneficiaryId { get; init; }

    public required PaymentMethodKind Kind { get; init; }

    public required long ProviderId { get; init; }

    /// <summary>NAPAS number of the bank or wallet; null for cash.</summary>
    public string? BankBin { get; init; }

    /// <summary>Text with leading zeros; null for cash.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>Name of the account holder: the beneficiary, or her proxy.</summary>
    public string? HolderName { get; init; }

    /// <summary>The first month paid this way.</summary>
    public required PayPeriod From { get; init; }

    /// <summary>The last month paid this way; null while it lasts.</summary>
    public PayPeriod? To { get; set; }

    public PaymentMethodState State { get; set; }

    /// <summary>The change that it comes from, and its place in it.</summary>
    public long? ChangeId { get; init; }

    public int Place { get; init; }

    public bool Covers(PayPeriod period) => From <= period && (To is null || period <= To);
}

public enum PaymentMethodKind
{
    BankAccount,
    EMoneyAccount,
    CashAtPoint,
    CashAtHome,
}

// Declared → Verified | Rejected → Closed
public enum PaymentMethodState
{
    Declared,
    Verified,
    Rejected,
    Closed,
}

public static class PaymentMethodKinds
{
    /// <summary>Paid to an account rather than in cash.</summary>
    public static bool IsCashless(this PaymentMethodKind kind) => kind is PaymentMethodKind.BankAccount or PaymentMethodKind.EMoneyAccount;
}
