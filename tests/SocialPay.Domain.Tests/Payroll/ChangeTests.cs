using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Changes of circumstances within months, and deaths: which of the two days counts (policy-rules §6.0).</summary>
public class ChangeTests
{
    private const string Worse = "disability=severe; @{0} disability=very_severe";
    private const string Better = "disability=severe; @{0} disability=mild";

    [Theory]
    // 20/2021: a new level counts in its month
    [InlineData(Worse, "2022-05-31", "2022-05", "20-6-1e-vs 720000")]
    [InlineData(Worse, "2022-06-01", "2022-05", "20-6-1e-s 540000")]
    [InlineData(Worse, "2022-06-01", "2022-06", "20-6-1e-vs 720000")]
    // 147/2025: in the month after
    [InlineData(Worse, "2025-09-30", "2025-10", "20-6-1e-vs 1000000")]
    [InlineData(Worse, "2025-10-01", "2025-10", "20-6-1e-s 750000")]
    [InlineData(Worse, "2025-10-01", "2025-11", "20-6-1e-vs 1000000")]
    // across the change of the rule: a change of June counts in June, one of July in August
    [InlineData(Worse, "2025-06-30", "2025-06", "20-6-1e-vs 1000000")]
    [InlineData(Worse, "2025-07-01", "2025-07", "20-6-1e-s 750000")]
    [InlineData(Worse, "2025-07-01", "2025-08", "20-6-1e-vs 1000000")]
    // no longer eligible: the month is still paid in both
    [InlineData(Better, "2022-05-01", "2022-05", "20-6-1e-s 540000")]
    [InlineData(Better, "2022-05-31", "2022-05", "20-6-1e-s 540000")]
    [InlineData(Better, "2022-05-31", "2022-06", "")]
    [InlineData(Better, "2025-10-01", "2025-10", "20-6-1e-s 750000")]
    [InlineData(Better, "2025-10-31", "2025-11", "")]
    // the yearly list: off it on 1 January, January is the last month; on 31 December, December is
    [InlineData("lone_parent; children_supported=2; poverty=poor; @{0} poverty=none", "2023-01-01", "2023-01", "20-6-1d 720000")]
    [InlineData("lone_parent; children_supported=2; poverty=poor; @{0} poverty=none", "2022-12-31", "2023-01", "")]
    // another child
    [InlineData("lone_parent; poverty=poor; children_supported=1; @{0} children_supported=2", "2022-05-31", "2022-05", "20-6-1d 720000")]
    [InlineData("lone_parent; poverty=poor; children_supported=1; @{0} children_supported=2", "2025-10-01", "2025-10", "20-6-1d 500000")]
    // from the household to foster carers: one care amount in the month of the change
    [InlineData("disability=very_severe; relation=household_direct; @{0} relation=fostered", "2022-05-20", "2022-05", "20-6-1e-vs 720000; 20-20-2d-adult 540000")]
    [InlineData("disability=very_severe; relation=household_direct; @{0} relation=fostered", "2025-10-20", "2025-10", "20-6-1e-vs 1000000; 20-20-2c 500000")]
    [InlineData("disability=very_severe; relation=household_direct; @{0} relation=fostered", "2025-10-20", "2025-11", "20-6-1e-vs 1000000; 20-20-2d-adult 750000")]
    // into a facility, and out again
    [InlineData("disability=severe; @{0} in_institution", "2022-05-31", "2022-05", "20-25-1b 1440000")]
    [InlineData("disability=severe; @{0} in_institution", "2022-06-01", "2022-05", "20-6-1e-s 540000")]
    [InlineData("disability=severe; in_institution; @{0} in_institution=false", "2022-05-10", "2022-05", "20-25-1b 1440000")]
    [InlineData("disability=severe; in_institution; @{0} in_institution=false", "2022-05-10", "2022-06", "20-6-1e-s 540000")]
    public void Possible_Change(string facts, string day, string month, string expected) =>
        Someone.Of("1990-01-01", string.Format(null, facts, day)).Possible(month).ShouldBe(expected);

