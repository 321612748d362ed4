using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Registration;

public class IdentityNumberTests
{
    [Theory]
    [InlineData("020140000123", null)]
    [InlineData("096201000001", null)]
    [InlineData("080123456", null)]
    [InlineData("003140000123", "IdNumberProvince")]
    [InlineData("097140000123", "IdNumberProvince")]
    [InlineData("20140000123", "IdNumberShort")]
    [InlineData("1140000123", "IdNumberShort")]
    [InlineData("80123456", "IdNumberShort")]
    [InlineData("0201400001234", "IdNumberForm")]
    [InlineData("1234567", "IdNumberForm")]
    [InlineData("02014000012A", "IdNumberForm")]
    [InlineData("٠٢٠١٤٠٠٠٠١٢٣", "IdNumberForm")]
    public void Fault_Table(string number, string? code) =>
        IdentityNumber.Fault(number)?.Code.ShouldBe("Registration." + code);

    [Fact]
    public void Fault_SaysHowManyDigitsThereAre() => IdentityNumber.Fault("20140000123").ShouldBe(new Error("Registration.IdNumberShort", 11));

    [Theory]
    [InlineData(" 0201 4000 0123", "020140000123")]
    [InlineData("'020140000123", "020140000123")]
    [InlineData("080.123.456", "080123456")]
    public void Clean_TakesSeparatorsOut(string text, string number) => IdentityNumber.Clean(text).ShouldBe(number);

    // The fourth digit: 0 and 1 for the 20th century, 2 and 3 for the 21st; even for men.
    [Theory]
    [InlineData("020040000123", 1940, Sex.Male, "")]
    [InlineData("020140000123", 1940, Sex.Female, "")]
    [InlineData("020215000123", 2015, Sex.Male, "")]
    [InlineData("020315000123", 2015, Sex.Female, "")]
    [InlineData("020040000123", 1940, Sex.Female, "IdNumberSex")]
    [InlineData("020140000123", 1941, Sex.Female, "IdNumberBirth")]
    [InlineData("020115000123", 2015, Sex.Female, "IdNumberBirth")]
    [InlineData("020215000123", 1915, Sex.Female, "IdNumberSex IdNumberBirth")]
    [InlineData("080123456", 1940, Sex.Female, "")]
    public void Contradictions_Table(string number, int year, Sex sex, string codes) =>
        string.Join(' ', IdentityNumber.Contradictions(number, BirthDate.InYear(year), sex).Select(error => error.Code["Registration.".Length..])).ShouldBe(codes);
}
