using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Domain.Tests.Registration.Changes;

/// <summary>What must hold whatever happens to a person, and in whatever order it becomes known.</summary>
public class PersonHistoryProperties
{
    private static readonly PayPeriod First = new(2020, 1);
    private static readonly PayPeriod Last = new(2024, 12);

    private static IEnumerable<PayPeriod> Months => Enumerable.Range(First.Index, Last - First + 1).Select(PayPeriod.FromIndex).Prepend(new PayPeriod(1900, 1));

    [Fact]
    public void OrderInWhichTheChangesAreGivenIsIrrelevant() => Holds(
        from told in RandomHistory.Any()
        from order in Gen.Shuffle(Enumerable.Range(0, told.Changes.Count).ToArray())
        select (told, order),
        pair => Fold(pair.order.Select(place => pair.told.Changes[place])).All().ShouldBe(Fold(pair.told.Changes).All()));

    [Fact]
    public void EveryMonthIsOnePlaces_AndSheLivesAtTheLast() => Holds(RandomHistory.Any(), told =>
    {
        var person = Fold(told.Changes)!;
        foreach (var month in Months)
            person.Residences.Count(place => place.FirstMonth <= month && (place.LastMonth is not { } last || month <= last)).ShouldBe(1, $"{month}: {person.Places()}");
        person.Residences.Where(place => place.LastMonth is null).ShouldBe([person.Residences[^1]]);
        person.AreaId.ShouldBe(person.Residences.Last(place => place.AreaId is not null).AreaId!.Value);
    });

    [Fact]
    public void EveryMonthHasOneVerifiedMethod_AndTheLastDecidedIsPaidFromItsMonthOn() => Holds(RandomHistory.Any(), told =>
    {
        var person = Fold(told.Changes)!;
        foreach (var month in Months) Paying(person, month).Count().ShouldBe(month < Story.Month("2021-01") ? 0 : 1, $"{month}: {person.Methods()}");

        var accounts = told.Standing().Where(change => change.Values is MethodValues).ToList();
        if (accounts.Count == 0) return;
        var decided = accounts.MaxBy(change => (change.DecidedAt, change.Id))!;
        Paying(person, Last).ShouldHaveSingleItem().ChangeId.ShouldBe(decided.Id);
        // Nobody is told of a new account and then paid for long on the old one
        if (decided is { Values: MethodValues { From: null } } && decided.Effective <= On(decided.DecidedAt))
            Paying(person, PayPeriod.Of(On(decided.DecidedAt)).Next).ShouldHaveSingleItem().ChangeId.ShouldBe(decided.Id);
    });

    [Fact]
    public void AChangeAndItsAnnulmentAreAsNeither() => Holds(
        from told in RandomHistory.Any()
        from place in Gen.Choose(1, 1_000)
        from back in Gen.Choose(-30, 200)
        select (told, place, back),
        triple =>
        {
            var (told, place, back) = triple;
            if (told.Changes.Count == 1) return;
            var annulled = told.Changes[1 + (place % (told.Changes.Count - 1))];
            var end = told.Changes[^1];
            var annulment = new KnownChange(end.Id + 1, On(end.DecidedAt).AddDays(-back), end.DecidedAt, annulled.Id, new NothingValues());
            Fold([.. told.Changes, annulment]).All().ShouldBe(Fold(told.Changes.Where(change => change != annulled)).All());
        });

    [Fact]
    public void AnAnnulmentAnnulledIsAsNeither() => Holds(
        from told in RandomHistory.Any()
        from place in Gen.Choose(0, 1_000)
        select (told, place),
        pair =>
        {
            var (told, end) = (pair.told, pair.told.Changes[^1]);
            var annulled = told.Changes[pair.place % told.Changes.Count];
            var annulment = new KnownChange(end.Id + 1, end.Effective, end.DecidedAt, annulled.Id, new NothingValues());
            var annulledToo = annulment with { Id = end.Id + 2, CorrectsId = annulment.Id };
            Fold([.. told.Changes, annulment, annulledToo]).All().ShouldBe(Fold(told.Changes).All());
        });

