namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Conditions of the rows other than age: each with the case beside it that gets nothing or something else.</summary>
public class RuleConditionTests
{
    private const string Disabled = "disability=severe";
    private const string VeryDisabled = "disability=very_severe";

    [Theory]
    // Clauses 1 and 2
    [InlineData("2010-01-01", "", "2020-05", "")]
    [InlineData("2000-01-01", "child_case=a", "2020-05", "")]
    [InlineData("2000-01-01", "studying", "2020-05", "")]
    [InlineData("2003-01-01", "studying", "2022-05", "")]
    [InlineData("2003-01-01", "from_group1", "2022-05", "")]
    [InlineData("2003-01-01", "child_case=a; studying", "2022-05", "")]
    // Clause 3, and 8 of 20/2021
    [InlineData("2015-01-01", "hiv; poverty=near_poor", "2020-05", "")]
    [InlineData("1990-01-01", "hiv; poverty=poor", "2020-05", "")]
    [InlineData("1990-01-01", "hiv; poverty=poor; unable_to_work; pension_or_si_amount=1", "2020-05", "")]
    [InlineData("1990-01-01", "hiv; poverty=poor; unable_to_work; other_monthly_allowance", "2020-05", "")]
    [InlineData("1990-01-01", "hiv; poverty=poor; unable_to_work", "2020-05", "136-6-1e 405000")]
    [InlineData("1990-01-01", "hiv; poverty=poor", "2022-05", "20-6-1g-8 540000")]
    [InlineData("1990-01-01", "hiv; poverty=poor; stable_income", "2022-05", "")]
    [InlineData("1990-01-01", "hiv; poverty=near_poor", "2022-05", "")]
    // Clause 4
    [InlineData("1990-01-01", "lone_parent; poverty=poor", "2020-05", "")]
    [InlineData("1990-01-01", "poverty=poor; children_supported=1", "2020-05", "")]
    [InlineData("1990-01-01", "lone_parent; poverty=poor; children_supported=1", "2020-05", "136-6-1g 270000")]
    [InlineData("1990-01-01", "lone_parent; poverty=poor; children_supported=2", "2020-05", "136-6-1h 540000")]
    [InlineData("1990-01-01", "lone_parent; poverty=poor; children_supported=5", "2020-05", "136-6-1h 540000")]
    [InlineData("1990-01-01", "lone_parent; poverty=near_poor; children_supported=2", "2020-05", "")]
    [InlineData("1990-01-01", "lone_parent; poverty=near_poor; children_supported=1", "2022-05", "20-6-1d 360000")]
    [InlineData("1990-01-01", "lone_parent; poverty=poor; children_supported=5", "2022-05", "20-6-1d 1800000")]
    [InlineData("1990-01-01", "lone_parent; children_supported=5", "2022-05", "")]
    [InlineData("1990-01-01", "lone_parent; poverty=poor; children_supported=2", "2026-11", "A335-20-6-1d 1080000")]
    // Clause 5
    [InlineData("1950-01-01", "poverty=poor; supporter=on_allowance", "2020-05", "136-6-1i 405000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=other", "2020-05", "")]
    [InlineData("1950-01-01", "poverty=poor", "2020-05", "")]
    [InlineData("1950-01-01", "poverty=near_poor; supporter=none", "2020-05", "")]
    [InlineData("1938-01-01", "pension_or_si_amount=1", "2020-05", "")]
    [InlineData("1938-01-01", "other_monthly_allowance", "2020-05", "")]
    [InlineData("1938-01-01", "poverty=poor", "2020-05", "136-6-1l 270000")]
    [InlineData("1938-01-01", "poverty=poor; supporter=none; pension_or_si_amount=1", "2020-05", "136-6-1k 540000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=on_allowance; facility_eligible; community_carer", "2020-05", "136-6-1i 405000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible", "2020-05", "136-6-1i 405000")]
    [InlineData("1946-01-01", "poverty=poor; area=normal", "2022-05", "")]
    [InlineData("1946-01-01", "area=edc", "2022-05", "")]
    [InlineData("1946-01-01", "poverty=poor; area=edc; pension_or_si_amount=900000", "2022-05", "20-6-1dd-5b 360000")]
    [InlineData("1946-01-01", "poverty=poor; area=edc; supporter=none", "2022-05", "20-6-1dd-5a-60 540000")]
    [InlineData("1946-01-01", "poverty=poor; area=edc", "2025-07", "")]
    [InlineData("1938-01-01", "", "2025-07", "")]
    [InlineData("1938-01-01", "pension_or_si_amount=1", "2022-05", "")]
    // Clause 6
    [InlineData("1990-01-01", "disability=mild", "2020-05", "")]
    [InlineData("1990-01-01", "disability=mild", "2022-05", "")]
    // Clause 7 excludes clauses 1, 3 and 6
    [InlineData("2020-01-01", "area=edc", "2022-05", "")]
    [InlineData("2020-01-01", "poverty=poor", "2022-05", "")]
    [InlineData("2020-01-01", "poverty=poor; area=edc; child_case=a", "2022-05", "20-6-1a-u4 900000")]
    [InlineData("2020-01-01", "poverty=poor; area=edc; hiv", "2022-05", "20-6-1c-u4 900000")]
    [InlineData("2020-01-01", "poverty=near_poor; area=edc; hiv", "2022-05", "20-6-1g-7 540000")]
    [InlineData("2020-01-01", "poverty=poor; area=edc; disability=severe", "2022-05", "20-6-1e-s-ce 720000")]
    [InlineData("2020-01-01", "poverty=poor; area=edc; disability=mild", "2022-05", "20-6-1g-7 540000")]
    [InlineData("2020-01-01", "poverty=poor; area=edc", "2021-06", "")]
    public void Possible_Allowance(string born, string facts, string month, string expected) =>
        Someone.Of(born, facts).Possible(month).ShouldBe(expected);

