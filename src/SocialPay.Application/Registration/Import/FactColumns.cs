using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>The columns of the facts that the law asks for: one for each attribute, the key its name.</summary>
internal static class FactColumns
{
    private static readonly RegisterColumn[] Assistance =
    [
        Fact(AttributeCatalogue.Poverty, "Hộ nghèo/cận nghèo", "Hộ cận nghèo", "Diện hộ", "Hộ nghèo, cận nghèo", "Hộ nghèo", "Hộ nghèo/hộ cận nghèo"),
        Fact(AttributeCatalogue.Area, "Vùng đặc biệt khó khăn", "", "Khu vực", "Vùng", "Xã, thôn đặc biệt khó khăn", "Vùng ĐBKK"),
        Fact(AttributeCatalogue.ChildCase, "Trường hợp trẻ em", "", "Trường hợp trẻ em (điểm khoản 1)", "Trẻ em thuộc điểm", "Điểm khoản 1 Điều 5"),
        Fact(AttributeCatalogue.FromGroup1, "Hưởng khoản 1 đến đủ 16 tuổi", "", "Đã hưởng khoản 1"),
        Fact(AttributeCatalogue.Studying, "Đang học", "", "Đang đi học", "Còn đi học"),
        Fact(AttributeCatalogue.Hiv, "Nhiễm HIV", "", "HIV", "HIV/AIDS", "Nhiễm HIV/AIDS"),
        Fact(AttributeCatalogue.UnableToWork, "Không còn khả năng lao động", "", "Mất khả năng lao động"),
        Fact(AttributeCatalogue.StableIncome, "Có thu nhập ổn định", "", "Thu nhập ổn định"),
        Fact(AttributeCatalogue.LoneParent, "Đơn thân nuôi con", "", "Người đơn thân", "Đơn thân"),
        Fact(AttributeCatalogue.ChildrenSupported, "Số con đang nuôi", "", "Số con", "Số con được nuôi"),
        Fact(AttributeCatalogue.Supporter, "Người phụng dưỡng", "", "Có người phụng dưỡng", "Người có nghĩa vụ phụng dưỡng"),
        Fact(AttributeCatalogue.PensionOrInsurance, "Lương hưu, trợ cấp BHXH (đồng/tháng)", "0", "Lương hưu, trợ cấp BHXH", "Lương hưu", "Lương hưu/trợ cấp BHXH", "Lương hưu, trợ cấp BHXH hằng tháng"),
        Fact(AttributeCatalogue.OtherMonthlyAllowance, "Trợ cấp hằng tháng khác", "", "Trợ cấp xã hội hằng tháng khác", "Hưởng trợ cấp khác"),
        Fact(AttributeCatalogue.FacilityEligible, "Đủ điều kiện vào cơ sở", "", "Đủ điều kiện vào cơ sở trợ giúp xã hội"),
        Fact(AttributeCatalogue.CommunityCarer, "Có người nhận chăm sóc tại cộng đồng", "", "Có người nhận nuôi tại cộng đồng"),
        Fact(AttributeCatalogue.InInstitution, "Ở cơ sở trợ giúp xã hội", "", "Sống tại cơ sở trợ giúp xã hội", "Ở cơ sở"),
        Fact(AttributeCatalogue.Disability, "Mức độ khuyết tật", "", "Khuyết tật", "Mức khuyết tật"),
        Fact(AttributeCatalogue.Pregnant, "Đang mang thai", "", "Mang thai"),
        Fact(AttributeCatalogue.ChildrenUnder36Months, "Số con dưới 36 tháng tuổi", "", "Số con dưới 36 tháng", "Con dưới 36 tháng"),
        Fact(AttributeCatalogue.SpouseHasCareShare, "Vợ/chồng đã hưởng kinh phí chăm sóc", ""),
        Fact(AttributeCatalogue.Relation, "Hình thức chăm sóc", "", "Quan hệ chăm sóc", "Chăm sóc, nuôi dưỡng"),
        Fact(AttributeCatalogue.FosteredCount, "Số người nhận chăm sóc", "", "Số người được nhận nuôi dưỡng", "Số người được nhận chăm sóc"),
        Fact(AttributeCatalogue.FosteredRank, "Thứ tự người được nhận chăm sóc", "", "Thứ tự được nhận chăm sóc"),
    ];

    /// <summary>Those of social assistance, then every other fact that a law can ask for, named by the law's own words.</summary>
    public static IReadOnlyList<RegisterColumn> All { get; } = [.. Assistance, .. Further()];

    /// <summary>Whether a register needs the column: those of social assistance always, of the others what the law asks for month by month.</summary>
    public static bool IsAsked(Law law, string key) =>
        Assistance.Any(column => column.Key == key)
        || law.Rules.Any(rule => Calculator.Programmes.Contains(rule.Programme) && GrantRules.IsGranted(rule)
            && law.PredicateOf(rule.Id).Reads.Any(attribute => attribute.Name == key));

    private static IEnumerable<RegisterColumn> Further()
    {
        var known = Assistance.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        return AttributeCatalogue.All.Where(attribute => !attribute.Derived && !known.Contains(attribute.Name))
            .Select(attribute => Fact(attribute, PolicyText.Label(attribute, Cultures.Vietnamese), "") with { Explanation = Texts.Get("Registration", "Column_further_facts", Cultures.Vietnamese) });
    }

    private static RegisterColumn Fact(AttributeDefinition attribute, string header, string example, params string[] others) =>
        new(new(attribute.Name, header, false, others), 12, RegisterWords.Spellings(attribute), example,
            request => request.Facts.TryGetValue(attribute.Name, out var value) ? RegisterWords.WriteFact(attribute, value) : null,
            (request, text) =>
            {
                if (RegisterWords.TryReadFact(attribute, text, out var value)) request.Facts[attribute.Name] = value;
                else return attribute.Kind is AttributeKind.Number or AttributeKind.Money
                    ? RegistrationErrors.UnreadableNumber(text) : RegistrationErrors.UnknownValue(text, RegisterWords.Spellings(attribute));
                return null;
            });
}
