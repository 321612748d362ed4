using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialPay.Domain.Common;

namespace SocialPay.Domain.Tests.Common;

public sealed class VietnameseOrderTests
{
    private static readonly string[] Syllables =
        ["An", "ẩn", "Ánh", "ăn", "Bé", "đa", "Dao", "Đào", "Hoa", "Hòa", "hoà", "Hoan", "Ơn", "Ốc", "Ưng", "Yến", "Y", "Nguyễn", "Nguyên", "Lý", "Zà", "10", "9"];

    [Theory]
    // The alphabet: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y
    [InlineData("a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z")]
    // The tones: ngang, huyền, hỏi, ngã, sắc, nặng
    [InlineData("ma mà mả mã má mạ")]
    [InlineData("ba bà bả bã bá bạ bă bằ bẳ bẵ bắ bặ bâ bầ bẩ bẫ bấ bậ bo bò bỏ bõ bó bọ bô bồ bơ bờ bu bù bư bừ")]
    // Letters before tones: all of «hoa» before «hoan»
    [InlineData("hoa hòa hỏa hóa họa hoan hoàn hoàng")]
    [InlineData("dung dùng dũng đang đung đùng đứng")]
    public void TextKey_GoesByLettersThenTones(string words) => ShouldRise(VietnameseOrder.TextKey, words.Split(' '));

    [Fact]
    public void NameKey_GoesByGivenThenFamilyThenMiddleNames() => ShouldRise(
        VietnameseOrder.NameKey,
        "Nguyễn Văn An", "Trần An", "Trần Thị An", "Trần Văn An", "Lý Ân", "Bế Thị Bình", "Hoàng Thị Dung", "Bế Văn Đạt", "Nông Hoa", "An Thị Hòa", "Hoàng Thị Hòa",
        "Lý A Páo", "Lý Thị Páo", "Vi Thị Yến");

    [Theory]
    [InlineData("Hoàng Thị Hòa", "hoàng  thị hoà")]
    [InlineData("Đặng Văn Đức", "Ðặng Văn Ðức")]
    [InlineData("H'Bơi Ksor", "H’Bơi KSOR")]
    [InlineData("Y-Thu", "Y Thu")]
    public void NameKey_TwoSpellings_AreOneKey(string one, string other)
    {
        VietnameseOrder.NameKey(one).ShouldBe(VietnameseOrder.NameKey(other));
        VietnameseOrder.NameKey(one.Normalize(NormalizationForm.FormD)).ShouldBe(VietnameseOrder.NameKey(one));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    public void NameKey_OfNothing_IsEmpty(string? name) => VietnameseOrder.NameKey(name).ShouldBe("");

    [Fact]
    public void PlaceKey_LeavesTheTypeOut() => ShouldRise(
        VietnameseOrder.PlaceKey,
        "Phường 2", "Phường 10", "Xã An Sơn", "Phường Ân Tường", "Thị trấn Cao Lộc", "Xã Chi Lăng", "Thành phố Đông Kinh", "Xã Đồng Đăng", "Phường Tam Thanh");

    [Theory]
    [InlineData("Thị xã Ân Thi", "Ân Thi")]
    [InlineData("XÃ ÂN THI", "Ân Thi")]
    [InlineData("Xã", "xã")]
    public void PlaceKey_IsThatOfTheNameAlone(string place, string name) => VietnameseOrder.PlaceKey(place).ShouldBe(VietnameseOrder.TextKey(name));

    [Fact]
    public void Villages_GoByTheirNumbers() =>
        ShouldRise(VietnameseOrder.TextKey, "Thôn 1", "Thôn Bản Áng", "Thôn Bản Bang", "Tổ dân phố 2", "Tổ dân phố 9", "Tổ dân phố 010", "Tổ dân phố 11");

    [Fact]
    public void KeysAreAsciiAndAboutAsLongAsTheName_WhateverTheName() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Names().ToArbitrary(), name => VietnameseOrder.NameKey(name) is var key && key.All(char.IsAscii) && key.Length <= 2 * name.Length));

    [Fact]
    public void OrderIsThatOfTheWords_WhateverTheName() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Names().ToArbitrary(), Names().ToArbitrary(), (one, other) =>
            Math.Sign(string.CompareOrdinal(VietnameseOrder.NameKey(one), VietnameseOrder.NameKey(other))) == Math.Sign(ByWords(one, other))));

    private static int ByWords(string one, string other)
    {
        var (left, right) = (Turned(one), Turned(other));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (string.CompareOrdinal(VietnameseOrder.TextKey(left[i]), VietnameseOrder.TextKey(right[i])) is not 0 and var order) return order;
        return left.Length - right.Length;
    }

    private static string[] Turned(string name) => name.Split(' ') is { Length: > 1 } words ? [words[^1], words[0], .. words[1..^1]] : [name];

    private static Gen<string> Names() =>
        from count in Gen.Choose(1, 5)
        from words in Gen.ArrayOf(Gen.Elements(Syllables), count)
        select string.Join(' ', words);

    private static void ShouldRise(Func<string, string> key, params string[] texts)
    {
        for (var i = 1; i < texts.Length; i++)
            string.CompareOrdinal(key(texts[i - 1]), key(texts[i])).ShouldBeLessThan(0, $"«{texts[i - 1]}» stands before «{texts[i]}»");
    }
}
