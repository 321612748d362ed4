using System.Globalization;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

public class WorkingDaysTests
{
    // 2021-03-01 was a Monday.
    [Theory]
    [InlineData("2021-03-01", 0, "2021-03-01")]
    [InlineData("2021-03-01", 1, "2021-03-02")]
    [InlineData("2021-03-01", 4, "2021-03-05")]
    [InlineData("2021-03-01", 5, "2021-03-08")]
    [InlineData("2021-03-01", 8, "2021-03-11")]
    [InlineData("2021-03-01", 10, "2021-03-15")]
    [InlineData("2021-03-05", 1, "2021-03-08")]
    // What comes in at a weekend counts from Monday
    [InlineData("2021-03-06", 1, "2021-03-08")]
    [InlineData("2021-03-07", 1, "2021-03-08")]
    [InlineData("2021-03-07", 10, "2021-03-19")]
    // Over the end of a year
    [InlineData("2021-12-31", 1, "2022-01-03")]
    public void After_Table(string day, int days, string expected) => WorkingDays.After(Day(day), days).ShouldBe(Day(expected));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
