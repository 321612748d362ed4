using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Merit: amounts of the printed tables (75/2021, 55/2023, 77/2024) and what adds up (ordinance 02/2020; policy-rules §9.4).</summary>
public class MeritTests
{
    private const string Martyr = "deceased_category=martyr; martyrs_count=";
    private const string Invalid = "deceased_category=tb; deceased_injury_pct=";

    [Theory]
    // War invalids: each percentage has its own amount
    [InlineData("ncc_category=tb; injury_pct=20", "2022-01", "")]
    [InlineData("ncc_category=tb; injury_pct=21", "2022-01", "NCC-TB-021-75 1094000")]
    [InlineData("ncc_category=tb; injury_pct=61", "2023-06", "NCC-TB-061-75 3174000")]
    [InlineData("ncc_category=tb; injury_pct=61", "2023-07", "NCC-TB-061-55 4016000")]
    [InlineData("ncc_category=tb; injury_pct=61", "2024-06", "NCC-TB-061-55 4016000")]
    [InlineData("ncc_category=tb; injury_pct=61", "2024-07", "NCC-TB-061-77 5450000")]
    [InlineData("ncc_category=tb; injury_pct=61", "2026-06", "NCC-TB-061-77 5450000")]
    [InlineData("ncc_category=tb; injury_pct=80", "2024-07", "NCC-TB-080-77 7150000")]
    [InlineData("ncc_category=tb; injury_pct=81", "2024-07", "NCC-TB-081-77 7240000; NCC-TB81-PC-77 1399000")]
    [InlineData("ncc_category=tb; injury_pct=100; at_home", "2024-07", "NCC-TB-100-77 8941000; NCC-TB81-PC-77 1399000; NCC-TB81-PV-77 2789000")]
    [InlineData("ncc_category=tb; injury_pct=81; at_home; special_wound", "2021-07", "NCC-TB-081-75 4216000; NCC-TB81-DB-75 1670000; NCC-TB81-PVDB-75 2086000")]
    [InlineData("ncc_category=tb_b; injury_pct=21", "2022-01", "NCC-TBB-021-75 904000")]
    [InlineData("ncc_category=tb_b; injury_pct=100; special_wound", "2023-07", "NCC-TBB-100-55 5451000; NCC-TB81-DB-55 2113000")]
    // Sick soldiers by tens
    [InlineData("ncc_category=bb; injury_pct=40", "2022-01", "")]
    [InlineData("ncc_category=bb; injury_pct=41", "2022-01", "NCC-BB-41-75 1695000")]
    [InlineData("ncc_category=bb; injury_pct=50", "2022-01", "NCC-BB-41-75 1695000")]
    [InlineData("ncc_category=bb; injury_pct=51", "2023-08", "NCC-BB-51-55 2673000")]
    [InlineData("ncc_category=bb; injury_pct=61", "2024-08", "NCC-BB-61-77 4622000")]
    [InlineData("ncc_category=bb; injury_pct=80", "2024-08", "NCC-BB-71-77 5329000")]
    [InlineData("ncc_category=bb; injury_pct=81", "2024-08", "NCC-BB-81-77 6378000; NCC-BB81-PC-77 1399000")]
    [InlineData("ncc_category=bb; injury_pct=91; special_wound; at_home", "2024-08", "NCC-BB-91-77 7104000; NCC-BB81-DB-77 2789000; NCC-BB81-PVDB-77 3582000")]
    // Toxic chemicals and children of the exposed
    [InlineData("ncc_category=cdhh; injury_pct=21", "2022-01", "NCC-CDHH-21-75 1234000")]
    [InlineData("ncc_category=cdhh; injury_pct=60", "2022-01", "NCC-CDHH-41-75 2062000")]
    [InlineData("ncc_category=cdhh; injury_pct=80", "2022-01", "NCC-CDHH-61-75 2891000")]
    [InlineData("ncc_category=cdhh; injury_pct=81; at_home; special_wound", "2022-01", "NCC-CDHH-81-75 3703000; NCC-CDHH81-DB-75 1624000; NCC-CDHH81-PV-75 1624000")]
    [InlineData("rel=child_of_living_cdhh; injury_pct=61", "2024-07", "NCC-CDHH-CON61-77 1673000")]
    [InlineData("rel=child_of_living_cdhh; injury_pct=81", "2024-07", "NCC-CDHH-CON81-77 2789000")]
    // Others
    [InlineData("ncc_category=pre1945; thoat_ly; seniority_units=10", "2022-01", "NCC-PRE45-TL-75 1815000; NCC-PRE45-TN-75 3080000")]
    [InlineData("ncc_category=pre1945; thoat_ly; seniority_months=125", "2022-01", "NCC-PRE45-TL-75 1815000; NCC-PRE45-TN-75 3234000")]
    [InlineData("ncc_category=pre1945; thoat_ly; seniority_months=126", "2022-01", "NCC-PRE45-TL-75 1815000; NCC-PRE45-TN-75 3388000")]
    [InlineData("ncc_category=pre1945", "2022-01", "NCC-PRE45-KTL-75 3081000")]
    [InlineData("ncc_category=tkn1945", "2024-07", "NCC-TKN-77 2884000")]
    [InlineData("ncc_category=bmvnah; at_home", "2022-05", "NCC-BMVN-75 4872000; NCC-BMVN-PC-75 1361000; NCC-BMVN-PV-75 1624000")]
    [InlineData("ncc_category=hero", "2024-07", "NCC-AH-77 2337000")]
    [InlineData("ncc_category=tuday", "2024-07", "NCC-TD-77 1673000")]
    [InlineData("ncc_category=giupdo_knc; lonely", "2024-07", "NCC-GD-KNC-77 2789000; NCC-GD-ND-77 2231000")]
    [InlineData("ncc_category=giupdo_hckc", "2024-07", "NCC-GD-HCKC-77 1639000")]
    // Survivors
    [InlineData("rel=parent; lonely; " + Martyr + "2", "2023-08", "NCC-LS-2-55 4110000; NCC-LS-ND-55 1644000")]
    [InlineData("rel=foster_parent; " + Martyr + "1", "2023-08", "NCC-LS-1-55 2055000")]
    [InlineData("rel=parent; " + Martyr + "4", "2023-08", "NCC-LS-3-55 6165000")]
    [InlineData("rel=spouse; remarried; " + Martyr + "1", "2023-08", "")]
    [InlineData("rel=spouse; remarried; remarried_care_condition; " + Martyr + "1", "2023-08", "NCC-LS-TAIGIA-55 2055000")]
    [InlineData("rel=parent; " + Invalid + "60", "2024-07", "")]
    [InlineData("rel=parent; lonely; " + Invalid + "61", "2024-07", "NCC-TB-TUAT-77 1565000; NCC-TB-ND-77 2231000")]
    [InlineData("rel=spouse; " + Invalid + "61", "2024-07", "")]
    [InlineData("rel=spouse; labour_age_reached; " + Invalid + "61", "2024-07", "NCC-TB-TUAT-77 1565000")]
    [InlineData("rel=spouse; lonely; deceased_category=pre1945", "2024-07", "NCC-PRE45-TUAT-77 2789000; NCC-PRE45-ND-77 2231000")]
    [InlineData("rel=spouse; deceased_category=tkn1945", "2024-07", "NCC-TKN-TUAT-77 1565000")]
    [InlineData("rel=spouse; labour_age_reached; deceased_category=bb; deceased_injury_pct=81", "2024-07", "NCC-BB-TUAT-77 1565000")]
    [InlineData("rel=parent; deceased_category=cdhh; deceased_injury_pct=61", "2024-07", "NCC-CDHH-TUAT-77 1565000")]
    // Education, as a monthly amount
    [InlineData("studying; education_level=1", "2024-10", "NCC-GDUC-1-77 2789000")]
    [InlineData("studying; education_level=2", "2022-10", "NCC-GDUC-2-75 815000")]
    [InlineData("education_level=2", "2022-10", "")]
    // Before July 2021 and after June 2026 the tables were not seen: nothing is made up
    [InlineData("ncc_category=tb; injury_pct=61", "2021-06", "")]
    [InlineData("ncc_category=tb; injury_pct=61", "2026-07", "")]
    public void Possible_Row(string facts, string month, string expected) => Someone.Of("1951-05-05", facts).Possible(month).ShouldBe(expected);

