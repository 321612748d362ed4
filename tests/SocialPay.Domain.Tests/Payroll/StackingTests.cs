using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Which amounts add up (policy-rules §5).</summary>
public class StackingTests
{
    private const string PoorParent = "lone_parent; poverty=poor; children_supported=";

    [Theory]
    // Highest only
    [InlineData("1940-01-01", "poverty=poor; supporter=none; disability=severe", "2020-05", "136-6-1k 540000")]
    [InlineData("1940-01-01", "poverty=poor; supporter=none; disability=very_severe", "2020-05", "28-16-1b 675000")]
    [InlineData("1940-01-01", "poverty=poor; supporter=none; disability=very_severe; facility_eligible; community_carer", "2020-05", "136-6-1m 810000")]
    [InlineData("2019-01-01", "child_case=a; hiv; poverty=poor; disability=very_severe", "2022-05", "20-6-1a-u4 900000")]
    // 136/2013: clause 4 adds to clauses 3, 5 and 6
    [InlineData("1990-01-01", PoorParent + "1; hiv; unable_to_work", "2020-05", "136-6-1e 405000; 136-6-1g 270000")]
    [InlineData("1955-01-01", PoorParent + "2; supporter=none", "2020-05", "136-6-1i 405000; 136-6-1h 540000")]
    [InlineData("1990-01-01", PoorParent + "2; disability=very_severe", "2020-05", "28-16-1a 540000; 136-6-1h 540000")]
    [InlineData("1990-01-01", PoorParent + "2; disability=severe; hiv; unable_to_work", "2020-05", "136-6-1e 405000; 136-6-1h 540000")]
    // and not to clause 2: a student of 18 with a child
    [InlineData("2002-01-01", PoorParent + "1; child_case=a; studying", "2020-05", "136-6-1c 405000")]
    [InlineData("2002-01-01", PoorParent + "2; child_case=a; studying", "2020-05", "136-6-1h 540000")]
    // 20/2021: clauses 5, 6 and 8
    [InlineData("1955-01-01", PoorParent + "2; supporter=none", "2022-05", "20-6-1dd-5a-60 540000; 20-6-1d 720000")]
    [InlineData("1945-01-01", PoorParent + "1; area=edc", "2022-05", "20-6-1dd-5b 360000; 20-6-1d 360000")]
    [InlineData("1940-01-01", PoorParent + "1", "2022-05", "20-6-1dd-5c 360000; 20-6-1d 360000")]
    [InlineData("1950-01-01", PoorParent + "1; supporter=none; facility_eligible; community_carer", "2022-05", "20-6-1dd-5d 1080000; 20-6-1d 360000")]
    [InlineData("1990-01-01", PoorParent + "1; hiv", "2022-05", "20-6-1g-8 540000; 20-6-1d 360000")]
    [InlineData("1990-01-01", PoorParent + "1; disability=severe", "2022-05", "20-6-1e-s 540000; 20-6-1d 360000")]
    [InlineData("2004-01-01", PoorParent + "1; from_group1; studying", "2022-05", "20-6-1b 540000")]
    [InlineData("2004-01-01", PoorParent + "2; from_group1; studying", "2022-05", "20-6-1d 720000")]
    // Clause 2 and clause 6 together: one of them, the highest, beside clause 4
    [InlineData("2004-01-01", PoorParent + "1; from_group1; studying; disability=very_severe", "2022-05", "20-6-1e-vs 720000; 20-6-1d 360000")]
    [InlineData("2004-01-01", PoorParent + "1; from_group1; studying; disability=severe", "2022-05", "20-6-1b 540000; 20-6-1d 360000")]
    [InlineData("1990-01-01", PoorParent + "1; disability=severe", "2026-11", "A335-20-6-1e-s 810000; A335-20-6-1d 540000")]
    public void Possible_Allowances(string born, string facts, string month, string expected) =>
        Someone.Of(born, facts).Possible(month).ShouldBe(expected);

    [Fact]
    public void Possible_NamesWhatIsSetAside()
    {
        var line = Calculator.Possible(
            Someone.Law, Someone.Of("1940-01-01", "poverty=poor; supporter=none; disability=very_severe"), new PayPeriod(2020, 5), "20").Single();
        line.Reasons.Excluded.ShouldBe([new ExcludedRule("136-6-1k", ExclusionCause.NotHighest)]);
    }

    [Fact]
    public void Possible_NamesTheSingleParentAmountSetAside()
    {
        var line = Calculator.Possible(
            Someone.Law, Someone.Of("2002-01-01", PoorParent + "1; child_case=a; studying"), new PayPeriod(2020, 5), "20").Single();
        line.Reasons.Excluded.ShouldBe([new ExcludedRule("136-6-1g", ExclusionCause.NotHighest)]);
    }

    [Fact]
    public void Possible_NamesAllowancesSetAsideInAFacility()
    {
        var line = Calculator.Possible(
            Someone.Law, Someone.Of("1990-01-01", PoorParent + "1; disability=severe; in_institution"), new PayPeriod(2022, 5), "20").Single();
        line.Reasons.Excluded.ShouldBe(
            [new ExcludedRule("20-6-1d", ExclusionCause.InInstitution), new ExcludedRule("20-6-1e-s", ExclusionCause.InInstitution)]);
    }
}
