using System.Globalization;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>The first month of a decision (policy-rules §6, §9.5).</summary>
public class StartMonthTests
{
    [Theory]
    // In general the month of the signature, whatever the day
    [InlineData("20/5.1", "2022-05-01", "", "2022-05", "V")]
    [InlineData("20/5.1", "2022-05-31", "", "2022-05", "V")]
    [InlineData("20/5.4", "2021-08-12", "", "2021-08", "V")]
    [InlineData("20/5.5a", "2025-07-01", "", "2025-07", "S")]
    [InlineData("136/5.4", "2019-03-31", "", "2019-03", "M")]
    // A disability certificate: its month, to June 2025
    [InlineData("20/5.6", "2022-05-20", "2022-03-05", "2022-03", "V")]
    [InlineData("20/5.6", "2022-05-20", "2022-05-20", "2022-05", "V")]
    [InlineData("20/5.6", "2022-05-20", "2022-06-01", "2022-05", "V")]
    [InlineData("20/5.6", "2022-05-20", "", "2022-05", "V")]
    [InlineData("20/5.6", "2025-06-30", "2025-02-28", "2025-02", "V")]
    [InlineData("20/5.6", "2025-07-01", "2025-02-28", "2025-07", "S")]
    [InlineData("20/5.6", "2022-05-20", "2019-03-05", "2021-07", "V")]
    [InlineData("136/5.6", "2020-05-20", "2020-03-31", "2020-03", "M")]
    // Care support: signature
    [InlineData("care 20/5.6", "2022-05-20", "2022-03-05", "2022-05", "V")]
    [InlineData("care 20/5.1", "2022-05-20", "", "2022-05", "V")]
    // Older people: the birthday; born 30 November 1943
    [InlineData("20/5.5c", "2024-01-15", "", "2023-11", "V")]
    [InlineData("20/5.5b", "2021-09-15", "", "2021-07", "V")]
    [InlineData("136/5.5b", "2024-01-15", "", "2023-11", "M")]
    // Social pension: signature
    [InlineData("pension 176/75", "2025-08-20", "", "2025-08", "V")]
    // Merit
    [InlineData("ncc/tuday", "2023-08-20", "2023-05-01", "2023-08", "V")]
    [InlineData("ncc/giupdo", "2023-08-20", "2023-05-01", "2023-08", "V")]
    [InlineData("ncc/bmvnah", "2023-08-20", "2023-05-19", "2023-05", "V")]
    [InlineData("ncc/tb", "2023-08-20", "2023-06-30", "2023-06", "V")]
    [InlineData("carer ncc/tb", "2023-08-20", "2023-06-30", "2023-06", "V")]
    [InlineData("ncc/cdhh-child", "2023-08-20", "2023-06-30", "2023-06", "V")]
    [InlineData("survivor ncc/tuat-tb", "2023-08-20", "died 2023-05-31", "2023-06", "V")]
    [InlineData("survivor ncc/martyr-relative", "2023-08-20", "died 2022-12-01", "2023-01", "V")]
    [InlineData("survivor ncc/tuat-bb", "2023-08-20", "died 2011-12-01", "2021-07", "V")]
    public void Propose_Month(string decision, string signed, string paper, string month, string flag)
    {
        var words = decision.Split(' ');
        var component = words[0] switch
        {
            "care" => RuleComponent.CareSupport,
            "pension" => RuleComponent.SocialPension,
            "carer" => RuleComponent.Carer,
            "survivor" => RuleComponent.Survivor,
            _ => RuleComponent.Allowance,
        };
        var died = paper.StartsWith("died ", StringComparison.Ordinal);
        var proposal = StartMonth.Propose(Someone.Law, new StartQuestion(
            words[^1], component, Day(signed), Someone.Born("1943-11-30"), died || paper.Length == 0 ? null : Day(paper), died ? Day(paper[5..]) : null));

        proposal.Month.ToString().ShouldBe(month);
        proposal.Rule!.Flag.Code().ShouldBe(flag);
    }

    [Theory]
    // Only the year is known: 1 January; a leap day: 1 March of a common year
    [InlineData("1942", "2022-01")]
    [InlineData("1942-01-31", "2022-01")]
    [InlineData("1942-02-01", "2022-02")]
    [InlineData("1944-02-29", "2024-02")]
    public void Propose_Birthday(string born, string month) =>
        StartMonth.Propose(Someone.Law, new StartQuestion("20/5.5c", RuleComponent.Allowance, new DateOnly(2024, 6, 1), Someone.Born(born))).Month.ToString().ShouldBe(month);

    [Fact]
    public void Propose_EveryGroupHasARow()
    {
        var pairs = Someone.Law.Rules.Where(rule => rule.Component.IsMonthly() && rule.Component != RuleComponent.Base).Select(rule => (rule.GroupCode, rule.Component)).Distinct();
        foreach (var (group, component) in pairs)
            StartMonth.Propose(Someone.Law, new StartQuestion(group, component, new DateOnly(2026, 1, 15), Someone.Born("1960"))).Rule.ShouldNotBeNull(group);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
