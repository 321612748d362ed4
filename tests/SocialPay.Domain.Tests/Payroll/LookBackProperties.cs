using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Looking back only at those who changed gives the lines of looking back at everybody.</summary>
public class LookBackProperties
{
    [Fact]
    public void ShortcutGivesTheLinesOfTheFullComputation_WhateverHappensBetweenRuns()
    {
        var (settled, inFull) = (0, 0);
        var happening =
            from what in Gen.Frequency(
                (3, Gen.Constant(EventKind.Fact)), (1, Gen.Constant(EventKind.Death)), (1, Gen.Constant(EventKind.Decision)), (1, Gen.Constant(EventKind.End)),
                (2, Gen.Constant(EventKind.Move)), (1, Gen.Constant(EventKind.Method)), (1, Gen.Constant(EventKind.Law)), (12, Gen.Constant(EventKind.Compute)),
                (3, Gen.Constant(EventKind.Together)), (2, Gen.Constant(EventKind.Again)), (1, Gen.Constant(EventKind.Cancel)), (3, Gen.Constant(EventKind.Approve)))
            from who in Gen.Choose(0, 1_000)
            from when in Gen.Choose(0, 1_000)
            select new Event(what, who, when);
        var histories =
            from count in Gen.Choose(1, 4)
            from months in Gen.Elements<int?>(null, null, 3)
            from events in Gen.Choose(5, 60).SelectMany(length => happening.ListOf(length))
            select (count, months, events);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Arb.From(histories), history =>
        {
            var world = new PayrollWorld(history.count, new AdjustmentLimits(history.months));
            foreach (var one in history.events) world.Do(one);
            (settled, inFull) = (settled + world.Settled, inFull + world.InFull);
            world.Difference.ShouldBe("");
        }));
        // Otherwise it proves nothing.
        settled.ShouldBeGreaterThan(inFull / 20);
    }

    [Fact]
    public void ShortcutSeesWhatARunBesideItGrantedToSomebodyWhoMovedMeanwhile()
    {
        var world = new PayrollWorld(2, AdjustmentLimits.Default);
        foreach (var one in new Event[] { new(EventKind.Compute, 0, 1), new(EventKind.Compute, 1, 1), new(EventKind.Together, 0, 0), new(EventKind.Compute, 1, 1) }) world.Do(one);
        world.Difference.ShouldBe("");
    }

    [Fact]
    public void ShortcutSeesWhatAnotherAreaGrantedToSomebodyWhoCameBackAsSheWas()
    {
        var world = new PayrollWorld(1, AdjustmentLimits.Default);
        Event severe = new(EventKind.Fact, 0, 42), verySevere = new(EventKind.Fact, 0, 322), move = new(EventKind.Move, 0, 0);
        Event here = new(EventKind.Compute, 0, 1), there = new(EventKind.Compute, 1, 1);
        foreach (var one in new[] { severe, here, here, move, verySevere, there, there, severe, move, here }) world.Do(one);
        world.Difference.ShouldBe("");
    }
}
