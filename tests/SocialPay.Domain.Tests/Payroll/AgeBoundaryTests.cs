using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>
/// Every row whose amount depends on an age, at that age: the birthday on the last day of the month, the day before and the day
/// after; only the year known; 29 February. To June 2025 a change counts in its month, from July 2025 in the next (policy-rules §6.0).
/// </summary>
public class AgeBoundaryTests
{
    private const string Poor = "poverty=poor; supporter=none";

    /// <summary>Facts, age, month, amounts below and from that age on.</summary>
    public static TheoryData<string, int, string, string, string> Levels => new()
    {
        // 136/2013 and 28/2012
        { "child_case=a", 4, "2019-04", "136-6-1a 675000", "136-6-1b 405000" },
        { "child_case=l; studying", 16, "2020-05", "136-6-1b 405000", "136-6-1c 405000" },
        { "hiv; poverty=poor", 4, "2018-11", "136-6-1d 675000", "136-6-1dd 540000" },
        { "hiv; poverty=poor; unable_to_work", 16, "2018-11", "136-6-1dd 540000", "136-6-1e 405000" },
        { Poor, 80, "2017-06", "136-6-1i 405000", "136-6-1k 540000" },
        { "disability=severe", 16, "2016-12", "28-16-1d 540000", "28-16-1c 405000" },
        { "disability=severe", 60, "2016-12", "28-16-1c 405000", "28-16-1d 540000" },
        { "disability=very_severe", 16, "2016-12", "28-16-1b 675000", "28-16-1a 540000" },
        { "disability=very_severe", 60, "2016-12", "28-16-1a 540000", "28-16-1b 675000" },
        { "child_case=c; relation=fostered", 4, "2021-06", "136-6-1a 675000; 136-20-child-u4 675000", "136-6-1b 405000; 136-20-child-4 405000" },
        // 20/2021
        { "child_case=a", 4, "2021-07", "20-6-1a-u4 900000", "20-6-1a-4 540000" },
        { "child_case=a", 4, "2025-06", "20-6-1a-u4 1250000", "20-6-1a-4 750000" },
        { "child_case=dd; from_group1; studying", 16, "2023-01", "20-6-1a-4 540000", "20-6-1b 540000" },
        { "hiv; poverty=poor", 4, "2022-03", "20-6-1c-u4 900000", "20-6-1c-4 720000" },
        { "hiv; poverty=poor", 16, "2022-03", "20-6-1c-4 720000", "20-6-1g-8 540000" },
        { Poor, 80, "2022-03", "20-6-1dd-5a-60 540000", "20-6-1dd-5a-80 720000" },
        { "poverty=near_poor; area=edc", 80, "2022-03", "20-6-1dd-5b 360000", "20-6-1dd-5c 360000" },
        { "disability=severe", 16, "2022-03", "20-6-1e-s-ce 720000", "20-6-1e-s 540000" },
        { "disability=severe", 60, "2022-03", "20-6-1e-s 540000", "20-6-1e-s-ce 720000" },
        { "disability=very_severe", 16, "2022-03", "20-6-1e-vs-ce 900000", "20-6-1e-vs 720000" },
        { "disability=very_severe", 60, "2022-03", "20-6-1e-vs 720000", "20-6-1e-vs-ce 900000" },
        { "child_case=k; relation=fostered", 4, "2022-09", "20-6-1a-u4 900000; 20-20-1a 900000", "20-6-1a-4 540000; 20-20-1b-child 540000" },
        { "disability=very_severe; relation=fostered", 16, "2024-07", "20-6-1e-vs-ce 1250000; 20-20-2d-child 1250000", "20-6-1e-vs 1000000; 20-20-2d-adult 750000" },
        // 147/2025
        { "child_case=a", 4, "2025-07", "20-6-1a-u4 1250000", "20-6-1a-4 750000" },
        { "child_case=e; from_group1; studying", 16, "2025-08", "20-6-1a-4 750000", "20-6-1b 750000" },
        { "hiv; poverty=poor", 4, "2025-09", "20-6-1c-u4 1250000", "20-6-1c-4 1000000" },
        { Poor, 80, "2026-06", "20-6-1dd-5a-60 750000", "20-6-1dd-5a-80 1000000" },
        { "disability=severe", 60, "2026-07", "20-6-1e-s 810000", "20-6-1e-s-ce 1080000" },
        { "disability=very_severe; relation=fostered", 16, "2026-09", "20-6-1e-vs-ce 1350000; 20-20-2d-child 1350000", "20-6-1e-vs 1080000; 20-20-2d-adult 810000" },
        // assumed rows from October 2026
        { "child_case=b; relation=fostered", 4, "2026-10", "A335-20-6-1a-u4 1350000; A335-20-20-1a 1350000", "A335-20-6-1a-4 810000; A335-20-20-1b-child 810000" },
        { "child_case=b; from_group1; studying", 16, "2026-10", "A335-20-6-1a-4 810000", "A335-20-6-1b 810000" },
        { "hiv; poverty=poor", 4, "2026-11", "A335-20-6-1c-u4 1350000", "A335-20-6-1c-4 1080000" },
        { "hiv; poverty=poor", 16, "2026-11", "A335-20-6-1c-4 1080000", "A335-20-6-1g-8 810000" },
        { Poor, 80, "2026-11", "A335-20-6-1dd-5a-60 810000", "A335-20-6-1dd-5a-80 1080000" },
        { "disability=severe", 16, "2026-11", "A335-20-6-1e-s-ce 1080000", "A335-20-6-1e-s 810000" },
        { "disability=very_severe; relation=fostered", 16, "2026-11", "A335-20-6-1e-vs-ce 1350000; A335-20-20-2d-child 1350000", "A335-20-6-1e-vs 1080000; A335-20-20-2d-adult 810000" },
        { "disability=very_severe", 60, "2026-11", "A335-20-6-1e-vs 1080000", "A335-20-6-1e-vs-ce 1350000" },
    };

