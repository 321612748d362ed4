using SocialPay.Domain.Batches;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Tests.Common;

namespace SocialPay.Domain.Tests.Batches;

/// <summary>The tables of transitions against the arrows as design §4 draws them.</summary>
public sealed class TransitionTests
{
    private const string RunArrows = """
        Draft → Submitted → Approved → Released → Settled → Closed
        Submitted → Draft
        Draft → Cancelled
        """;

    private const string BatchArrows = "Ready → Exported → Acknowledged → Settled";

    private const string InstructionArrows = """
        Pending → Sent → Paid | Failed | Uncollected
        Paid → Returned
        """;

    [Fact]
    public void PayrollRun_EveryPair_FollowsTheArrows() => Arrows.EveryPairFollows(PayrollRunStates.Transitions, RunArrows);

    [Fact]
    public void Batch_EveryPair_FollowsTheArrows() => Arrows.EveryPairFollows(BatchStates.Transitions, BatchArrows);

    [Fact]
    public void Instruction_EveryPair_FollowsTheArrows() => Arrows.EveryPairFollows(InstructionStates.Transitions, InstructionArrows);
}
