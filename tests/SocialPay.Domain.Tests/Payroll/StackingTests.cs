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

    [Theory]
    // §5.4: of clause 1 and clause 6 the higher allowance, and one care amount, the higher
    [InlineData("2017-01-01", "child_case=a; disability=very_severe; relation=fostered", "2022-08", "20-6-1e-vs-ce 900000; 20-20-2d-child 900000")]
    [InlineData("2020-01-01", "child_case=a; disability=very_severe; relation=fostered", "2022-08", "20-6-1a-u4 900000; 20-20-1a 900000")]
    [InlineData("2017-01-01", "child_case=a; disability=severe; relation=fostered", "2022-08", "20-6-1e-s-ce 720000; 20-20-1b-child 540000")]
    [InlineData("2017-01-01", "child_case=a; relation=household_direct", "2022-08", "20-6-1a-4 540000")]
    // §5.3c: severe alone gives the household nothing
    [InlineData("1980-01-01", "disability=severe; relation=household_direct", "2022-08", "20-6-1e-s 540000")]
    [InlineData("1980-01-01", "disability=very_severe; relation=household_direct", "2022-08", "20-6-1e-vs 720000; 20-20-2c 360000")]
    [InlineData("2017-01-01", "disability=very_severe; relation=household_direct", "2020-08", "28-16-1b 675000; 28-17-3 270000")]
    // §5.3d: taken in: an adult 1.5, a child 2.5, and under 28/2012 one amount for the household
    [InlineData("1980-01-01", "disability=very_severe; relation=fostered", "2022-08", "20-6-1e-vs 720000; 20-20-2d-adult 540000")]
    [InlineData("2017-01-01", "disability=very_severe; relation=fostered", "2022-08", "20-6-1e-vs-ce 900000; 20-20-2d-child 900000")]
    [InlineData("1980-01-01", "disability=very_severe; relation=fostered; fostered_count=1", "2020-08", "28-16-1a 540000; 28-17-4a 405000")]
    [InlineData("1980-01-01", "disability=very_severe; relation=fostered; fostered_count=3; fostered_rank=1", "2020-08", "28-16-1a 540000; 28-17-4b 810000")]
    [InlineData("1980-01-01", "disability=very_severe; relation=fostered; fostered_count=3; fostered_rank=3", "2020-08", "28-16-1a 540000")]
    // §5.3b: pregnant or raising small children, with severe disability alone
    [InlineData("1995-01-01", "disability=severe; pregnant", "2022-05", "20-6-1e-s 540000; 20-20-2a-1 540000")]
    [InlineData("1995-01-01", "disability=severe; pregnant; children_u36m=1", "2022-05", "20-6-1e-s 540000; 20-20-2a-2 720000")]
    [InlineData("1995-01-01", "disability=severe; children_u36m=3", "2022-05", "20-6-1e-s 540000; 20-20-2a-2 720000")]
    [InlineData("1995-01-01", "disability=severe; pregnant; children_u36m=2", "2020-05", "28-16-1c 405000; 28-17-1b 540000")]
    [InlineData("1995-01-01", "disability=mild; pregnant; children_u36m=2", "2022-05", "")]
    // Older people of clause 5d (5c of 136/2013) and their carers
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "2022-05", "20-6-1dd-5d 1080000; 20-20-1b-elder 540000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "2020-05", "136-6-1m 810000; 136-20-elder 405000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=on_allowance; facility_eligible; community_carer; relation=fostered", "2022-05", "20-6-1dd-5a-60 540000")]
    // §5.5: a facility instead of any allowance; the rates of 136/2013 by age
    [InlineData("2020-01-01", "child_case=a; in_institution", "2022-05", "20-25-1a 1800000")]
    [InlineData("1980-01-01", "disability=severe; in_institution", "2020-05", "136-inst-16 810000")]
    [InlineData("2010-01-01", "disability=severe; in_institution", "2020-05", "136-inst-4 1080000")]
    [InlineData("1950-01-01", "disability=severe; in_institution", "2020-05", "136-inst-4 1080000")]
    [InlineData("2018-01-01", "disability=severe; in_institution", "2020-05", "136-inst-u4 1350000")]
    // §5.7: a pension excludes 5c altogether; other allowances too
    [InlineData("1940-01-01", "pension_or_si_amount=1", "2022-05", "")]
    [InlineData("1940-01-01", "other_monthly_allowance", "2022-05", "")]
    [InlineData("1940-01-01", "poverty=poor; supporter=other", "2022-05", "20-6-1dd-5c 360000")]
    // clause 7 not for those of clauses 1, 3 and 6
    [InlineData("2021-01-01", "poverty=near_poor; area=edc", "2022-05", "20-6-1g-7 540000")]
    [InlineData("2021-01-01", "poverty=near_poor; area=edc; disability=mild", "2022-05", "20-6-1g-7 540000")]
    [InlineData("2021-01-01", "poverty=near_poor; area=edc; disability=severe", "2022-05", "20-6-1e-s-ce 720000")]
    [InlineData("2021-01-01", "poverty=near_poor", "2022-05", "")]
    // 2015: 270,000 for the poor, in a facility, and for children without support; 180,000 for the others
    [InlineData("1980-01-01", "disability=severe", "2015-12", "28-16-1c 270000")]
    [InlineData("1980-01-01", "disability=severe; poverty=near_poor", "2015-12", "28-16-1c 270000")]
    [InlineData("1980-01-01", "disability=severe; poverty=poor", "2015-12", "28-16-1c 405000")]
    [InlineData("1980-01-01", "disability=severe", "2016-01", "28-16-1c 405000")]
    [InlineData("2013-01-01", "child_case=a", "2015-05", "136-6-1a 675000")]
    [InlineData("1998-01-01", "child_case=a; studying", "2015-05", "136-6-1c 405000")]
    [InlineData("1980-01-01", "in_institution", "2015-05", "136-inst-16 810000")]
    [InlineData("2013-01-01", "disability=very_severe; relation=household_direct", "2015-05", "28-16-1b 450000; 28-17-3 180000")]
    public void Possible_CornerCases(string born, string facts, string month, string expected) =>
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
