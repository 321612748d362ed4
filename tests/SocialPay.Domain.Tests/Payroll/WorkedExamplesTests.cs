using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>
/// The thirty worked examples of policy-rules §15, by their numbers, through what the payroll calls: what is owed for the month, what is
/// claimed once in it, and the differences of the months before.
/// </summary>
public class WorkedExamplesTests
{
    private const string Disabled = "disability=severe";
    private const string PoorMother = "lone_parent; children_supported=3; poverty=poor; disability=severe";
    private const string NearPoorMother = "lone_parent; children_supported=3; poverty=near_poor; disability=severe";
    private const string FosteredAdult = "disability=very_severe; relation=fostered; fostered_count=2; fostered_rank=";
    private const string FosteredChild = "child_case=b; relation=fostered";
    private const string Invalid = "ncc/tb 2021-07; supplement ncc/tb 2021-07; carer ncc/tb 2021-07";
    private const string Mother = "ncc/bmvnah 2021-07; supplement ncc/bmvnah 2021-07; carer ncc/bmvnah 2021-07";

    /// <summary>Number, birth, facts, decisions, death, month, lines of the month.</summary>
    [Theory]
    // A fostered child turns 4 in September 2022: in the month itself
    [InlineData(1, "2018-09-20", FosteredChild, "20/5.1 2021-07; care 20/5.1 2021-07", null, "2022-08", "20-6-1a-u4 900000; 20-20-1a 900000")]
    [InlineData(2, "2018-09-20", FosteredChild, "20/5.1 2021-07; care 20/5.1 2021-07", null, "2022-09", "20-6-1a-4 540000; 20-20-1b-child 540000")]
    // The same under 147/2025: from the next month
    [InlineData(3, "2021-09-10", "child_case=b", "20/5.1 2022-01", null, "2025-09", "20-6-1a-u4 1250000")]
    [InlineData(3, "2021-09-10", "child_case=b", "20/5.1 2022-01", null, "2025-10", "20-6-1a-4 750000")]
    // Near-poor single mother, severely disabled: clause 6 alone; decision for clause 4 of August 2021
    [InlineData(4, "1986-05-05", NearPoorMother, "136/5.6 2019-01", null, "2021-06", "28-16-1c 405000")]
    [InlineData(5, "1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", null, "2021-07", "20-6-1e-s 540000")]
    [InlineData(5, "1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", null, "2021-08", "20-6-1e-s 540000; 20-6-1d 1080000")]
    // Poor, on the list, moved to 20/2021 by list decision
    [InlineData(6, "1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", null, "2021-06", "28-16-1c 405000; 136-6-1h 540000")]
    [InlineData(7, "1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", null, "2021-07", "20-6-1e-s 540000; 20-6-1d 1080000")]
    [InlineData(8, "1986-05-05", PoorMother, "136/5.6 2019-01; 136/5.4 2019-01", null, "2024-07", "20-6-1e-s 750000; 20-6-1d 1500000")]
    // Single mother with HIV
    [InlineData(9, "1990-01-01", "lone_parent; children_supported=2; poverty=poor; hiv", "20/5.8 2021-07; 20/5.4 2021-07", null, "2021-07", "20-6-1g-8 540000; 20-6-1d 720000")]
    // Older, poor, extremely severely disabled, cared for at home
    [InlineData(10, "1939-03-01", "poverty=poor; supporter=on_allowance; disability=very_severe; relation=household_direct", "136/5.5a 2019-03; 136/5.6 2019-03; care 136/5.6 2019-03", null, "2021-07", "20-6-1e-vs-ce 900000; 20-20-2c 360000")]
    // Both spouses disabled, one child of 20 months: one share
    [InlineData(11, "1990-01-01", "disability=severe; children_u36m=1", "20/5.6 2021-07; care 20/5.6 2021-07", null, "2021-07", "20-6-1e-s 540000; 20-20-2a-1 540000")]
    [InlineData(11, "1988-01-01", "disability=severe; children_u36m=1; spouse_has_care_share", "20/5.6 2021-07; care 20/5.6 2021-07", null, "2021-07", "20-6-1e-s 540000")]
    // Pregnant with a child of one year, cared for by the household
    [InlineData(12, "1992-01-01", "disability=very_severe; pregnant; children_u36m=1; relation=household_direct", "20/5.6 2021-07; care 20/5.6 2021-07", null, "2021-07", "20-6-1e-vs 720000; 20-20-2a-2 720000; 20-20-2c 360000")]
    // Turns 80 on 30 November 2023
    [InlineData(13, "1943-11-30", "", "20/5.5c 2023-11", null, "2023-10", "")]
    [InlineData(13, "1943-11-30", "", "20/5.5c 2023-11", null, "2023-11", "20-6-1dd-5c 360000")]
    // Entitled from the month of the certificate
    [InlineData(14, "1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", null, "2022-02", "")]
    [InlineData(14, "1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", null, "2022-03", "20-6-1e-s 540000")]
    // Turns 16, not in study
    [InlineData(15, "2006-05-03", "child_case=a", "20/5.1 2021-07", null, "2022-05", "20-6-1a-4 540000")]
    [InlineData(15, "2006-05-03", "child_case=a", "20/5.1 2021-07", null, "2022-06", "")]
    // Dies on 1 February: February is paid, and the funeral. That January is carried over is for the payroll
    [InlineData(16, "1985-01-01", Disabled + "; @2025-02-01 funeral_ground=recipient_k6", "20/5.6 2022-03", "2025-02-01", "2025-01", "20-6-1e-s 750000")]
    [InlineData(16, "1985-01-01", Disabled + "; @2025-02-01 funeral_ground=recipient_k6", "20/5.6 2022-03", "2025-02-01", "2025-02", "20-6-1e-s 750000; 20-11 10000000")]
    [InlineData(16, "1985-01-01", Disabled + "; @2025-02-01 funeral_ground=recipient_k6", "20/5.6 2022-03", "2025-02-01", "2025-03", "")]
    // Dies on 31 January: January is the last month
    [InlineData(17, "1985-01-01", Disabled + "; @2025-01-31 funeral_ground=recipient_k6", "20/5.6 2022-03", "2025-01-31", "2025-01", "20-6-1e-s 750000; 20-11 10000000")]
    [InlineData(17, "1985-01-01", Disabled + "; @2025-01-31 funeral_ground=recipient_k6", "20/5.6 2022-03", "2025-01-31", "2025-02", "")]
    // The higher of allowance and social pension
    [InlineData(18, "1949-02-02", "disability=severe; requested", "20/5.6 2022-01; pension 176/75 2025-07", null, "2025-07", "20-6-1e-s-ce 1000000")]
    // 5.5c passes to the social pension without a gap
    [InlineData(19, "1943-02-02", "@2025-07-10 requested", "20/5.5c 2023-02; pension 176/75 2025-07", null, "2025-06", "20-6-1dd-5c 500000")]
    [InlineData(19, "1943-02-02", "@2025-07-10 requested", "20/5.5c 2023-02; pension 176/75 2025-07", null, "2025-07", "176-2-75 500000")]
    // Base 540,000 from July 2026, under the assumed rows from October
    [InlineData(20, "1985-01-01", Disabled, "20/5.6 2022-03", null, "2026-06", "20-6-1e-s 750000")]
    [InlineData(20, "1985-01-01", Disabled, "20/5.6 2022-03", null, "2026-07", "20-6-1e-s 810000")]
    [InlineData(20, "1985-01-01", Disabled, "20/5.6 2022-03", null, "2026-11", "A335-20-6-1e-s 810000")]
    // The old place pays to September, the new one from October: no month twice, none missing
    [InlineData(21, "1985-01-01", Disabled, "20/5.6 2021-07..2022-09", null, "2022-09", "20-6-1e-s 540000")]
    [InlineData(21, "1985-01-01", Disabled, "20/5.6 2021-07..2022-09", null, "2022-10", "")]
    [InlineData(21, "1985-01-01", Disabled, "20/5.6 2022-10", null, "2022-09", "")]
    [InlineData(21, "1985-01-01", Disabled, "20/5.6 2022-10", null, "2022-10", "20-6-1e-s 540000")]
    // Not collected for three months: nothing happens until a decision ends or suspends; proposing it is for the payroll
    [InlineData(22, "1985-01-01", Disabled, "20/5.6 2022-03", null, "2023-04", "20-6-1e-s 540000")]
    [InlineData(22, "1985-01-01", Disabled, "20/5.6 2022-03..2023-04; 20/5.6 2023-08", null, "2023-05", "")]
    // War invalid of 81% with a specially severe wound, at home
    [InlineData(23, "1948-05-05", "ncc_category=tb; injury_pct=81; special_wound; at_home", Invalid, null, "2024-07", "NCC-TB-081-77 7240000; NCC-TB81-DB-77 2867000; NCC-TB81-PVDB-77 3582000")]
    // Mother of two martyrs, lonely
    [InlineData(24, "1930-05-05", "deceased_category=martyr; rel=parent; martyrs_count=2; lonely", "survivor ncc/martyr-relative 2021-07; nurture ncc/martyr-relative 2021-07", null, "2023-08", "NCC-LS-2-55 4110000; NCC-LS-ND-55 1644000")]
    // Heroic Mother at home
    [InlineData(25, "1930-05-05", "ncc_category=bmvnah; at_home", Mother, null, "2022-05", "NCC-BMVN-75 4872000; NCC-BMVN-PC-75 1361000; NCC-BMVN-PV-75 1624000")]
    // War invalid of 61% over the change of the table
    [InlineData(26, "1950-05-05", "ncc_category=tb; injury_pct=61", Invalid, null, "2023-10", "NCC-TB-061-55 4016000")]
    // Two bases in 2015
    [InlineData(27, "1930-01-01", "poverty=poor; supporter=none", "136/5.5a 2015-01", null, "2015-05", "136-6-1k 540000")]
    [InlineData(27, "1930-01-01", "", "136/5.5b 2015-01", null, "2015-05", "136-6-1l 180000")]
    // A household took in two adults: one amount for both, then one for each
    [InlineData(28, "1980-01-01", FosteredAdult + "1", "care 136/5.6 2020-01", null, "2021-06", "28-17-4b 810000")]
    [InlineData(28, "1975-01-01", FosteredAdult + "2", "care 136/5.6 2020-01", null, "2021-06", "")]
    [InlineData(28, "1980-01-01", FosteredAdult + "1", "care 136/5.6 2020-01", null, "2021-07", "20-20-2d-adult 540000")]
    [InlineData(28, "1975-01-01", FosteredAdult + "2", "care 136/5.6 2020-01", null, "2021-07", "20-20-2d-adult 540000")]
    // Clauses 4, 6 and 8 together
    [InlineData(29, "1990-01-01", "lone_parent; children_supported=1; poverty=poor; hiv; disability=severe", "20/5.4 2021-07; 20/5.6 2021-07; 20/5.8 2021-07", null, "2021-07", "20-6-1e-s 540000; 20-6-1d 360000")]
    // A Tết run for two months: the recipient dies within the first
    [InlineData(30, "1985-01-01", Disabled, "20/5.6 2022-03", "2023-01-20", "2023-01", "20-6-1e-s 540000")]
    [InlineData(30, "1985-01-01", Disabled, "20/5.6 2022-03", "2023-01-20", "2023-02", "")]
    public void Owed_Example(int number, string born, string facts, string decisions, string? died, string month, string expected)
    {
        number.ShouldBeInRange(1, 30);
        var person = Someone.Of(born, facts, decisions, died);
        var period = PayPeriod.Parse(month);

        Someone.Text([.. Calculator.Owed(Someone.Law, person, period, "20"), .. OneOffs.Owed(Someone.Law, person, period, "20")]).ShouldBe(expected);
    }

