using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Providers;

namespace SocialPay.Domain.Batches;

/// <summary>The part of a run for one commune and one provider (đợt chi trả).</summary>
public sealed class Batch
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public PayrollRun? Run { get; init; }

    /// <summary>The commune.</summary>
    public required long AreaId { get; init; }

    public Area? Area { get; init; }

    public required long ProviderId { get; init; }

    public Provider? Provider { get; init; }

    public BatchState State { get; set; }

    /// <summary>Number of instructions.</summary>
    public required int Count { get; init; }

    public required Vnd Amount { get; init; }

    public List<Instruction> Instructions { get; init; } = [];
}

// Ready → Exported → Acknowledged → Settled
public enum BatchState
{
    Ready,
    Exported,
    Acknowledged,
    Settled,
}

public static class BatchStates
{
    public static Transitions<BatchState> Transitions { get; } = new(
        (BatchState.Ready, BatchState.Exported),
        (BatchState.Exported, BatchState.Acknowledged),
        (BatchState.Acknowledged, BatchState.Settled));
}