    [Theory]
    // A child of a martyr until 18: the month of the birthday is the last one
    [InlineData("2005-08-10", "", "2023-08", "NCC-LS-1-55 2055000")]
    [InlineData("2005-08-10", "", "2023-09", "")]
    [InlineData("2005-08-31", "", "2023-09", "")]
    [InlineData("2005-09-01", "", "2023-09", "NCC-LS-1-55 2055000")]
    [InlineData("2005", "", "2023-01", "NCC-LS-1-75 1624000")]
    [InlineData("2005", "", "2023-02", "")]
    [InlineData("2005-08-10", "; studying", "2023-09", "NCC-LS-1-55 2055000")]
    [InlineData("2005-08-10", "; disability=severe", "2023-09", "20-6-1e-s 540000; NCC-LS-1-55 2055000")]
    [InlineData("2005-08-10", "; full_orphan", "2023-08", "NCC-LS-1-55 2055000; NCC-LS-ND-55 1644000")]
    [InlineData("2005-08-10", "; lonely", "2023-08", "NCC-LS-1-55 2055000")]
    public void Possible_ChildOfAMartyr(string born, string more, string month, string expected) =>
        Someone.Of(born, "rel=child; " + Martyr + "1" + more).Possible(month).ShouldBe(expected);

    [Theory]
    // A new percentage counts from the month of the board's conclusion, also after July 2025
    [InlineData("2023-10", "NCC-TB-061-55 4016000")]
    [InlineData("2023-11", "NCC-TB-081-55 5335000; NCC-TB81-PC-55 1031000")]
    public void Possible_NewPercentage(string month, string expected) =>
        Someone.Of("1950", "ncc_category=tb; injury_pct=61; @2023-11-20 injury_pct=81").Possible(month).ShouldBe(expected);

