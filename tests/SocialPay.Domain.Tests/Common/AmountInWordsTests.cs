using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng chẵn")]
    [InlineData(5, "Năm đồng chẵn")]
    [InlineData(10, "Mười đồng chẵn")]
    [InlineData(11, "Mười một đồng chẵn")]
    [InlineData(14, "Mười bốn đồng chẵn")]
    [InlineData(15, "Mười lăm đồng chẵn")]
    [InlineData(20, "Hai mươi đồng chẵn")]
    [InlineData(21, "Hai mươi mốt đồng chẵn")]
    [InlineData(24, "Hai mươi tư đồng chẵn")]
    [InlineData(55, "Năm mươi lăm đồng chẵn")]
    [InlineData(100, "Một trăm đồng chẵn")]
    [InlineData(101, "Một trăm linh một đồng chẵn")]
    [InlineData(105, "Một trăm linh năm đồng chẵn")]
    [InlineData(110, "Một trăm mười đồng chẵn")]
    [InlineData(115, "Một trăm mười lăm đồng chẵn")]
    [InlineData(504, "Năm trăm linh bốn đồng chẵn")]
    [InlineData(1_000, "Một nghìn đồng chẵn")]
    [InlineData(1_001, "Một nghìn không trăm linh một đồng chẵn")]
    [InlineData(1_010, "Một nghìn không trăm mười đồng chẵn")]
    [InlineData(21_000, "Hai mươi mốt nghìn đồng chẵn")]
    [InlineData(270_000, "Hai trăm bảy mươi nghìn đồng chẵn")]
    [InlineData(405_000, "Bốn trăm linh năm nghìn đồng chẵn")]
    [InlineData(1_000_000, "Một triệu đồng chẵn")]
    [InlineData(1_000_005, "Một triệu không trăm linh năm đồng chẵn")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng chẵn")]
    [InlineData(1_050_000, "Một triệu không trăm năm mươi nghìn đồng chẵn")]
    [InlineData(1_200_000, "Một triệu hai trăm nghìn đồng chẵn")]
    [InlineData(1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng chẵn")]
    [InlineData(15_015_015, "Mười lăm triệu không trăm mười lăm nghìn không trăm mười lăm đồng chẵn")]
    [InlineData(1_000_000_000, "Một tỷ đồng chẵn")]
    [InlineData(1_000_000_001, "Một tỷ không trăm linh một đồng chẵn")]
    [InlineData(108_626_000_000, "Một trăm linh tám tỷ sáu trăm hai mươi sáu triệu đồng chẵn")]
    [InlineData(1_000_000_000_000, "Một nghìn tỷ đồng chẵn")]
    [InlineData(21_051_000_000_000, "Hai mươi mốt nghìn không trăm năm mươi mốt tỷ đồng chẵn")]
    [InlineData(1_000_000_000_000_000_000, "Một tỷ tỷ đồng chẵn")]
    [InlineData(
        long.MaxValue,
        "Chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ"
        + " tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy đồng chẵn")]
    public void Of_Amount_ReadsAsPrinted(long amount, string expected) => AmountInWords.Of(new Vnd(amount)).ShouldBe(expected);

    [Fact]
    public void Of_NegativeAmount_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => AmountInWords.Of(new Vnd(-1)));
}
