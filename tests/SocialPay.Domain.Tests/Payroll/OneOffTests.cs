using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>What is paid once, on the day of its ground.</summary>
public class OneOffTests
{
    [Theory]
    // Funerals at the base of the month of the death, one for each death
    [InlineData("@2020-03-05 funeral_ground=recipient_k5", "2020-03", "136-11 5400000")]
    [InlineData("@2020-03-05 funeral_ground=recipient_k4", "2020-03", "")]
    [InlineData("@2022-03-05 funeral_ground=recipient_k4", "2022-03", "20-11 7200000")]
    [InlineData("@2024-06-30 funeral_ground=recipient_k6", "2024-06", "20-11 7200000")]
    [InlineData("@2024-07-01 funeral_ground=recipient_k6", "2024-07", "20-11 10000000")]
    [InlineData("@2024-07-01 funeral_ground=institution", "2024-07", "20-25-3 25000000")]
    [InlineData("@2024-07-01 funeral_ground=emergency", "2024-07", "20-14 25000000")]
    [InlineData("@2025-07-01 funeral_ground=social_pensioner", "2025-07", "176-5 10000000")]
    [InlineData("@2025-06-30 funeral_ground=social_pensioner", "2025-06", "")]
    [InlineData("@2026-11-01 funeral_ground=social_pension_applicant", "2026-11", "176-5 10800000")]
    [InlineData("@2026-11-01 funeral_ground=recipient_k1", "2026-11", "A335-20-11 10800000")]
    [InlineData("@2024-07-01 funeral_ground=recipient_k6; @2024-07-02 funeral_ground=emergency", "2024-07", "20-14 25000000")]
    [InlineData("@2015-04-01 poverty=poor; @2015-05-05 funeral_ground=recipient_k5", "2015-05", "136-11 5400000")]
    [InlineData("@2015-05-05 funeral_ground=recipient_k5", "2015-05", "136-11 3600000")]
    // Emergencies
    [InlineData("@2024-09-08 house_damage=destroyed; @2024-09-08 seriously_injured", "2024-09", "20-15-1 40000000; 20-13 5000000")]
    [InlineData("@2024-09-08 house_damage=relocation", "2024-09", "20-15-2 30000000")]
    [InlineData("@2024-09-08 house_damage=badly_damaged", "2024-09", "20-15-3 20000000")]
    [InlineData("@2024-09-08 house_damage=badly_damaged", "2024-10", "")]
    [InlineData("@2024-09-08 hunger_household", "2024-09", "")]
    // Merit: multiples of the base in whole thousands
    [InlineData("@2024-08-01 one_off_ground=convalescence_home", "2024-08", "NCC1-DD-NHA 2510000")]
    [InlineData("@2022-08-01 one_off_ground=convalescence_centre", "2022-08", "NCC1-DD-TT 2923000")]
    [InlineData("@2021-12-31 one_off_ground=convalescence_home", "2021-12", "")]
    [InlineData("@2022-09-01 one_off_ground=edu_preschool", "2022-09", "NCC1-EDU-MN 325000")]
    [InlineData("@2023-09-01 one_off_ground=edu_school", "2023-09", "NCC1-EDU-PT 822000")]
    [InlineData("@2021-07-01 one_off_ground=pre1945_worship", "2021-07", "NCC1-PRE45-W 10069000")]
    [InlineData("@2024-07-27 one_off_ground=martyr_certificate", "2024-07", "NCC1-LS 55780000")]
    [InlineData("@2024-07-27 one_off_ground=resistance_seniority; seniority_months=65", "2024-07", "NCC1-KC-TN 4602000")]
    [InlineData("@2024-07-27 one_off_ground=resistance_seniority; seniority_months=66", "2024-07", "NCC1-KC-TN 5020000")]
    [InlineData("injury_pct=10; @2021-09-14 one_off_ground=wounded", "2021-09", "")]
    [InlineData("injury_pct=10; @2021-09-15 one_off_ground=wounded", "2021-09", "NCC1-W-5 6496000")]
    [InlineData("injury_pct=16; @2023-09-15 one_off_ground=wounded", "2023-09", "NCC1-W-16 16440000")]
    [InlineData("injury_pct=21; @2023-09-15 one_off_ground=wounded", "2023-09", "")]
    [InlineData("@2023-05-01 one_off_ground=martyr_worship", "2023-05", "NCC1-THOCUNG 1400000")]
    [InlineData("ncc_category=tb; injury_pct=85; one_off_days=2; @2023-07-27 one_off_ground=holiday_meal", "2023-07", "NCC1-ANTHEM 400000")]
    [InlineData("ncc_category=bb; injury_pct=81; @2023-07-27 one_off_ground=holiday_meal", "2023-07", "NCC1-ANTHEM 200000")]
    public void Owed_Claim(string facts, string month, string expected) => Text(Someone.Of("1940", facts), month).ShouldBe(expected);

    [Theory]
    [InlineData("2025-01", "")]
    [InlineData("2025-02", "20-11 10000000")]
    [InlineData("2025-03", "")]
    public void Owed_Funeral_IsOfTheMonthOfTheDeath(string month, string expected) =>
        Text(Someone.Of("1985", "@2025-03-10 funeral_ground=recipient_k6", died: "2025-02-28"), month).ShouldBe(expected);

    [Fact]
    public void Owed_DeathOfAMeritRecipient_ThreeMonthsWithoutTheCarer() => Text(
        Someone.Of("1950", "ncc_category=tb; injury_pct=81; at_home; special_wound; @2024-08-20 one_off_ground=death_lump", died: "2024-08-20"), "2024-08")
        .ShouldBe("NCC1-MTP 30321000");

    [Theory]
    [InlineData("on_tgxh_list", "2020-04", "GR-COVID-2020 500000")]
    [InlineData("on_tgxh_list; on_ncc_list", "2020-06", "GR-COVID-2020 500000")]
    [InlineData("on_tgxh_list; poverty=poor", "2020-06", "GR-COVID-2020 500000")]
    [InlineData("poverty=near_poor", "2020-05", "GR-COVID-2020-POOR 250000")]
    [InlineData("poverty=near_poor", "2020-07", "")]
    [InlineData("on_ncc_list; gift_level=1", "2023-01", "GR-TET-2023-600 600000")]
    [InlineData("on_ncc_list; gift_level=2", "2023-01", "GR-TET-2023-300 300000")]
    [InlineData("on_tgxh_list; on_htxh_list", "2025-12", "GR-TET-2026 400000")]
    public void Grants_OneForEachPerson(string facts, string month, string expected) =>
        Someone.Text(OneOffs.Grants(Someone.Law, Someone.Of("1940", facts), PayPeriod.Parse(month), "20")).ShouldBe(expected);

    [Fact]
    public void Owed_ProvincialBase()
    {
        var law = Someone.Law.With([new ProvincialBase("01", BaseReference.SocialAssistanceBase, new DateOnly(2021, 9, 1), new DateOnly(2022, 12, 31), new Vnd(440_000))]);
        string Paid(string day) => Someone.Text(OneOffs.Owed(law, Someone.Of("1940", $"@{day} funeral_ground=recipient_k5"), PayPeriod.Parse(day[..7]), "01"));

        Paid("2021-08-31").ShouldBe("20-11 7200000");
        Paid("2021-09-01").ShouldBe("20-11 8800000");
        Paid("2023-01-01").ShouldBe("20-11 7200000");
    }

    private static string Text(PersonFile person, string month) => Someone.Text(OneOffs.Owed(Someone.Law, person, PayPeriod.Parse(month), "20"));
}
