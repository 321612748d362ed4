using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>What a decision lets through: its months, its component, its group and the groups that follow.</summary>
public class DecisionTests
{
    private const string Disabled = "disability=severe";

    [Theory]
    [InlineData("20/5.6 2022-03..2022-08", "2022-02", "")]
    [InlineData("20/5.6 2022-03..2022-08", "2022-03", "20-6-1e-s 540000")]
    [InlineData("20/5.6 2022-03..2022-08", "2022-08", "20-6-1e-s 540000")]
    [InlineData("20/5.6 2022-03..2022-08", "2022-09", "")]
    [InlineData("20/5.6 2022-03..2022-08; 20/5.6 2022-11", "2022-10", "")]
    [InlineData("20/5.6 2022-03..2022-08; 20/5.6 2022-11", "2022-11", "20-6-1e-s 540000")]
    [InlineData("", "2022-03", "")]
    // Another group, another component
    [InlineData("20/5.8 2022-01", "2022-03", "")]
    [InlineData("care 20/5.6 2022-01", "2022-03", "")]
    // A decision of the new decree says nothing about months before it
    [InlineData("20/5.6 2021-05", "2021-06", "")]
    [InlineData("20/5.6 2021-05", "2021-07", "20-6-1e-s 540000")]
    // A decision of the old decree goes on
    [InlineData("136/5.6 2019-05", "2021-06", "28-16-1c 405000")]
    [InlineData("136/5.6 2019-05", "2021-07", "20-6-1e-s 540000")]
    [InlineData("136/5.6 2019-05", "2026-11", "A335-20-6-1e-s 810000")]
    public void Owed_MonthsAndGroups(string decisions, string month, string expected) =>
        Someone.Of("1985-01-01", Disabled, decisions).Owed(month).ShouldBe(expected);

    [Theory]
    // A clause 1 child goes on as clause 2 while in study, and counts as having received on turning 16
    [InlineData("2004-05-10", "child_case=a; studying", "136/5.1 2015-01", "2020-04", "136-6-1b 405000")]
    [InlineData("2004-05-10", "child_case=a; studying", "136/5.1 2015-01", "2020-05", "136-6-1c 405000")]
    [InlineData("2004-05-10", "child_case=a; studying", "136/5.1 2015-01", "2021-07", "20-6-1b 540000")]
    [InlineData("2006-05-10", "child_case=a; studying", "20/5.1 2021-07", "2022-05", "20-6-1b 540000")]
    [InlineData("2006-05-10", "child_case=a; studying", "20/5.1 2021-07", "2028-05", "A335-20-6-1b 810000")]
    [InlineData("2006-05-10", "child_case=a; studying", "20/5.1 2021-07", "2028-06", "")]
    // not in study; or ended before 16; or granted only after it
    [InlineData("2006-05-10", "child_case=a", "20/5.1 2021-07", "2022-06", "")]
    [InlineData("2006-05-10", "child_case=a; studying", "20/5.1 2021-07..2022-04; 20/5.2 2022-06", "2022-06", "")]
    [InlineData("2006-05-10", "child_case=a; studying", "20/5.1 2022-07", "2022-07", "")]
    [InlineData("2006-05-10", "child_case=a; studying; from_group1", "20/5.2 2022-07", "2022-07", "20-6-1b 540000")]
    // clause 2 of 136/2013 was moved without a new application
    [InlineData("2003-05-10", "child_case=a; studying", "136/5.2 2019-05", "2021-07", "20-6-1b 540000")]
    // 5b of 136/2013 is 5c of 20/2021, 5c is 5d
    [InlineData("1935-01-01", "", "136/5.5b 2016-01", "2021-07", "20-6-1dd-5c 360000")]
    [InlineData("1945-01-01", "poverty=poor; supporter=none; facility_eligible; community_carer; relation=fostered", "136/5.5c 2016-01; care 136/5.5c 2016-01", "2021-07", "20-6-1dd-5d 1080000; 20-20-1b-elder 540000")]
    // HIV: child and adult
    [InlineData("2006-05-10", "hiv; poverty=poor", "136/5.3 2016-01", "2021-07", "20-6-1c-4 720000")]
    [InlineData("2006-05-10", "hiv; poverty=poor", "136/5.3 2016-01", "2022-05", "20-6-1g-8 540000")]
    [InlineData("1990-05-10", "hiv; poverty=poor; unable_to_work", "136/5.3 2016-01", "2021-07", "20-6-1g-8 540000")]
    // New groups had to apply
    [InlineData("1946-01-01", "poverty=near_poor; area=edc", "136/5.5a 2016-01", "2021-07", "")]
    [InlineData("1990-01-01", "lone_parent; children_supported=2; poverty=near_poor", "", "2021-07", "")]
    public void Owed_Successions(string born, string facts, string decisions, string month, string expected) =>
        Someone.Of(born, facts, decisions).Owed(month).ShouldBe(expected);

    [Fact]
    public void Owed_NamesTheDecision()
    {
        var person = Someone.Of("1985-01-01", "disability=very_severe; relation=household_direct", "136/5.6 2019-05; 20/5.6 2022-03; care 136/5.6 2019-05");
        var lines = Calculator.Owed(Someone.Law, person, new PayPeriod(2022, 5), "20");
        lines.Select(line => (line.Component, line.Decision!.DecisionNumber)).ShouldBe(
            [(RuleComponent.Allowance, "2/QĐ-UBND"), (RuleComponent.CareSupport, "3/QĐ-UBND")]);
        lines.Select(line => line.Payee).ShouldBe([PayeeKind.Beneficiary, PayeeKind.Household]);
        Calculator.Possible(Someone.Law, person, new PayPeriod(2022, 5), "20").ShouldAllBe(line => line.Decision == null);
    }

    [Fact]
    public void Owed_GroupUnknownToTheLaw() =>
        Should.Throw<InvalidOperationException>(() => Someone.Of("1985-01-01", Disabled, "20/9.9 2022-01").Owed("2022-01"))
            .Message.ShouldContain("20/9.9");

    [Fact]
    public void PersonFile_DerivedFact() => Should.Throw<ArgumentException>(() => Someone.Of("1985-01-01", "age=82"));

    [Fact]
    public void PersonFile_LaterInTheListWinsOnOneDay() =>
        Someone.Of("1985-01-01", "@2022-01-05 disability=very_severe; @2022-01-05 disability=severe").Possible("2022-01").ShouldBe("20-6-1e-s 540000");

    [Theory]
    [InlineData("01", "2022-05", "20-6-1e-s 660000")]
    [InlineData("01", "2023-01", "20-6-1e-s 750000")]
    [InlineData("01", "2024-07", "20-6-1e-s 750000")]
    [InlineData("20", "2022-05", "20-6-1e-s 540000")]
    [InlineData("02", "2022-05", "20-6-1e-s 540000")]
    public void Owed_ProvincialBaseWhereHigher(string province, string month, string expected)
    {
        const BaseReference Reference = BaseReference.SocialAssistanceBase;
        var law = SocialPay.Application.Policy.LawFile.Load([
            new("01", Reference, new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31), new Vnd(440_000)),
            new("01", Reference, new DateOnly(2023, 1, 1), null, new Vnd(500_000)),
            new("02", Reference, new DateOnly(2022, 1, 1), null, new Vnd(300_000)),
        ]);
        Someone.Text(Calculator.Owed(law, Someone.Of("1985-01-01", Disabled, "20/5.6 2022-01"), PayPeriod.Parse(month), province)).ShouldBe(expected);
    }
}
