using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;

namespace SocialPay.Domain.Tests.Common;

public class WrittenTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("1.0", 1)]
    [InlineData("2,0", 2)]
    [InlineData("2.00", 2)]
    [InlineData("1.000", 1)]
    [InlineData("0", 0)]
    [InlineData("1.5", null)]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    [InlineData("1 0", null)]
    [InlineData("hai", null)]
    [InlineData("٢", null)]
    public void TryCount_NeverLeavesAMarkOut(string text, int? expected)
    {
        WrittenNumber.TryCount(text, out var count).ShouldBe(expected is not null);
        if (expected is { } value) count.ShouldBe(value);
    }

    [Theory]
    [InlineData("450000,00", 450_000)]
    [InlineData("450.000", 450_000)]
    [InlineData("450000.5", null)]
    [InlineData("45.0000", null)]
    public void TryAmount_NeverLeavesAMarkOut(string text, int? expected)
    {
        WrittenNumber.TryAmount(text, out var amount).ShouldBe(expected is not null);
        if (expected is { } value) amount.ShouldBe(value);
    }

    [Theory]
    [InlineData("05/06/1941", "1941-06-05")]
    [InlineData(" 5.6.1941 ", "1941-06-05")]
    [InlineData("5-6-1941", "1941-06-05")]
    [InlineData("1941-6-5", "1941-06-05")]
    [InlineData("05/13/1941", null)]
    [InlineData("29/02/1941", null)]
    [InlineData("05/06/41", null)]
    [InlineData("1941", null)]
    [InlineData("15222", null)]
    [InlineData("05/06/1941 00:00", null)]
    public void TryDay_PutsTheDayFirstAndGuessesNothing(string text, string? expected)
    {
        WrittenDate.TryDay(text, out var day).ShouldBe(expected is not null);
        if (expected is not null) day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Fact]
    public void LettersThatLookLikeDong_AreDong()
    {
        VietnameseText.Clean(" Ðoàn  Thị Ðịnh ðỏ").ShouldBe("Đoàn Thị Định đỏ");
        VietnameseText.Fold("Ðoàn").ShouldBe(VietnameseText.Fold("Đoàn"));
        VietnameseText.Fold("Ho\u200Bà\u202E\0").ShouldBe("hoa");
    }

    [Theory]
    [InlineData("NguyÔn ThÞ Hoµ", true)]
    [InlineData("Nguyeãn Thò Hoøa", true)]
    [InlineData("TrÇn V¨n B×nh", true)]
    [InlineData("Nguyễn Thị Hòa", false)]
    [InlineData("HÀ THỊ ÚT", false)]
    [InlineData("Đặng Á Mỷ", false)]
    [InlineData("Hoàng Thị Quý", false)]
    [InlineData("Y Bhăm Êban", false)]
    [InlineData("Khối 5 (tổ 3/2)", false)]
    public void OldFonts_AreRecognised(string text, bool expected) => OldFonts.IsLikely(text).ShouldBe(expected);
}