    [Fact]
    public void AStopEndsNoGrantLater_AndAllOfItsOwnInTime() => Holds(
        from told in RandomHistory.Any()
        from stop in RandomHistory.Stop()
        from days in Gen.Choose(0, 700)
        select (told, stop, days),
        triple =>
        {
            var (told, stop, end) = (triple.told, triple.stop, triple.told.Changes[^1]);
            var effective = RandomHistory.Begin.AddDays(triple.days);
            var (before, after) = (Fold(told.Changes)!, Fold([.. told.Changes, new KnownChange(end.Id + 1, effective, end.DecidedAt, null, stop)])!);
            after.Entitlements.Count.ShouldBe(before.Entitlements.Count);
            foreach (var (with, without) in after.Entitlements.Zip(before.Entitlements))
            {
                (with.ChangeId, with.Place, with.Start, with.Suspended).ShouldBe((without.ChangeId, without.Place, without.Start, without.Suspended));
                (with.End ?? PayPeriod.FromIndex(Last.Index + 1)).ShouldBeLessThanOrEqualTo(without.End ?? PayPeriod.FromIndex(Last.Index + 1));
                // What she was registered with was there to be stopped
                if (with.ChangeId == 1 && (stop.Group is null || stop.Group == with.Group)) with.End.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(stop.Last);
            }
        });

    [Fact]
    public void ASuspendedMonthIsPaidByNoDecision_AndTheLastWordCounts() => Holds(RandomHistory.Any(), told =>
    {
        var person = Fold(told.Changes)!;
        // Before any decision that came later, so that every word concerned it.
        var grant = person.Entitlements[0];
        var words = told.Standing().Where(change => change.Values is SuspensionValues or ResumptionValues)
            .OrderBy(change => change.Effective).ThenBy(change => change.DecidedAt).ThenBy(change => change.Id).ToList();
        foreach (var month in Months)
        {
            var rests = words.LastOrDefault(change => change.Values switch
            {
                SuspensionValues suspension => suspension.From <= month && Concerns(suspension.Group, grant),
                ResumptionValues resumption => resumption.From <= month && Concerns(resumption.Group, grant),
                _ => false,
            })?.Values is SuspensionValues;
            grant.Suspended.Contains(month).ShouldBe(rests, $"{month}: {person.Grants()}");
            var granted = new GrantedGroup(grant.Group, grant.Component, grant.Start, grant.End, grant.DecisionNumber, grant.Id, grant.Suspended);
            granted.Covers(month).ShouldBe(grant.Covers(month) && !rests, $"{month}: {person.Grants()}");
        }
    });

    [Fact]
    public void NobodyReceivesForTheDead() => Holds(RandomHistory.Any(), told =>
    {
        var person = Fold(told.Changes)!;
        if (person.DiedOn is not { } died) return;
        person.Proxies.Where(proxy => died < proxy.To && proxy.MayReceiveOn(proxy.To)).ShouldBeEmpty(person.Collectors());
    });

    /// <summary>A correction counts once it is decided: told without what was corrected by then, the person is the same.</summary>
    [Fact]
    public void AsKnownAtEachMoment_IsWhatStoodByThen() => Holds(RandomHistory.Any(), told =>
    {
        foreach (var moment in told.Changes.Select(change => change.DecidedAt).Distinct())
        {
            var known = told.By(moment);
            Fold(known.Changes).All().ShouldBe(Fold(known.Standing().Select(change => change with { CorrectsId = null })).All());
        }

        Fold(told.By(told.Changes[0].DecidedAt.AddTicks(-1)).Changes).ShouldBeNull();
    });

    private static Beneficiary? Fold(IEnumerable<KnownChange> changes) => PersonHistory.Of(Story.Person, changes);

    private static IEnumerable<PaymentMethod> Paying(Beneficiary person, PayPeriod month) =>
        person.PaymentMethods.Where(method => method.State == PaymentMethodState.Verified && method.Covers(month));

    private static bool Concerns(string? group, Entitlement grant) => group is null || group == grant.Group;

    private static DateOnly On(DateTimeOffset moment) => DateOnly.FromDateTime(moment.Date);

    private static void Holds(Gen<RandomHistory> histories, Action<RandomHistory> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(histories, RandomHistory.Shorter), holds));

    private static void Holds<T>(Gen<T> cases, Action<T> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(cases), holds));
}
