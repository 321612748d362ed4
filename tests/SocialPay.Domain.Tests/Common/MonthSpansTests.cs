using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

public class MonthSpansTests
{
    private static readonly PayPeriod First = new(2021, 1);
    private static readonly PayPeriod Last = new(2023, 12);

    /// <summary>All months from this one on, or the months before it alone.</summary>
    private sealed record Step(bool Begins, PayPeriod Month)
    {
        public override string ToString() => $"{(Begins ? "from" : "before")} {Month}";
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-03..2021-05")]
    [InlineData("2021-03..2021-03")]
    [InlineData("2021-03..")]
    [InlineData("2021-03..2021-05;2021-08..")]
    [InlineData("2019-12..2020-01;2021-03..2021-05;2021-08..2022-01")]
    public void Parse_ReadsWhatToStringWrites(string text)
    {
        var spans = MonthSpans.Parse(text);

        spans.ToString().ShouldBe(text);
        spans.ShouldBe(MonthSpans.Parse(text));
        spans.GetHashCode().ShouldBe(MonthSpans.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("2021-03..", "2021-03..2021-05")]
    [InlineData("2021-03..2021-05", "2021-03..2021-06")]
    public void Equals_ComparesMonths(string one, string other) => MonthSpans.Parse(one).Equals(MonthSpans.Parse(other)).ShouldBe(one == other);

    [Fact]
    public void None_IsWhatIsStoredAsNothing()
    {
        MonthSpans.Parse(null).ShouldBe(MonthSpans.None);
        MonthSpans.None.IsNone.ShouldBeTrue();
        MonthSpans.None.Open.ShouldBeNull();
        MonthSpans.Parse("2021-03..").IsNone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2021-02", false)]
    [InlineData("2021-03", true)]
    [InlineData("2021-05", true)]
    [InlineData("2021-06", false)]
    [InlineData("2021-07", false)]
    [InlineData("2021-08", true)]
    [InlineData("2999-12", true)]
    public void Contains_Table(string month, bool contained) =>
        MonthSpans.Parse("2021-03..2021-05;2021-08..").Contains(PayPeriod.Parse(month)).ShouldBe(contained);

    [Theory]
    [InlineData("", "2021-03", "2021-03..")]
    [InlineData("2021-03..2021-05", "2021-08", "2021-03..2021-05;2021-08..")]
    // Months that touch are one span
    [InlineData("2021-03..2021-05", "2021-06", "2021-03..")]
    [InlineData("2021-03..2021-05", "2021-04", "2021-03..")]
    [InlineData("2021-03..2021-05", "2021-03", "2021-03..")]
    [InlineData("2021-03..2021-05", "2021-01", "2021-01..")]
    [InlineData("2021-03..", "2021-08", "2021-03..")]
    [InlineData("2021-03..", "2021-01", "2021-01..")]
    [InlineData("2021-03..2021-05;2021-08..", "2021-06", "2021-03..")]
    public void From_Table(string spans, string month, string expected) =>
        MonthSpans.Parse(spans).From(PayPeriod.Parse(month)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("", "2021-03", "")]
    [InlineData("2021-03..", "2021-03", "")]
    [InlineData("2021-03..", "2021-04", "2021-03..2021-03")]
    [InlineData("2021-03..", "2021-01", "")]
    [InlineData("2021-03..2021-05;2021-08..", "2021-08", "2021-03..2021-05")]
    [InlineData("2021-03..2021-05;2021-08..", "2021-10", "2021-03..2021-05;2021-08..2021-09")]
    [InlineData("2021-03..2021-05;2021-08..", "2021-05", "2021-03..2021-04")]
    [InlineData("2021-03..2021-05", "2022-01", "2021-03..2021-05")]
    public void Before_Table(string spans, string month, string expected) =>
        MonthSpans.Parse(spans).Before(PayPeriod.Parse(month)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("2021-03..2021-05", null)]
    [InlineData("2021-03..", "2021-03")]
    [InlineData("2021-03..2021-05;2021-08..", "2021-08")]
    public void Open_IsTheMonthWithoutAnEnd(string spans, string? open) => MonthSpans.Parse(spans).Open?.ToString().ShouldBe(open);

    [Fact]
    public void FromAndBefore_AreThoseOfASetOfMonths() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Steps(), steps =>
    {
        var (spans, months) = (MonthSpans.None, new SortedSet<PayPeriod>());
        foreach (var step in steps)
        {
            spans = step.Begins ? spans.From(step.Month) : spans.Before(step.Month);
            months.RemoveWhere(month => step.Month <= month);
            if (step.Begins) months.UnionWith(Months(step.Month));

            Months(First).Where(spans.Contains).ShouldBe(months);
            // The same months have one text, whatever led to them.
            spans.ToString().ShouldBe(Text(months));
            spans.ShouldBe(MonthSpans.Parse(Text(months)));
            spans.Open.HasValue.ShouldBe(months.Contains(Last));
        }
    }));

    private static IEnumerable<PayPeriod> Months(PayPeriod first) => Enumerable.Range(first.Index, Last - first + 1).Select(PayPeriod.FromIndex);

    /// <summary>What lasts to the last month of the test lasts without an end.</summary>
    private static string Text(IReadOnlyCollection<PayPeriod> months) => string.Join(';', months
        .Where(month => !months.Contains(month.Previous))
        .Select(from => (From: from, Through: months.First(month => from <= month && !months.Contains(month.Next))))
        .Select(run => $"{run.From}..{(run.Through == Last ? "" : run.Through.ToString())}"));

    private static Arbitrary<Step[]> Steps() => Arb.From(
        from length in Gen.Choose(1, 12)
        from steps in (
            from begins in Gen.Elements(true, false)
            from month in Gen.Choose(First.Next.Index, Last.Previous.Index).Select(PayPeriod.FromIndex)
            select new Step(begins, month)).ArrayOf(length)
        select steps);
}
