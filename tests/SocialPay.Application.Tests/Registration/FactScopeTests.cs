using SocialPay.Application.Registration;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Tests.Registration;

/// <summary>Which facts the form asks of whom.</summary>
public sealed class FactScopeTests
{
    [Theory]
    [InlineData("pregnant", null, null, true)]
    [InlineData("pregnant", Sex.Female, 28, true)]
    [InlineData("pregnant", Sex.Female, null, true)]
    [InlineData("pregnant", Sex.Female, 6, false)]
    [InlineData("pregnant", Sex.Female, 82, false)]
    [InlineData("pregnant", Sex.Male, 6, false)]
    [InlineData("pregnant", Sex.Male, null, false)]
    [InlineData("children_u36m", Sex.Male, 6, false)]
    [InlineData("children_u36m", Sex.Male, 30, true)]
    [InlineData("lone_parent", Sex.Female, 6, false)]
    [InlineData("spouse_has_care_share", Sex.Male, 6, false)]
    [InlineData("disability", Sex.Male, 6, true)]
    [InlineData("poverty", Sex.Male, 6, true)]
    public void MayHold(string attribute, Sex? sex, int? age, bool expected) =>
        FactScope.MayHold(AttributeCatalogue.Get(attribute), sex, age, "").ShouldBe(expected);

    [Fact]
    public void MayHold_TheCountOfAFosterHousehold_OnlyWhereOneFosters()
    {
        FactScope.MayHold(AttributeCatalogue.FosteredCount, null, null, "").ShouldBeFalse();
        FactScope.MayHold(AttributeCatalogue.FosteredCount, null, null, "household_direct").ShouldBeFalse();
        FactScope.MayHold(AttributeCatalogue.FosteredCount, null, null, "fostered").ShouldBeTrue();
    }
}