    /// <summary>Number, birth, facts, decisions, death, first and last month looked at again, what was granted, the differences.</summary>
    [Theory]
    [InlineData(5, "1986-05-05", NearPoorMother, "136/5.6 2019-01; 20/5.4 2021-08", null, "2021-07", "2021-08", "2021-07 540000; 2021-08 540000", "2021-08 1080000")]
    [InlineData(13, "1943-11-30", "", "20/5.5c 2023-11", null, "2023-11", "2024-01", "", "2023-11 360000; 2023-12 360000; 2024-01 360000")]
    [InlineData(14, "1985-01-01", "@2022-03-05 disability=severe", "20/5.6 2022-03", null, "2022-01", "2022-05", "", "2022-03 540000; 2022-04 540000; 2022-05 540000")]
    [InlineData(17, "1985-01-01", Disabled, "20/5.6 2022-03", "2025-01-31", "2025-01", "2025-02", "2025-01 750000; 2025-02 750000", "2025-02 -750000")]
    [InlineData(20, "1985-01-01", Disabled, "20/5.6 2022-03", null, "2026-06", "2026-10", "2026-06 750000; 2026-07 750000; 2026-08 750000; 2026-09 750000; 2026-10 750000", "2026-07 60000; 2026-08 60000; 2026-09 60000; 2026-10 60000")]
    [InlineData(21, "1985-01-01", Disabled, "20/5.6 2022-10", null, "2022-10", "2022-11", "", "2022-10 540000; 2022-11 540000")]
    [InlineData(26, "1950-05-05", "ncc_category=tb; injury_pct=61", Invalid, null, "2023-07", "2023-09", "2023-07 3174000; 2023-08 3174000; 2023-09 3174000", "2023-07 842000; 2023-08 842000; 2023-09 842000")]
    [InlineData(30, "1985-01-01", Disabled, "20/5.6 2022-03", "2023-01-20", "2023-01", "2023-02", "2023-01 540000; 2023-02 540000", "2023-02 -540000")]
    public void Between_Example(int number, string born, string facts, string decisions, string? died, string from, string to, string granted, string expected)
    {
        number.ShouldBeInRange(1, 30);
        var person = Someone.Of(born, facts, decisions, died);
        var owed = new List<OwedLine>();
        for (var month = PayPeriod.Parse(from); month <= PayPeriod.Parse(to); month = month.Next) Calculator.Owed(Someone.Law, person, month, "20", owed);
        var programme = facts.StartsWith("ncc", StringComparison.Ordinal) ? Domain.Policy.Programme.Merit : Domain.Policy.Programme.SocialAssistance;
        var paid = granted.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(entry => new GrantedAmount(
            programme, Domain.Policy.RuleComponent.Allowance, Domain.Policy.PayeeKind.Beneficiary, PayPeriod.Parse(entry[..7]),
            new Vnd(long.Parse(entry[8..], CultureInfo.InvariantCulture))));

        string.Join("; ", Adjustments.Between(owed, [.. paid]).Select(adjustment => $"{adjustment.For} {adjustment.Amount}")).ShouldBe(expected);
    }

    [Fact]
    public void Examples_AreAllThere() => typeof(WorkedExamplesTests).GetMethod(nameof(Owed_Example))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
        .Cast<InlineDataAttribute>().Select(row => (int)row.Data[0]!).Distinct().Order().ShouldBe(Enumerable.Range(1, 30));
}
