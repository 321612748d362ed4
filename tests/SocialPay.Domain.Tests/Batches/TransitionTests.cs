using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

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
    public void PayrollRun_EveryPair_FollowsTheArrows() => EveryPairFollows(PayrollRunStates.Transitions, RunArrows);

    [Fact]
    public void Batch_EveryPair_FollowsTheArrows() => EveryPairFollows(BatchStates.Transitions, BatchArrows);

    [Fact]
    public void Instruction_EveryPair_FollowsTheArrows() => EveryPairFollows(InstructionStates.Transitions, InstructionArrows);

    private static void EveryPairFollows<T>(Transitions<T> table, string drawing)
        where T : struct, Enum
    {
        var drawn = Arrows<T>(drawing);
        foreach (var from in Enum.GetValues<T>())
        {
            foreach (var to in Enum.GetValues<T>())
            {
                var allowed = drawn.Contains((from, to));
                table.Allow(from, to).ShouldBe(allowed, $"{from} → {to}");
                if (allowed) table.Require(from, to);
                else Should.Throw<InvalidOperationException>(() => table.Require(from, to)).Message.ShouldContain($"from {from} to {to}");
            }
        }
    }

    private static HashSet<(T From, T To)> Arrows<T>(string drawing)
        where T : struct, Enum
    {
        var arrows = new HashSet<(T, T)>();
        foreach (var line in drawing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var stops = line.Split('→').Select(stop => stop.Split('|').Select(name => Enum.Parse<T>(name.Trim())).ToList()).ToList();
            foreach (var (before, after) in stops.Zip(stops.Skip(1)))
            {
                foreach (var from in before)
                {
                    foreach (var to in after) arrows.Add((from, to));
                }
            }
        }

        return arrows;
    }
}