    [Theory]
    // Pregnant, or raising children under 36 months: 28/2012 art. 17.1
    [InlineData("1995-01-01", Disabled + "; pregnant", "2020-05", "28-16-1c 405000; 28-17-1a 405000")]
    [InlineData("1995-01-01", Disabled + "; children_u36m=1", "2020-05", "28-16-1c 405000; 28-17-1a 405000")]
    [InlineData("1995-01-01", Disabled + "; pregnant; children_u36m=1", "2020-05", "28-16-1c 405000; 28-17-1b 540000")]
    [InlineData("1995-01-01", Disabled + "; pregnant; children_u36m=3", "2020-05", "28-16-1c 405000; 28-17-1b 540000")]
    [InlineData("1995-01-01", Disabled + "; children_u36m=2", "2020-05", "28-16-1c 405000; 28-17-1c 540000")]
    [InlineData("1995-01-01", "disability=mild; pregnant", "2020-05", "")]
    // 20/2021 art. 20.2.a
    [InlineData("1995-01-01", Disabled + "; pregnant", "2022-05", "20-6-1e-s 540000; 20-20-2a-1 540000")]
    [InlineData("1995-01-01", VeryDisabled + "; children_u36m=1", "2022-05", "20-6-1e-vs 720000; 20-20-2a-1 540000")]
    [InlineData("1995-01-01", Disabled + "; pregnant; children_u36m=1", "2022-05", "20-6-1e-s 540000; 20-20-2a-2 720000")]
    [InlineData("1995-01-01", Disabled + "; children_u36m=2", "2022-05", "20-6-1e-s 540000; 20-20-2a-2 720000")]
    [InlineData("1995-01-01", Disabled + "; pregnant", "2026-11", "A335-20-6-1e-s 810000; A335-20-20-2a-1 810000")]
    [InlineData("1995-01-01", Disabled + "; children_u36m=2", "2026-11", "A335-20-6-1e-s 810000; A335-20-20-2a-2 1080000")]
    // Household that cares directly: extremely severe only
    [InlineData("1995-01-01", VeryDisabled + "; relation=household_direct", "2020-05", "28-16-1a 540000; 28-17-3 270000")]
    [InlineData("1995-01-01", Disabled + "; relation=household_direct", "2020-05", "28-16-1c 405000")]
    [InlineData("1995-01-01", VeryDisabled + "; relation=household_direct", "2022-05", "20-6-1e-vs 720000; 20-20-2c 360000")]
    [InlineData("1995-01-01", VeryDisabled + "; relation=household_direct", "2026-11", "A335-20-6-1e-vs 1080000; A335-20-20-2c 540000")]
    // Taken in
    [InlineData("1995-01-01", VeryDisabled + "; relation=fostered; fostered_count=1; fostered_rank=1", "2020-05", "28-16-1a 540000; 28-17-4a 405000")]
    [InlineData("1995-01-01", VeryDisabled + "; relation=fostered; fostered_count=3; fostered_rank=1", "2020-05", "28-16-1a 540000; 28-17-4b 810000")]
    [InlineData("1995-01-01", VeryDisabled + "; relation=fostered; fostered_count=3; fostered_rank=3", "2020-05", "28-16-1a 540000")]
    [InlineData("1995-01-01", Disabled + "; relation=fostered; fostered_count=1", "2020-05", "28-16-1c 405000")]
    [InlineData("1995-01-01", VeryDisabled + "; relation=fostered", "2022-05", "20-6-1e-vs 720000; 20-20-2d-adult 540000")]
    // Older person of clause 5c, later 5d, with a carer
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "2020-05", "136-6-1m 810000; 136-20-elder 405000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "2022-05", "20-6-1dd-5d 1080000; 20-20-1b-elder 540000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "2026-11", "A335-20-6-1dd-5d 1620000; A335-20-20-1b-elder 810000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer", "2022-05", "20-6-1dd-5d 1080000")]
    [InlineData("1950-01-01", "poverty=poor; supporter=none; relation=fostered", "2022-05", "20-6-1dd-5a-60 540000")]
    // A child of clause 1 who is also extremely severely disabled: one allowance and one care amount, the higher of each
    [InlineData("2012-01-01", "child_case=a; disability=very_severe; relation=fostered", "2022-05", "20-6-1e-vs-ce 900000; 20-20-2d-child 900000")]
    [InlineData("2020-01-01", "child_case=a; disability=very_severe; relation=fostered", "2022-05", "20-6-1a-u4 900000; 20-20-1a 900000")]
    [InlineData("2012-01-01", "child_case=a; disability=very_severe; relation=fostered; fostered_count=1; fostered_rank=1", "2020-05", "28-16-1b 675000; 136-20-child-4 405000")]
    // Emergency placement by the day, from the day it begins to the day before it ends
    [InlineData("2012-01-01", "relation=emergency_placement", "2022-02", "TT02-3-1 1680000")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement", "2022-02", "TT02-3-1 1080000")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement; @2022-02-21 relation=", "2022-02", "TT02-3-1 600000")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement; @2022-02-21 relation=", "2022-03", "")]
    [InlineData("2012-01-01", "relation=emergency_placement", "2021-06", "")]
    // at most three months from the placement on
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement", "2022-05", "TT02-3-1 600000")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement", "2022-06", "")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement; @2022-05-20 relation=emergency_placement", "2022-06", "")]
    [InlineData("2012-01-01", "@2022-02-11 relation=emergency_placement; @2022-08-01 relation=; @2022-09-30 relation=emergency_placement", "2022-09", "TT02-3-1 60000")]
    public void Possible_CareSupport(string born, string facts, string month, string expected) =>
        Someone.Of(born, facts).Possible(month).ShouldBe(expected);

    [Theory]
    [InlineData("2019-01-01", "2020-05", "136-inst-u4 1350000")]
    [InlineData("2010-01-01", "2020-05", "136-inst-4 1080000")]
    [InlineData("1990-01-01", "2020-05", "136-inst-16 810000")]
    [InlineData("1950-01-01", "2020-05", "136-inst-4 1080000")]
    [InlineData("2019-01-01", "2022-05", "20-25-1a 1800000")]
    [InlineData("1990-01-01", "2022-05", "20-25-1b 1440000")]
    [InlineData("2024-01-01", "2026-11", "A335-20-25-1a 2700000")]
    [InlineData("1990-01-01", "2026-11", "A335-20-25-1b 2160000")]
    public void Possible_Institution(string born, string month, string expected) =>
        Someone.Of(born, "in_institution; disability=severe; child_case=a; lone_parent; poverty=poor; children_supported=1")
            .Possible(month).ShouldBe(expected);

    [Theory]
    // 180,000 for those outside poor households in 2015, 270,000 for the poor, for clauses 1 and 2, and in facilities
    [InlineData("1990-01-01", Disabled, "2015-01", "28-16-1c 270000")]
    [InlineData("1990-01-01", Disabled + "; poverty=near_poor", "2015-12", "28-16-1c 270000")]
    [InlineData("1990-01-01", Disabled + "; poverty=poor", "2015-12", "28-16-1c 405000")]
    [InlineData("1990-01-01", Disabled, "2016-01", "28-16-1c 405000")]
    [InlineData("2005-01-01", "child_case=a", "2015-05", "136-6-1b 405000")]
    [InlineData("1998-01-01", "child_case=a; studying", "2015-05", "136-6-1c 405000")]
    [InlineData("2005-01-01", "child_case=a; relation=fostered", "2015-05", "136-6-1b 405000; 136-20-child-4 405000")]
    [InlineData("2005-01-01", "child_case=a; disability=severe", "2015-05", "28-16-1d 540000")]
    [InlineData("1990-01-01", "in_institution", "2015-05", "136-inst-16 810000")]
    [InlineData("1990-01-01", VeryDisabled + "; relation=household_direct", "2015-05", "28-16-1a 360000; 28-17-3 180000")]
    // The base changes with its month, whatever the day of the facts
    [InlineData("1990-01-01", Disabled, "2021-06", "28-16-1c 405000")]
    [InlineData("1990-01-01", Disabled, "2021-07", "20-6-1e-s 540000")]
    [InlineData("1990-01-01", Disabled, "2024-06", "20-6-1e-s 540000")]
    [InlineData("1990-01-01", Disabled, "2024-07", "20-6-1e-s 750000")]
    [InlineData("1990-01-01", Disabled, "2026-06", "20-6-1e-s 750000")]
    [InlineData("1990-01-01", Disabled, "2026-07", "20-6-1e-s 810000")]
    [InlineData("1990-01-01", Disabled, "2014-12", "")]
    public void Possible_Base(string born, string facts, string month, string expected) =>
        Someone.Of(born, facts).Possible(month).ShouldBe(expected);
}