    /// <summary>Facts, age from which nothing is owed, month, amount before.</summary>
    public static TheoryData<string, int, string, string> Losses => new()
    {
        { "child_case=a", 16, "2020-05", "136-6-1b 405000" },
        { "child_case=a; studying", 22, "2020-05", "136-6-1c 405000" },
        { "hiv; poverty=poor", 16, "2020-05", "136-6-1dd 540000" },
        { "child_case=a", 16, "2022-05", "20-6-1a-4 540000" },
        { "from_group1; studying", 22, "2022-05", "20-6-1b 540000" },
        { "poverty=near_poor; area=edc", 3, "2022-05", "20-6-1g-7 540000" },
        { "poverty=poor; area=edc; other_monthly_allowance", 80, "2022-05", "20-6-1dd-5b 360000" },
        { "child_case=a", 16, "2025-10", "20-6-1a-4 750000" },
        { "poverty=near_poor; area=edc", 3, "2025-10", "20-6-1g-7 750000" },
        { "from_group1; studying", 22, "2026-10", "A335-20-6-1b 810000" },
        { "poverty=poor; area=edc", 3, "2026-10", "A335-20-6-1g-7 810000" },
        { "child_case=a; relation=fostered", 16, "2022-05", "20-6-1a-4 540000; 20-20-1b-child 540000" },
    };

    /// <summary>Facts, age from which something is owed, month, amount from then on.</summary>
    public static TheoryData<string, int, string, string> Gains => new()
    {
        { Poor, 60, "2019-04", "136-6-1i 405000" },
        { "", 80, "2019-04", "136-6-1l 270000" },
        { Poor + "; facility_eligible; community_carer", 60, "2019-04", "136-6-1m 810000" },
        { Poor, 60, "2022-04", "20-6-1dd-5a-60 540000" },
        { "poverty=poor; area=edc", 75, "2022-04", "20-6-1dd-5b 360000" },
        { "poverty=near_poor; area=edc", 75, "2025-06", "20-6-1dd-5b 500000" },
        { "", 80, "2022-04", "20-6-1dd-5c 360000" },
        { "poverty=near_poor", 80, "2025-06", "20-6-1dd-5c 500000" },
        { Poor + "; facility_eligible; community_carer", 60, "2022-04", "20-6-1dd-5d 1080000" },
        { Poor, 60, "2026-04", "20-6-1dd-5a-60 750000" },
        { Poor + "; facility_eligible; community_carer", 60, "2026-11", "A335-20-6-1dd-5d 1620000" },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void Possible_LevelChangesOnTheBirthday(string facts, int age, string month, string below, string from)
    {
        var change = CountingDay(month);
        Born(change.AddDays(-1), age, facts).Possible(month).ShouldBe(from);
        Born(change, age, facts).Possible(month).ShouldBe(from);
        Born(change.AddDays(1), age, facts).Possible(month).ShouldBe(below);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Possible_LastMonthIsPaid(string facts, int age, string month, string before)
    {
        var period = PayPeriod.Parse(month);
        Born(period.FirstDay.AddDays(-1), age, facts).Possible(month).ShouldBe("");
        Born(period.FirstDay, age, facts).Possible(month).ShouldBe(before);
        Born(period.LastDay, age, facts).Possible(month).ShouldBe(before);
        Born(period.LastDay.AddDays(1), age, facts).Possible(month).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Gains))]
    public void Possible_FirstMonthIsTheBirthday(string facts, int age, string month, string from)
    {
        var period = PayPeriod.Parse(month);
        Born(period.FirstDay, age, facts).Possible(month).ShouldBe(from);
        Born(period.LastDay.AddDays(-1), age, facts).Possible(month).ShouldBe(from);
        Born(period.LastDay, age, facts).Possible(month).ShouldBe(from);
        Born(period.LastDay.AddDays(1), age, facts).Possible(month).ShouldBe("");
    }

