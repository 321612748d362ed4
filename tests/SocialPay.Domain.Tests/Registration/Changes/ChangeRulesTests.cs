using SocialPay.Domain.Registration.Changes;
using SocialPay.Domain.Tests.Common;

namespace SocialPay.Domain.Tests.Registration.Changes;

public class ChangeRulesTests
{
    private const string Drawing = """
        Proposed → Approved | Returned | Withdrawn
        Returned → Proposed | Withdrawn
        """;

    private static readonly DateTimeOffset Noon = new(2021, 3, 1, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Change_EveryPair_FollowsTheArrows() => Arrows.EveryPairFollows(ChangeRules.Transitions, Drawing);

    [Theory]
    [InlineData(ChangeKind.Registration, ChangePurpose.Request, 10)]
    [InlineData(ChangeKind.Contact, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Identity, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Death, ChangePurpose.Stop, 10)]
    [InlineData(ChangeKind.Move, ChangePurpose.NewResidence, 8)]
    [InlineData(ChangeKind.Arrival, ChangePurpose.NewResidence, 8)]
    [InlineData(ChangeKind.Facts, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Suspension, ChangePurpose.Stop, 10)]
    [InlineData(ChangeKind.Resumption, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Stop, ChangePurpose.Stop, 10)]
    [InlineData(ChangeKind.Account, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Proxy, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Guardian, ChangePurpose.Information, 10)]
    [InlineData(ChangeKind.Group, ChangePurpose.Request, 10)]
    [InlineData(ChangeKind.Review, ChangePurpose.Information, 10)]
    public void Kind_HasAPurposeOfTheFormAndATerm(ChangeKind kind, ChangePurpose purpose, int days)
    {
        kind.Purpose().ShouldBe(purpose);
        kind.WorkingDays().ShouldBe(days);
        kind.IsEffectiveAtOnce().ShouldBe(kind is ChangeKind.Contact or ChangeKind.Review);
    }

    [Fact]
    public void Approve_OneStage_Holds()
    {
        var change = Proposed();

        change.Approve(1, Step(ChangeAction.Approve, 1));

        change.State.ShouldBe(ChangeState.Approved);
        change.DecidedAt.ShouldBe(Noon.AddHours(1));
        change.StagesDone.ShouldBe(1);
    }

    [Fact]
    public void Approve_TwoStages_HoldsWithTheSecond()
    {
        var change = Proposed();

        change.Approve(2, Step(ChangeAction.Approve, 1));
        change.State.ShouldBe(ChangeState.Proposed);
        change.DecidedAt.ShouldBeNull();
        change.StagesDone.ShouldBe(1);

        change.Approve(2, Step(ChangeAction.Approve, 2));
        change.State.ShouldBe(ChangeState.Approved);
        change.DecidedAt.ShouldBe(Noon.AddHours(2));
        change.Steps.ConvertAll(step => step.At).ShouldBe([Noon.AddHours(1), Noon.AddHours(2)]);
    }

    [Fact]
    public void GoTo_ReturnedAfterTheFirstStage_BeginsWithItAgain()
    {
        var change = Proposed();
        change.Approve(2, Step(ChangeAction.Approve, 1));
        change.GoTo(ChangeState.Returned, Step(ChangeAction.Return, 2));
        change.GoTo(ChangeState.Proposed, Step(ChangeAction.Propose, 3));

        change.Approve(2, Step(ChangeAction.Approve, 4));

        (change.State, change.StagesDone, change.DecidedAt).ShouldBe((ChangeState.Proposed, 1, null));
        change.Steps.ConvertAll(step => step.Action).ShouldBe([ChangeAction.Approve, ChangeAction.Return, ChangeAction.Propose, ChangeAction.Approve]);
    }

    [Theory]
    [InlineData(ChangeState.Approved)]
    [InlineData(ChangeState.Returned)]
    [InlineData(ChangeState.Withdrawn)]
    public void Approve_WhatIsNotProposed_IsRefusedAloudAndLeavesNoStep(ChangeState state)
    {
        var change = In(state);
        var steps = change.Steps.Count;

        Should.Throw<InvalidOperationException>(() => change.Approve(1, Step(ChangeAction.Approve, 5))).Message.ShouldContain($"from {state} to Approved");

        (change.State, change.Steps.Count).ShouldBe((state, steps));
    }

    [Theory]
    [InlineData(ChangeState.Proposed, ChangeState.Proposed)]
    [InlineData(ChangeState.Approved, ChangeState.Returned)]
    [InlineData(ChangeState.Approved, ChangeState.Withdrawn)]
    [InlineData(ChangeState.Withdrawn, ChangeState.Proposed)]
    [InlineData(ChangeState.Returned, ChangeState.Returned)]
    public void GoTo_OutsideTheTable_IsRefusedAloudAndLeavesNoStep(ChangeState from, ChangeState to)
    {
        var change = In(from);
        var steps = change.Steps.Count;

        Should.Throw<InvalidOperationException>(() => change.GoTo(to, Step(ChangeAction.Propose, 5))).Message.ShouldContain($"from {from} to {to}");

        (change.State, change.Steps.Count).ShouldBe((from, steps));
    }

    /// <summary>Without a moment of decision it would be no part of any history.</summary>
    [Fact]
    public void GoTo_Approved_IsRefusedAloud()
    {
        var change = Proposed();

        Should.Throw<InvalidOperationException>(() => change.GoTo(ChangeState.Approved, Step(ChangeAction.Approve, 1)));

        (change.State, change.Steps.Count).ShouldBe((ChangeState.Proposed, 0));
    }

    [Fact]
    public void HoldAtOnce_HoldsWithItsProposal()
    {
        var change = Proposed();

        change.HoldAtOnce(Noon);

        (change.State, change.DecidedAt).ShouldBe((ChangeState.Approved, Noon));
    }

    [Theory]
    [InlineData(ChangeState.Approved)]
    [InlineData(ChangeState.Returned)]
    [InlineData(ChangeState.Withdrawn)]
    public void HoldAtOnce_WhatIsNotProposed_IsRefusedAloud(ChangeState state) =>
        Should.Throw<InvalidOperationException>(() => In(state).HoldAtOnce(Noon)).Message.ShouldContain($"from {state} to Approved");

    private static RegisterChange Proposed() => new()
    {
        Kind = ChangeKind.Death,
        Effective = new(2021, 2, 20),
        AreaId = 1,
        ProposedAt = Noon,
        Due = new(2021, 3, 15),
    };

    private static RegisterChange In(ChangeState state)
    {
        var change = Proposed();
        switch (state)
        {
            case ChangeState.Proposed: break;
            case ChangeState.Approved: change.Approve(1, Step(ChangeAction.Approve, 1)); break;
            case ChangeState.Returned: change.GoTo(state, Step(ChangeAction.Return, 1)); break;
            case ChangeState.Withdrawn: change.GoTo(state, Step(ChangeAction.Withdraw, 1)); break;
        }

        return change;
    }

    private static ChangeStep Step(ChangeAction action, int hours) => new() { Action = action, UserId = 1, RoleAreaId = 1, At = Noon.AddHours(hours) };
}
