using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Policy;

public class AttributeTests
{
    [Theory]
    [InlineData("studying", "true", 1)]
    [InlineData("studying", "false", 0)]
    [InlineData("children_supported", "3", 3)]
    [InlineData("pension_or_si_amount", "2500000", 2_500_000)]
    [InlineData("disability", "very_severe", 3)]
    [InlineData("child_case", "", 0)]
    [InlineData("supporter", "other", 0)]
    public void Encode_AndBack(string name, string text, long value)
    {
        var attribute = AttributeCatalogue.Get(name);
        attribute.Encode(text).ShouldBe(value);
        attribute.Decode(value).ShouldBe(text);
    }

    [Theory]
    [InlineData("studying", "yes")]
    [InlineData("children_supported", "-1")]
    [InlineData("children_supported", "1.5")]
    [InlineData("pension_or_si_amount", "2 500 000")]
    [InlineData("disability", "grave")]
    [InlineData("disability", "Severe")]
    public void TryEncode_Refused(string name, string text) => AttributeCatalogue.Get(name).TryEncode(text, out _).ShouldBeFalse();

    [Fact]
    public void Get_Unknown() => Should.Throw<ArgumentException>(() => AttributeCatalogue.Get("wealth"));

    [Fact]
    public void All_AtTheirPlaces() =>
        AttributeCatalogue.All.Select(attribute => attribute.Index).ShouldBe(Enumerable.Range(0, AttributeCatalogue.All.Count));
}
