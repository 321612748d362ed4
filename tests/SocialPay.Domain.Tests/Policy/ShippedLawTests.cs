using SocialPay.Application.Policy;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Policy;

public class ShippedLawTests
{
    [Fact]
    public void Load_EveryRow()
    {
        var law = LawFile.Load();
        law.Rules.Count.ShouldBe(781);
        law.Rules.GroupBy(rule => rule.Programme).ToDictionary(rules => rules.Key, rules => rules.Count()).ShouldBe(
            new Dictionary<Programme, int>
            {
                [Programme.SocialAssistance] = 104,
                [Programme.SocialPension] = 5,
                [Programme.Merit] = 667,
                [Programme.Grant] = 5,
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Load_KeepsEveryColumn()
    {
        var rule = LawFile.Load().Find("20-6-1dd-5c")!;
        rule.ShouldBe(new RateRule
        {
            Id = "20-6-1dd-5c",
            Programme = Programme.SocialAssistance,
            Instrument = "20/2021/NĐ-CP",
            Article = "6",
            Clause = "1",
            Point = "đ",
            GroupCode = "20/5.5c",
            GroupVi = "người từ đủ 80 tuổi không có lương hưu, trợ cấp BHXH, trợ cấp xã hội hằng tháng",
            GroupEn = "aged 80 and over without pension, social-insurance or social allowance",
            Predicate = "age >= 80 and not (poverty == 'poor' and supporter in ('none', 'on_allowance')) and pension_or_si_amount == 0 and not other_monthly_allowance",
            Component = RuleComponent.Allowance,
            Unit = RateUnit.Coefficient,
            Value = 1.0m,
            BaseReference = BaseReference.SocialAssistanceBase,
            Payee = PayeeKind.Beneficiary,
            StackClass = StackClass.AllowanceHighest,
            EffectiveFrom = new DateOnly(2021, 7, 1),
            EffectiveTo = new DateOnly(2025, 6, 30),
            InForceFrom = new DateOnly(2021, 7, 1),
            Flag = SourceFlag.Verified,
            Notes = "ceased from 2025-07-01 with the social pension decree 176/2025 (secondary source)",
        });
    }

    /// <summary>An attribute that no predicate reads is a misspelt one, unless the calculator itself asks for it.</summary>
    [Fact]
    public void Load_EveryAttributeIsRead()
    {
        var law = LawFile.Load();
        var read = law.Rules.SelectMany(rule => law.PredicateOf(rule.Id).Reads).ToHashSet();
        AttributeCatalogue.All.Where(attribute => !read.Contains(attribute)).ShouldBe(
            [AttributeCatalogue.FosteredRank, AttributeCatalogue.SpouseHasCareShare, AttributeCatalogue.SeniorityUnits, AttributeCatalogue.SeniorityMonths, AttributeCatalogue.OneOffDays]);
    }
}
