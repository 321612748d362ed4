using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;
using static SocialPay.Domain.Tests.Registration.Registrations;

namespace SocialPay.Domain.Tests.Registration;

public class GrantRulesTests
{
    private static readonly GrantRules Rules = new(LawFile.Load());

    // 5.5b is an 80-year-old in decree 136/2013 and a 75-year-old in decree 20/2021: the month decides.
    [Theory]
    [InlineData("136/5.5b", "2022-01", "136/5.5b")]
    [InlineData("5.5b", "2021-06", "136/5.5b")]
    [InlineData("5.5b", "2021-07", "20/5.5b")]
    [InlineData("5.7", "2020-01", "20/5.7")]
    [InlineData("5.5b", null, null)]
    [InlineData("136/5.9", "2021-01", null)]
    [InlineData("136/funeral", "2021-01", null)]
    [InlineData("người cao tuổi", "2021-01", null)]
    public void Resolve_Table(string code, string? month, string? group) =>
        Rules.Resolve(code, month is null ? null : PayPeriod.Parse(month)).ShouldBe(group);

    [Fact]
    public void Confidential_AreTheGroupsThatTellOfHiv() => Rules.Confidential.Order(StringComparer.Ordinal).ShouldBe(["136/5.3", "20/5.3", "20/5.8"]);

    [Theory]
    [InlineData("136/5.5b", "", "136/5.5b Allowance")]
    [InlineData("136/5.6", "", "136/5.6 Allowance")]
    [InlineData("136/5.6", "relation=household_direct", "136/5.6 Allowance; 136/5.6 CareSupport")]
    [InlineData("136/5.6", "pregnant=true", "136/5.6 Allowance; 136/5.6 CareSupport")]
    [InlineData("136/5.6", "children_u36m=0", "136/5.6 Allowance")]
    [InlineData("136/5.4 136/5.6", "children_u36m=1", "136/5.4 Allowance; 136/5.6 Allowance; 136/5.6 CareSupport")]
    [InlineData("136/inst", "in_institution=true", "136/inst Institution")]
    [InlineData("176/75", "requested=true", "176/75 SocialPension")]
    [InlineData("ncc/tb", "ncc_category=tb;injury_pct=81", "ncc/tb Allowance; ncc/tb Supplement; ncc/tb Carer")]
    [InlineData("ncc/tuat-tb", "", "ncc/tuat-tb Survivor; ncc/tuat-tb SurvivorNurture")]
    public void GrantsOf_Table(string groups, string facts, string grants) =>
        string.Join("; ", Rules.GrantsOf(WithFacts(facts), groups.Split(' ')).Select(grant => $"{grant.Group} {grant.Component}")).ShouldBe(grants);

    /// <summary>Groups, facts, and what is said about them; warnings in brackets.</summary>
    [Theory]
    [InlineData("136/5.5b", "", "")]
    [InlineData("136/5.5b", "pension_or_si_amount=2000000", "(groups:GroupNotMatched)")]
    [InlineData("136/5.6", "", "(groups:GroupNotMatched)")]
    [InlineData("136/5.6", "disability=severe", "")]
    [InlineData("136/5.5b 136/5.6", "disability=severe", "")]
    [InlineData("136/5.4 136/5.6", "disability=severe", "(groups:GroupNotMatched)")]
    [InlineData("136/5.6", "disability=very_severe;relation=household_direct", "")]
    [InlineData("136/5.6", "disability=severe;relation=household_direct", "(relation:CareNotMatched)")]
    [InlineData("136/5.5b", "relation=household_direct", "relation:NoCareForGroups")]
    public void Check_Table(string groups, string facts, string codes)
    {
        var request = WithFacts(facts);
        request.CarerName = "Hoàng Văn Bế";
        var grants = Rules.GrantsOf(request, groups.Split(' '));
        string.Join(' ', Codes([.. Rules.Check(request, grants, "20")])).ShouldBe(codes);
    }

    [Theory]
    [InlineData("tb", "")]
    [InlineData("bb", "(groups:GroupNotMatched)")]
    public void Check_Merit_OnceForTheWholeGroup(string category, string codes)
    {
        var request = WithFacts($"ncc_category={category};injury_pct=61");
        (request.Start, request.PaidThrough) = (new PayPeriod(2022, 1), null);
        string.Join(' ', Codes([.. Rules.Check(request, Rules.GrantsOf(request, ["ncc/tb"]), "20")])).ShouldBe(codes);
    }

    [Fact]
    public void Check_AsksForTheCarer()
    {
        var request = WithFacts("disability=very_severe;relation=household_direct");
        Codes([.. Rules.Check(request, Rules.GrantsOf(request, ["136/5.6"]), "20")]).ShouldBe(["(carer_name:CarerMissing)"]);
    }

    private static RegistrationRequest WithFacts(string facts) => Sound(request =>
    {
        foreach (var fact in facts.Split(';', StringSplitOptions.RemoveEmptyEntries)) request.Facts[fact.Split('=')[0]] = fact.Split('=')[1];
    });
}