    [Theory]
    // Each set of rules has days of its own: the child grew up, the disability goes on by the end of the month
    [InlineData("2022-05", "20-6-1e-vs 720000; 20-6-1d 360000")]
    [InlineData("2022-06", "20-6-1e-vs 720000")]
    public void Owed_SetsHaveTheirOwnDays(string month, string expected) =>
        Someone.Of(
            "1990-01-01",
            "disability=severe; @2022-05-12 disability=very_severe; lone_parent; poverty=poor; children_supported=1; @2022-05-20 children_supported=0",
            "20/5.6 2021-07; 20/5.4 2021-07").Owed(month).ShouldBe(expected);

    [Theory]
    // Under 147/2025 a new entitlement starts with the month of its decision, even where a change would count a month later
    [InlineData("20/5.4 2025-09", "2025-09", "20-6-1d 500000")]
    [InlineData("20/5.4 2025-10", "2025-09", "")]
    [InlineData("20/5.4 2025-10", "2025-10", "20-6-1d 500000")]
    public void Owed_NewEntitlementUnder147(string decisions, string month, string expected) =>
        Someone.Of("1990-01-01", "poverty=poor; children_supported=1; @2025-09-15 lone_parent", decisions).Owed(month).ShouldBe(expected);

    [Theory]
    // In a facility without a decision for it: no allowance all the same
    [InlineData("2022-05-10", "2022-05", "")]
    [InlineData("2025-10-10", "2025-10", "20-6-1e-s 750000")]
    [InlineData("2025-10-10", "2025-11", "")]
    public void Owed_FacilityPaidElsewhere(string since, string month, string expected) =>
        Someone.Of("1990-01-01", $"disability=severe; @{since} in_institution", "20/5.6 2021-07").Owed(month).ShouldBe(expected);

    [Theory]
    // The month of death is paid; which level, the day before the death says
    [InlineData("2022-05-01", "2022-05", "20-6-1e-s 540000")]
    [InlineData("2022-05-31", "2022-05", "20-6-1e-s 540000")]
    [InlineData("2022-05-31", "2022-06", "")]
    [InlineData("2022-04-30", "2022-05", "")]
    [InlineData("2025-10-01", "2025-10", "20-6-1e-s 750000")]
    [InlineData("2025-09-30", "2025-10", "")]
    [InlineData("2024-02-29", "2024-02", "20-6-1e-s 540000")]
    [InlineData("2024-02-29", "2024-03", "")]
    public void Possible_Death(string died, string month, string expected) =>
        Someone.Of("1990-01-01", "disability=severe", died: died).Possible(month).ShouldBe(expected);

    [Theory]
    [InlineData("2022-05-20", "20-6-1dd-5c 360000")]
    [InlineData("2022-05-11", "20-6-1dd-5c 360000")]
    [InlineData("2022-05-10", "")]
    [InlineData("2022-05-09", "")]
    public void Owed_DeathInTheMonthOfTheBirthday(string died, string expected) =>
        Someone.Of("1942-05-10", "", "20/5.5c 2022-05", died).Owed("2022-05").ShouldBe(expected);

    [Fact]
    public void Owed_DeathIsNoChangeOfFactsAfterIt() =>
        Someone.Of("1990-01-01", "disability=severe; @2022-05-20 disability=mild", "20/5.6 2021-07", "2022-05-18")
            .Owed("2022-05").ShouldBe("20-6-1e-s 540000");

    /// <summary>Nobody is looked at before birth, even where the day before the month counts first.</summary>
    [Fact]
    public void Possible_BornWithinTheMonth()
    {
        var line = Calculator.Possible(Someone.Law, Someone.Of("2025-10-10", "poverty=poor; area=edc"), new PayPeriod(2025, 10), "20").Single();
        line.EvaluatedOn.ShouldBe(new DateOnly(2025, 10, 31));
        line.Reasons.ToString().ShouldContain("age:0@2025-10-10");
    }
}
