using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

public class BirthDateTests
{
    [Theory]
    [InlineData("1941-06-05", false)]
    [InlineData("1941", true)]
    [InlineData("0001", true)]
    public void Parse_ReadsWhatToStringWrites(string text, bool yearOnly)
    {
        var birth = BirthDate.Parse(text);

        birth.ToString().ShouldBe(text);
        birth.YearOnly.ShouldBe(yearOnly);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("41")]
    [InlineData("19 4")]
    [InlineData("+194")]
    [InlineData("1941-6-5")]
    [InlineData("1941-02-29")]
    [InlineData("05/06/1941")]
    [InlineData("١٩٤١")]
    public void TryParse_RefusesWhatIsNoBirth(string? text)
    {
        BirthDate.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => BirthDate.Parse(text!));
    }
}
