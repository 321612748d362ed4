using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

public sealed class SeenMomentTests
{
    [Theory]
    [InlineData(5, 90, true)] // over before the first that was under way
    [InlineData(5, 100, false)] // under way
    [InlineData(5, 101, true)] // over, though one before it was not
    [InlineData(5, 104, false)] // under way
    [InlineData(5, 105, false)] // began later
    [InlineData(9, 90, false)] // a step of later, in a database that counts transactions anew
    public void Sees_WhatWasOverWhenItWasTaken(long step, ulong transaction, bool seen) =>
        SeenMoment.Of(8, "100:105:100,104").Sees(new RunChange(step, transaction)).ShouldBe(seen);

    [Fact]
    public void Sees_OfNothing_Nothing() => SeenMoment.Nothing.Sees(new RunChange(0, 0)).ShouldBeFalse();

    [Fact]
    public void Of_ATextThatIsNoSnapshot_IsRefused() => Should.Throw<FormatException>(() => SeenMoment.Of(1, "12"));
}
