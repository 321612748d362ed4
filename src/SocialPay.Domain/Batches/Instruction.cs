using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Batches;

/// <summary>
/// One payment for one person in a batch: the sum of that person's lines (lệnh chi). It keeps its own copy of what goes to the
/// provider, so that a later change in the register does not reach a payroll on its way.
/// </summary>
public sealed class Instruction
{
    public long Id { get; init; }

    public long BatchId { get; init; }

    public Batch? Batch { get; init; }

    /// <summary>Unique over all runs, with a check digit; the key under which results come back.</summary>
    public required string Reference { get; init; }

    public required long BeneficiaryId { get; init; }

    public required string FullName { get; init; }

    public required BirthDate Birth { get; init; }

    public string? Village { get; init; }

    /// <summary>By which whoever pays knows her; null where she has none.</summary>
    public string? IdNumber { get; init; }

    public required string DecisionNumber { get; init; }

    /// <summary>Who collects for the beneficiary; null where she does so herself.</summary>
    public string? ProxyName { get; init; }

    /// <summary>As what she collects: by an authorisation paper, or as a guardian.</summary>
    public ProxyKind? ProxyKind { get; init; }

    public string? ProxyIdNumber { get; init; }

    public required PaymentMethodKind MethodKind { get; init; }

    public string? BankBin { get; init; }

    public string? AccountNumber { get; init; }

    public string? HolderName { get; init; }

    /// <summary>Positive.</summary>
    public required Vnd Amount { get; init; }

    public InstructionState State { get; set; }
}

// Pending → Sent → Paid | Failed | Uncollected ; Paid → Returned
public enum InstructionState
{
    Pending,
    Sent,
    Paid,
    Failed,
    Uncollected,
    Returned,
}

public static class InstructionStates
{
    public static Transitions<InstructionState> Transitions { get; } = new(
        (InstructionState.Pending, InstructionState.Sent),
        (InstructionState.Sent, InstructionState.Paid),
        (InstructionState.Sent, InstructionState.Failed),
        (InstructionState.Sent, InstructionState.Uncollected),
        (InstructionState.Paid, InstructionState.Returned));
}

/// <summary>What a provider says became of one instruction (kết quả chi trả).</summary>
public sealed class PaymentResult
{
    public long Id { get; init; }

    public long InstructionId { get; init; }

    /// <summary>Paid, Failed, Uncollected or Returned.</summary>
    public required InstructionState Outcome { get; init; }

    public required Vnd Amount { get; init; }

    /// <summary>The day on which the provider paid, or gave up.</summary>
    public required DateOnly On { get; init; }

    public string? Reason { get; init; }

    public required long ResultFileId { get; init; }
}
