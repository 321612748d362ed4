namespace SocialPay.Domain.Tests.Payroll;

/// <summary>The worked examples of policy-rules §15 as far as they concern one month of social assistance, by their numbers.</summary>
public class WorkedExamplesTests
{
    private const string PoorMother = "lone_parent; children_supported=3; poverty=poor; disability=severe";
    private const string NearPoorMother = "lone_parent; children_supported=3; poverty=near_poor; disability=severe";
    private const string FosteredAdult = "disability=very_severe; relation=fostered; fostered_count=2";

    [Theory]
    // 1, 2: a fostered child turns 4 in September 2022
    [InlineData("2018-09-20", "child_case=b; relation=fostered", "20/5.1 2021-07; care 20/5.1 2021-07", "2022-08", "20-6-1a-u4 900000; 20-20-1a 900000")]
    [InlineData("2018-09-20", "child_case=b; relation=fostered", "20/5.1 2021-07; care 20/5.1 2021-07", "2022-09", "20-6-1a-4 540000; 20-20-1b-child 540000")]
    // 3: the same under 147/2025
    [InlineData("2021-09-10", "child_case=b", "20/5.1 2022-01", "2025-09", "20-6-1a-u4 1250000")]
    [InlineData("2021-09-10", "child_case=b", "20/5.1 2022-01", "2025-10", "20-6-1a-4 750000")]
    // 4, 5: near-poor single mother, severely disabled; decision for clause 4 of August 2021
    [InlineData("1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", "2021-06", "28-16-1c 405000")]
    [InlineData("1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", "2021-07", "20-6-1e-s 540000")]
    [InlineData("1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", "2021-08", "20-6-1e-s 540000; 20-6-1d 1080000")]
    // 6, 7, 8: poor, on the list, moved to 20/2021 by list decision
    [InlineData("1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", "2021-06", "28-16-1c 405000; 136-6-1h 540000")]
    [InlineData("1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", "2021-07", "20-6-1e-s 540000; 20-6-1d 1080000")]
    [InlineData("1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", "2024-07", "20-6-1e-s 750000; 20-6-1d 1500000")]
    // 9: single mother with HIV
    [InlineData("1990-01-01", "lone_parent; children_supported=2; poverty=poor; hiv", "20/5.8 2021-07; 20/5.4 2021-07", "2021-07", "20-6-1g-8 540000; 20-6-1d 720000")]
    // 10: older, poor, extremely severely disabled, cared for at home
    [InlineData("1939-03-01", "poverty=poor; supporter=on_allowance; disability=very_severe; relation=household_direct", "136/5.5a 2019-03; 136/5.6 2019-03; care 136/5.6 2019-03", "2021-07", "20-6-1e-vs-ce 900000; 20-20-2c 360000")]
    // 11: both spouses disabled, one child of 20 months: one share
    [InlineData("1990-01-01", "disability=severe; children_u36m=1", "20/5.6 2021-07; care 20/5.6 2021-07", "2021-07", "20-6-1e-s 540000; 20-20-2a-1 540000")]
    [InlineData("1988-01-01", "disability=severe; children_u36m=1; spouse_has_care_share", "20/5.6 2021-07; care 20/5.6 2021-07", "2021-07", "20-6-1e-s 540000")]
    // 12: pregnant with a child of one year, cared for by the household
    [InlineData("1992-01-01", "disability=very_severe; pregnant; children_u36m=1; relation=household_direct", "20/5.6 2021-07; care 20/5.6 2021-07", "2021-07", "20-6-1e-vs 720000; 20-20-2a-2 720000; 20-20-2c 360000")]
    // 13: turns 80 on 30 November 2023
    [InlineData("1943-11-30", "", "20/5.5c 2023-11", "2023-10", "")]
    [InlineData("1943-11-30", "", "20/5.5c 2023-11", "2023-11", "20-6-1dd-5c 360000")]
    [InlineData("1943-11-30", "", "20/5.5c 2023-11", "2024-02", "20-6-1dd-5c 360000")]
    // 14: entitled from the month of the certificate
    [InlineData("1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", "2022-02", "")]
    [InlineData("1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", "2022-03", "20-6-1e-s 540000")]
    [InlineData("1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", "2022-06", "20-6-1e-s 540000")]
    // 15: turns 16, not in study
    [InlineData("2006-05-03", "child_case=a", "20/5.1 2021-07", "2022-05", "20-6-1a-4 540000")]
    [InlineData("2006-05-03", "child_case=a", "20/5.1 2021-07", "2022-06", "")]
    // 18: the social assistance part
    [InlineData("1949-02-02", "disability=severe; requested", "20/5.6 2022-01", "2025-07", "20-6-1e-s-ce 1000000")]
    // 19: the last month of 5.5c
    [InlineData("1943-02-02", "requested", "20/5.5c 2023-02", "2025-06", "20-6-1dd-5c 500000")]
    [InlineData("1943-02-02", "requested", "20/5.5c 2023-02", "2025-07", "176-2-75 500000")]
    // 20: base 540,000 from July 2026, and under the assumed rows from October
    [InlineData("1985-01-01", "disability=severe", "20/5.6 2022-03", "2026-06", "20-6-1e-s 750000")]
    [InlineData("1985-01-01", "disability=severe", "20/5.6 2022-03", "2026-07", "20-6-1e-s 810000")]
    [InlineData("1985-01-01", "disability=severe", "20/5.6 2022-03", "2026-11", "A335-20-6-1e-s 810000")]
    // 21: the old place pays to September, the new one from October
    [InlineData("1985-01-01", "disability=severe", "20/5.6 2021-07..2022-09", "2022-09", "20-6-1e-s 540000")]
    [InlineData("1985-01-01", "disability=severe", "20/5.6 2021-07..2022-09", "2022-10", "")]
    // 27: two bases in 2015
    [InlineData("1930-01-01", "poverty=poor; supporter=none", "136/5.5a 2015-01", "2015-05", "136-6-1k 540000")]
    [InlineData("1930-01-01", "", "136/5.5b 2015-01", "2015-05", "136-6-1l 180000")]
    [InlineData("1930-01-01", "", "136/5.5b 2015-01", "2016-01", "136-6-1l 270000")]
    // 28: a household took in two adults: one amount for both, then one for each
    [InlineData("1980-01-01", FosteredAdult + "; fostered_rank=1", "care 136/5.6 2020-01", "2021-06", "28-17-4b 810000")]
    [InlineData("1975-01-01", FosteredAdult + "; fostered_rank=2", "care 136/5.6 2020-01", "2021-06", "")]
    [InlineData("1980-01-01", FosteredAdult + "; fostered_rank=1", "care 136/5.6 2020-01", "2021-07", "20-20-2d-adult 540000")]
    [InlineData("1975-01-01", FosteredAdult + "; fostered_rank=2", "care 136/5.6 2020-01", "2021-07", "20-20-2d-adult 540000")]
    // 29: clauses 4, 6 and 8 together
    [InlineData("1990-01-01", "lone_parent; children_supported=1; poverty=poor; hiv; disability=severe", "20/5.4 2021-07; 20/5.6 2021-07; 20/5.8 2021-07", "2021-07", "20-6-1e-s 540000; 20-6-1d 360000")]
    public void Owed_Example(string born, string facts, string decisions, string month, string expected) =>
        Someone.Of(born, facts, decisions).Owed(month).ShouldBe(expected);

    [Theory]
    // 16: dies on 1 February: February is the last month
    [InlineData("2025-02-01", "2025-01", "20-6-1e-s 750000")]
    [InlineData("2025-02-01", "2025-02", "20-6-1e-s 750000")]
    [InlineData("2025-02-01", "2025-03", "")]
    // 17: dies on 31 January: January is
    [InlineData("2025-01-31", "2025-01", "20-6-1e-s 750000")]
    [InlineData("2025-01-31", "2025-02", "")]
    public void Owed_Death(string died, string month, string expected) =>
        Someone.Of("1985-01-01", "disability=severe", "20/5.6 2022-03", died).Owed(month).ShouldBe(expected);
}