    [Theory]
    // A marriage ends the ordinary share from the month of its registration; the special one has its own conditions
    [InlineData("", "2023-04", "NCC-LS-1-75 1624000")]
    [InlineData("", "2023-05", "")]
    [InlineData("; remarried_care_condition", "2023-04", "NCC-LS-1-75 1624000")]
    [InlineData("; remarried_care_condition", "2023-05", "NCC-LS-TAIGIA-75 1624000")]
    public void Possible_Remarried(string more, string month, string expected) =>
        Someone.Of("1960", "rel=spouse; @2023-05-31 remarried; " + Martyr + "1" + more).Possible(month).ShouldBe(expected);

    [Theory]
    [InlineData("ncc/tb 2023-05; supplement ncc/tb 2023-05; carer ncc/tb 2023-06", "2023-05", "NCC-TB-090-75 4688000; NCC-TB81-PC-75 815000")]
    [InlineData("ncc/tb 2023-05; supplement ncc/tb 2023-05; carer ncc/tb 2023-06", "2023-06", "NCC-TB-090-75 4688000; NCC-TB81-PC-75 815000; NCC-TB81-PV-75 1624000")]
    [InlineData("ncc/tb 2023-05..2023-07", "2023-08", "")]
    [InlineData("ncc/bb 2023-05", "2023-06", "")]
    [InlineData("20/5.6 2023-05", "2023-06", "")]
    public void Owed_AsDecided(string decisions, string month, string expected) =>
        Someone.Of("1950", "ncc_category=tb; injury_pct=90; at_home", decisions).Owed(month).ShouldBe(expected);

    [Fact]
    public void Possible_SharesOfSurvivors()
    {
        // Rows for a relative of a martyr and of two others, as no single description of the deceased can be: at most two shares
        RateRule Row(string id, StackClass stack, decimal value) => new()
        {
            Id = id,
            Programme = Programme.Merit,
            Instrument = "test",
            GroupCode = id,
            Predicate = id == "LS-2" ? "martyrs_count >= 2" : "True",
            Component = RuleComponent.Survivor,
            Unit = RateUnit.Amount,
            Value = value,
            BaseReference = BaseReference.Table,
            Payee = PayeeKind.Beneficiary,
            StackClass = stack,
            EffectiveFrom = new DateOnly(2021, 7, 1),
            Flag = SourceFlag.Verified,
        };
        var others = new[] { Row("A", StackClass.MeritSurvivor, 900), Row("B", StackClass.MeritSurvivor, 800), Row("C", StackClass.MeritSurvivor, 700) };
        string Paid(string facts, params RateRule[] rows) => Someone.Text(
            Calculator.Possible(Law.Build(rows).Law!, Someone.Of("1950", facts), new PayPeriod(2022, 1), "20"));

        Paid("", others).ShouldBe("A 900; B 800");
        Paid("martyrs_count=1", [.. others, Row("LS-1", StackClass.MeritSurvivorMartyr, 1600)]).ShouldBe("LS-1 1600; A 900");
        Paid("martyrs_count=2", [.. others, Row("LS-1", StackClass.MeritSurvivorMartyr, 1600), Row("LS-2", StackClass.MeritSurvivorMartyr, 3200)])
            .ShouldBe("LS-2 3200");
        Calculator.Possible(Law.Build([.. others, Row("LS-2", StackClass.MeritSurvivorMartyr, 3200)]).Law!, Someone.Of("1950", "martyrs_count=2"), new PayPeriod(2022, 1), "20")
            .Single().Reasons.Excluded.Select(excluded => (excluded.RuleId, excluded.Cause))
            .ShouldBe([("A", ExclusionCause.SharesUsed), ("B", ExclusionCause.SharesUsed), ("C", ExclusionCause.SharesUsed)]);
    }
}
