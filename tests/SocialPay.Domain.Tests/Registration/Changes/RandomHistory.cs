using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Domain.Tests.Registration.Changes;

/// <summary>
/// Approved changes as officers might have made them in 2021 and 2022, in the order of their decisions: known before, on or long after
/// the day from which they hold, some of one day, some of them corrections of earlier ones, of corrections too.
/// </summary>
internal sealed record RandomHistory(IReadOnlyList<KnownChange> Changes)
{
    private const int Days = 700;

    private sealed record Step(int Decided, int Back, int Corrects, ChangeValues Values);

    public static DateOnly Begin { get; } = new(2021, 1, 5);

    public static Gen<RandomHistory> Any() =>
        from length in Gen.Choose(0, 14)
        from steps in Steps().ArrayOf(length)
        select Of(steps);

    /// <summary>One change less; what corrected it goes with it.</summary>
    public static IEnumerable<RandomHistory> Shorter(RandomHistory history)
    {
        foreach (var left in history.Changes.Skip(1).Reverse())
            yield return new([.. history.Changes.Where(change => change != left && change.CorrectsId != left.Id)]);
    }

    public static Gen<StopValues> Stop() =>
        from last in Month()
        from @group in Group()
        select new StopValues(last, "Hết hạn", @group);

    /// <summary>What was decided by a moment.</summary>
    public RandomHistory By(DateTimeOffset moment) => new([.. Changes.Where(change => change.DecidedAt <= moment)]);

    /// <summary>What no standing change corrects, each asked for itself.</summary>
    public IReadOnlyList<KnownChange> Standing() => [.. Changes.Where(Stands)];

    public override string ToString() => string.Join('\n', Changes.Select(change => FormattableString.Invariant(
        $"{change.Id}: {change.Effective:yyyy-MM-dd}, decided {change.DecidedAt:u}{(change.CorrectsId is { } wrong ? $", corrects {wrong}" : "")}: {change.Values}")));

    private bool Stands(KnownChange change) => !Changes.Any(other => other.CorrectsId == change.Id && Stands(other));

    private static RandomHistory Of(Step[] steps)
    {
        var story = Story.Of();
        var corrected = new HashSet<long>();
        foreach (var step in steps.OrderBy(step => step.Decided))
        {
            // Neither the registration nor what is corrected already; a change without an earlier one to correct is one of its own.
            var open = story.Changes.Skip(1).Where(change => !corrected.Contains(change.Id)).ToList();
            long? wrong = step.Corrects < open.Count ? open[step.Corrects].Id : null;
            if (wrong is { } id) corrected.Add(id);
            else if (step.Values is NothingValues) continue;
            var decided = Begin.AddDays(step.Decided);
            story.With(decided.AddDays(-step.Back), step.Values, new DateTimeOffset(decided.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(7)), wrong);
        }

        return new(story.Changes);
    }

    private static Gen<Step> Steps() =>
        from decided in Gen.Choose(0, Days)
        from back in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(-40, -1)), (3, Gen.Choose(1, 30)), (2, Gen.Choose(31, 300)))
        from corrects in Gen.Frequency((3, Gen.Constant(int.MaxValue)), (1, Gen.Choose(0, 4)))
        from values in Values()
        select new Step(decided, back, corrects, values);

    private static Gen<ChangeValues> Values() => Gen.OneOf(
        Gen.Elements<ChangeValues>(new ContactValues("0987654321"), new ContactValues(Village: "Thôn 2"), new ContactValues(Ethnicity: "Tày")),
        Gen.Elements<ChangeValues>(new IdentityValues { FullName = "Đinh Thị Sến" }, new IdentityValues { IdNumber = "020141000222" }, new IdentityValues { Birth = BirthDate.InYear(1940) }),
        Gen.Constant<ChangeValues>(new DeathValues()),
        from area in Gen.Elements<long?>(11, 12, 13, null) from last in Month() select (ChangeValues)new ResidenceValues(area, "Khối 3", last),
        from last in Month() select (ChangeValues)new ResidenceValues(Story.There, null, last) { Grants = [Story.Grant("20/5.6", last.Next.ToString())] },
        Gen.Elements<ChangeValues>(new FactValues([new("poverty", "none")]), new FactValues([new("disability", "severe"), new("poverty", "poor")])),
        from month in Month() from @group in Group() select (ChangeValues)new SuspensionValues(month, "Không nhận tiền", @group),
        from month in Month() from @group in Group() select (ChangeValues)new ResumptionValues(month, @group),
        Stop().Select(stop => (ChangeValues)stop),
        from number in Gen.Choose(100_000, 999_999) from month in Gen.OneOf(Gen.Constant<PayPeriod?>(null), Month().Select(month => (PayPeriod?)month)) select (ChangeValues)(Story.Account($"1234{number}") with { From = month }),
        Gen.Constant<ChangeValues>(Story.Cash()),
        Collector(),
        from start in Month() from ended in Gen.Elements<string[]>([], ["20/5.6"], ["20/5.6", "20/5.4"]) select (ChangeValues)new GroupValues([Story.Grant("136/5.5b", start.ToString())], ended),
        Gen.Constant<ChangeValues>(new NothingValues()));

    private static Gen<ChangeValues> Collector() =>
        from kind in Gen.Elements(ProxyKind.Authorised, ProxyKind.Guardian)
        from name in Gen.Elements("Đinh Văn Bảo", "Lý Văn Tám")
        from day in Gen.Choose(0, Days)
        from length in Gen.Choose(0, 400)
        from ends in Gen.Elements(true, false)
        select (ChangeValues)new CollectorValues(kind, name, Begin.AddDays(day), Begin.AddDays(day + length)) { Ends = ends };

    private static Gen<PayPeriod> Month() => Gen.Choose(0, Days / 30).Select(months => PayPeriod.Of(Begin).AddMonths(months));

    private static Gen<string?> Group() => Gen.Elements<string?>(null, "20/5.6", "20/5.4", "136/5.5b");
}
