using SocialPay.Application.Demo;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Tests.Demo;

public sealed class LangSonCompositionTests
{
    private static readonly Lazy<LangSonComposition> Whole = new(() => LangSonComposition.Of(LangSonPopulation.Generate(), LawFile.Load()));

    [Fact]
    public void Register_TwelveMonthsAreWithinOnePerCentBelowThePublishedSum()
    {
        PerCentAbove(Whole.Value.Register).ShouldBeInRange(-1m, 0m);
    }

    [Fact]
    public void Whole_WithFacilitiesAndFuneralsIsWithinOnePerCentOfThePublishedSum()
    {
        PerCentAbove(Whole.Value.Whole).ShouldBeInRange(-1m, 1m);
    }

    [Fact]
    public void Facilities_HoldThePublishedNumberOfPeople() => Whole.Value.Facilities.Count.ShouldBe(101);

    private static decimal PerCentAbove(Vnd amount) => 100m * (amount - LangSonComposition.Published).Amount / LangSonComposition.Published.Amount;
}
