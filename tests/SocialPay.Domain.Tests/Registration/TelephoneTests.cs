using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Registration;

public class TelephoneTests
{
    [Theory]
    [InlineData("0912345678", "0912345678")]
    [InlineData("0912.345.678", "0912345678")]
    [InlineData("+84 912 345 678", "0912345678")]
    [InlineData("84912345678", "0912345678")]
    [InlineData("912345678", "0912345678")]
    [InlineData("02053812345", "02053812345")]
    [InlineData("0205 381 234", "0205381234")]
    [InlineData("0112345678", null)]
    [InlineData("091234567", null)]
    [InlineData("0912345678901", null)]
    [InlineData("0912345678 / 0987654321", null)]
    [InlineData("không có", null)]
    public void Normalise_Table(string text, string? number) => Telephone.Normalise(text).ShouldBe(number);

    // The plan of 2018: every old prefix and its new one.
    [Theory]
    [InlineData("0162", "032")]
    [InlineData("0163", "033")]
    [InlineData("0164", "034")]
    [InlineData("0165", "035")]
    [InlineData("0166", "036")]
    [InlineData("0167", "037")]
    [InlineData("0168", "038")]
    [InlineData("0169", "039")]
    [InlineData("0120", "070")]
    [InlineData("0121", "079")]
    [InlineData("0122", "077")]
    [InlineData("0126", "076")]
    [InlineData("0128", "078")]
    [InlineData("0123", "083")]
    [InlineData("0124", "084")]
    [InlineData("0125", "085")]
    [InlineData("0127", "081")]
    [InlineData("0129", "082")]
    [InlineData("0186", "056")]
    [InlineData("0188", "058")]
    [InlineData("0199", "059")]
    public void Normalise_ConvertsNumbersOfElevenDigits(string old, string now)
    {
        Telephone.Normalise(old + "1234567").ShouldBe(now + "1234567");
        Telephone.Change(old + "1234567", now + "1234567")!.Code.ShouldBe("Registration.PhoneConverted");
    }

    [Fact]
    public void Change_IsSilentAboutSeparators() => Telephone.Change("0912.345.678", "0912345678").ShouldBeNull();
}
