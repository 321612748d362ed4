using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Payroll;

/// <summary>Social pension (176/2025) and its place beside the social allowance (policy-rules §5.6, §7).</summary>
public class SocialPensionTests
{
    [Theory]
    [InlineData("1950-07-31", "requested", "2025-06", "")]
    [InlineData("1950-07-31", "requested", "2025-07", "176-2-75 500000")]
    [InlineData("1950-08-01", "requested", "2025-07", "")]
    [InlineData("1950-08-01", "requested", "2025-08", "176-2-75 500000")]
    [InlineData("1950", "requested", "2025-07", "176-2-75 500000")]
    [InlineData("1951", "requested", "2025-12", "")]
    [InlineData("1951", "requested", "2026-01", "176-2-75 500000")]
    [InlineData("1940", "", "2025-07", "")]
    [InlineData("1940", "@2025-09-15 requested", "2025-08", "")]
    [InlineData("1940", "@2025-09-15 requested", "2025-09", "176-2-75 500000")]
    // 70 to under 75 in a poor or near-poor household
    [InlineData("1955-09-30", "requested; poverty=near_poor", "2025-09", "176-2-70 500000")]
    [InlineData("1955-10-01", "requested; poverty=near_poor", "2025-09", "")]
    [InlineData("1955-01-01", "requested; poverty=poor", "2025-09", "176-2-70 500000")]
    [InlineData("1955-01-01", "requested", "2025-09", "")]
    // leaves the list of the poor: the month is still paid, the next is not
    [InlineData("1953-01-01", "requested; poverty=poor; @2026-01-01 poverty=none", "2026-01", "176-2-70 500000")]
    [InlineData("1953-01-01", "requested; poverty=poor; @2026-01-01 poverty=none", "2026-02", "")]
    // turns 75: the same amount under the other clause
    [InlineData("1950-09-15", "requested; poverty=poor", "2025-09", "176-2-70 500000")]
    [InlineData("1950-09-15", "requested; poverty=poor", "2025-10", "176-2-75 500000")]
    // a pension excludes unless it is lower
    [InlineData("1940", "requested; pension_or_si_amount=499999", "2025-07", "176-2-75 500000")]
    [InlineData("1940", "requested; pension_or_si_amount=500000", "2025-07", "")]
    [InlineData("1940", "requested; pension_or_si_amount=520000", "2026-06", "")]
    [InlineData("1940", "requested; pension_or_si_amount=520000", "2026-07", "176-2-75-540 540000")]
    [InlineData("1955-01-01", "requested; poverty=poor", "2026-07", "176-2-70-540 540000")]
    public void Possible_Pension(string born, string facts, string month, string expected) => Someone.Of(born, facts).Possible(month).ShouldBe(expected);

    [Theory]
    // The higher of the two, not both
    [InlineData("disability=severe; requested", "20-6-1e-s-ce 1000000")]
    [InlineData("poverty=poor; supporter=none; requested", "20-6-1dd-5a-60 750000")]
    [InlineData("disability=mild; requested", "176-2-75 500000")]
    // Care support goes with neither
    [InlineData("disability=very_severe; relation=household_direct; requested", "20-6-1e-vs-ce 1250000; 20-20-2c 500000")]
    // of equal amounts the allowance stays
    [InlineData("lone_parent; poverty=poor; children_supported=1; requested", "20-6-1d 500000")]
    public void Possible_BesideAllowance(string facts, string expected) => Someone.Of("1949-02-02", facts).Possible("2025-07").ShouldBe(expected);

    [Fact]
    public void Possible_NamesThePensionSetAside()
    {
        var line = Calculator.Possible(Someone.Law, Someone.Of("1949-02-02", "disability=severe; requested"), new PayPeriod(2025, 7), "20").Single();
        line.Reasons.Excluded.ShouldBe([new ExcludedRule("176-2-75", ExclusionCause.PensionOrAllowance)]);
    }

    [Fact]
    public void Possible_ProvincialPension_IsComparedAfterTheTopUp()
    {
        var hanoi = Someone.Law.With([new ProvincialBase("01", BaseReference.Fixed, new DateOnly(2025, 7, 1), null, new Vnd(650_000))]);
        string Paid(string facts, string province) => Someone.Text(Calculator.Possible(hanoi, Someone.Of("1949", facts), new PayPeriod(2025, 8), province));

        Paid("requested", "01").ShouldBe("176-2-75 650000");
        Paid("requested", "20").ShouldBe("176-2-75 500000");
        Paid("requested; lone_parent; poverty=poor; children_supported=1", "01").ShouldBe("176-2-75 650000");
        Paid("requested; disability=severe", "01").ShouldBe("20-6-1e-s-ce 1000000");
    }

    [Theory]
    // 5.5c passes to the social pension, having been on the list counts as the request: no gap, no double month
    [InlineData("20/5.5c 2023-02", "2025-06", "20-6-1dd-5c 500000")]
    [InlineData("20/5.5c 2023-02", "2025-07", "176-2-75 500000")]
    [InlineData("20/5.5c 2023-02..2025-06; pension 176/75 2025-07", "2025-06", "20-6-1dd-5c 500000")]
    [InlineData("20/5.5c 2023-02..2025-06; pension 176/75 2025-07", "2025-07", "176-2-75 500000")]
    [InlineData("136/5.5b 2019-02", "2025-07", "176-2-75 500000")]
    public void Owed_PassFromAllowance(string decisions, string month, string expected) =>
        Someone.Of("1939-02-02", "", decisions).Owed(month).ShouldBe(expected);

    [Theory]
    // Who said that she does not want it gets nothing; a decision for another group is no request; nor is one that has not begun
    [InlineData("requested=false", "20/5.5c 2023-02", "2025-07")]
    [InlineData("", "20/5.6 2023-02; pension 176/75 2025-07", "2025-07")]
    [InlineData("", "pension 176/75 2025-07; 20/5.5c 2025-09", "2025-08")]
    public void Owed_NoRequest_NothingPasses(string facts, string decisions, string month) =>
        Someone.Of("1939-02-02", facts, decisions).Owed(month).ShouldBe("");
}
