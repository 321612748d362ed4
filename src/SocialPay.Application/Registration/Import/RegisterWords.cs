using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>The closed lists of the register file: Vietnamese words and what they stand for.</summary>
internal static class RegisterWords
{
    public static Words<Sex> Sexes { get; } = new(
        new(Sex.Male, "Nam", "M", "Trai", "Male"),
        new(Sex.Female, "Nữ", "F", "Gái", "Female"));

    public static Words<PaymentMethodKind> PaymentKinds { get; } = new(
        new(PaymentMethodKind.BankAccount, "Tài khoản ngân hàng", "Tài khoản", "Ngân hàng", "Chuyển khoản", "TK ngân hàng", "ATM"),
        new(PaymentMethodKind.EMoneyAccount, "Ví điện tử", "Ví", "Tài khoản điện tử", "Tiền di động", "Mobile money", "Tài khoản số"),
        new(PaymentMethodKind.CashAtPoint, "Tiền mặt tại điểm chi trả", "Tiền mặt", "Tại điểm chi trả", "Trực tiếp", "Bưu điện"),
        new(PaymentMethodKind.CashAtHome, "Tiền mặt tại nhà", "Tại nhà", "Chi trả tại nhà"));

    public static Words<ProxyKind> ProxyKinds { get; } = new(
        new(ProxyKind.Authorised, "Ủy quyền", "Giấy ủy quyền", "Người được ủy quyền"),
        new(ProxyKind.Guardian, "Giám hộ", "Người giám hộ", "Cha mẹ"));

    private static readonly Words<string> Flags = new(
        new("true", "Có", "x", "1", "true", "yes", "đúng"),
        new("false", "Không", "0", "false", "no", "ko", "sai"));

    private static readonly Dictionary<string, Words<string>> Choices = new(StringComparer.Ordinal)
    {
        [AttributeCatalogue.Poverty.Name] = new(
            new("poor", "Hộ nghèo", "Nghèo"),
            new("near_poor", "Hộ cận nghèo", "Cận nghèo"),
            new("none", "Không", "Không nghèo", "Hộ không nghèo", "Bình thường")),
        [AttributeCatalogue.Area.Name] = new(
            new("edc", "Đặc biệt khó khăn", "ĐBKK", "Có", "x", "Vùng đặc biệt khó khăn", "Xã đặc biệt khó khăn", "Thôn đặc biệt khó khăn"),
            new("normal", "Bình thường", "Không", "Khác")),
        [AttributeCatalogue.Supporter.Name] = new(
            new("none", "Không có", "Không", "Không có người phụng dưỡng"),
            new("on_allowance", "Đang hưởng trợ cấp xã hội", "Có, đang hưởng trợ cấp xã hội", "Hưởng trợ cấp xã hội"),
            new("other", "Có", "Khác", "Có người phụng dưỡng")),
        [AttributeCatalogue.Disability.Name] = new(
            new("very_severe", "Đặc biệt nặng", "ĐBN", "Khuyết tật đặc biệt nặng"),
            new("severe", "Nặng", "Khuyết tật nặng"),
            new("mild", "Nhẹ", "Khuyết tật nhẹ"),
            new("none", "Không", "Không khuyết tật")),
        [AttributeCatalogue.Relation.Name] = new(
            new("household_direct", "Hộ gia đình trực tiếp chăm sóc", "Hộ gia đình", "Gia đình", "Trực tiếp chăm sóc"),
            new("fostered", "Nhận chăm sóc, nuôi dưỡng", "Nhận nuôi dưỡng", "Nhận chăm sóc", "Nhận nuôi"),
            new("emergency_placement", "Chăm sóc khẩn cấp", "Khẩn cấp", "Bảo vệ khẩn cấp")),
    };

    // The law's own words, and its codes.
    private static Words<string>? ChoicesOf(AttributeDefinition attribute) =>
        attribute.Kind != AttributeKind.Choice ? null
        : Choices.TryGetValue(attribute.Name, out var words) ? words
        : new([.. attribute.Vocabulary.Where(code => code.Length > 0)
            .Select(code => new Word<string>(code, PolicyText.Value(attribute, attribute.Encode(code), Cultures.Vietnamese), code))]);

    /// <summary>The words of a fact; none for numbers and amounts.</summary>
    public static IReadOnlyList<string> Spellings(AttributeDefinition attribute) =>
        attribute == AttributeCatalogue.ChildCase ? [.. attribute.Vocabulary.Where(point => point.Length > 0).Select(point => WriteFact(attribute, point))]
        : attribute.Kind == AttributeKind.Flag ? Flags.Spellings
        : ChoicesOf(attribute)?.Spellings ?? [];

    public static string WriteFact(AttributeDefinition attribute, string value) =>
        attribute == AttributeCatalogue.ChildCase ? (value == "dd" ? "đ" : value)
        : attribute.Kind == AttributeKind.Flag ? Flags.Write(value)
        : value.Length > 0 && ChoicesOf(attribute) is { } words ? words.Write(value)
        : value;

    /// <summary>The value as the law's predicates write it.</summary>
    public static bool TryReadFact(AttributeDefinition attribute, string text, out string value)
    {
        if (attribute == AttributeCatalogue.ChildCase) return TryReadPoint(text, out value);
        if (attribute.Kind == AttributeKind.Flag) return Flags.TryRead(text, out value);
        if (ChoicesOf(attribute) is { } words) return words.TryRead(text, out value);
        var read = attribute.Kind == AttributeKind.Money ? WrittenNumber.TryAmount(text, out var number) : WrittenNumber.TryCount(text, out number);
        value = number.ToString(CultureInfo.InvariantCulture);
        return read && attribute.TryEncode(value, out _);
    }

    /// <summary>Letters d and đ are two points: they must not be folded.</summary>
    private static bool TryReadPoint(string text, out string value)
    {
        var point = VietnameseText.Clean(text).ToLowerInvariant();
        if (point.StartsWith("điểm ", StringComparison.Ordinal)) point = point["điểm ".Length..].Trim();
        value = point == "đ" ? "dd" : point;
        return value.Length > 0 && AttributeCatalogue.ChildCase.TryEncode(value, out _);
    }
}