    [Theory]
    // Born on 29 February 2016, four on 29 February 2020: February counts
    [InlineData("2016-02-29", "child_case=a", "2020-01", "136-6-1a 675000")]
    [InlineData("2016-02-29", "child_case=a", "2020-02", "136-6-1b 405000")]
    // Born on 29 February 2020, three on 1 March 2023: February is not yet touched, March is the last month
    [InlineData("2020-02-29", "poverty=poor; area=edc", "2023-02", "20-6-1g-7 540000")]
    [InlineData("2020-02-29", "poverty=poor; area=edc", "2023-03", "20-6-1g-7 540000")]
    [InlineData("2020-02-29", "poverty=poor; area=edc", "2023-04", "")]
    // Turns 75 on 1 March 2023
    [InlineData("1948-02-29", "poverty=poor; area=edc", "2023-02", "")]
    [InlineData("1948-02-29", "poverty=poor; area=edc", "2023-03", "20-6-1dd-5b 360000")]
    // Turns 16 on 29 February 2024 in a leap year: the last day of the month
    [InlineData("2008-02-29", "disability=severe", "2024-01", "20-6-1e-s-ce 720000")]
    [InlineData("2008-02-29", "disability=severe", "2024-02", "20-6-1e-s 540000")]
    // Year only counts as 1 January: the change is in January's own month
    [InlineData("2016", "child_case=a", "2019-12", "136-6-1a 675000")]
    [InlineData("2016", "child_case=a", "2020-01", "136-6-1b 405000")]
    [InlineData("2004", "child_case=a", "2020-01", "136-6-1b 405000")]
    [InlineData("2004", "child_case=a", "2020-02", "")]
    [InlineData("1960", "disability=very_severe", "2019-12", "28-16-1a 540000")]
    [InlineData("1960", "disability=very_severe", "2020-01", "28-16-1b 675000")]
    [InlineData("1940", "poverty=poor; supporter=none", "2019-12", "136-6-1i 405000")]
    [InlineData("1940", "poverty=poor; supporter=none", "2020-01", "136-6-1k 540000")]
    [InlineData("1948", "poverty=poor; area=edc", "2022-12", "")]
    [InlineData("1948", "poverty=poor; area=edc", "2023-01", "20-6-1dd-5b 360000")]
    [InlineData("2020", "poverty=poor; area=edc", "2023-01", "20-6-1g-7 540000")]
    [InlineData("2020", "poverty=poor; area=edc", "2023-02", "")]
    [InlineData("1942", "", "2021-12", "")]
    [InlineData("1942", "", "2022-01", "20-6-1dd-5c 360000")]
    // Year only: 60 from February under 147/2025, because January is paid by the day before it
    [InlineData("1966", "disability=severe", "2025-12", "20-6-1e-s 750000")]
    [InlineData("1966", "disability=severe", "2026-01", "20-6-1e-s 750000")]
    [InlineData("1966", "disability=severe", "2026-02", "20-6-1e-s-ce 1000000")]
    // Born within the month
    [InlineData("2022-05-10", "poverty=poor; area=edc", "2022-04", "")]
    [InlineData("2022-05-10", "poverty=poor; area=edc", "2022-05", "20-6-1g-7 540000")]
    public void Possible_ParticularBirthDates(string born, string facts, string month, string expected) =>
        Someone.Of(born, facts).Possible(month).ShouldBe(expected);

    /// <summary>The last day whose changes count for the month.</summary>
    private static DateOnly CountingDay(string month)
    {
        var period = PayPeriod.Parse(month);
        return period < new PayPeriod(2025, 7) ? period.LastDay : period.FirstDay.AddDays(-1);
    }

    private static Domain.Payroll.PersonFile Born(DateOnly birthday, int age, string facts) =>
        Someone.Of(new DateOnly(birthday.Year - age, birthday.Month, birthday.Day).ToString("yyyy-MM-dd", null), facts);
}
