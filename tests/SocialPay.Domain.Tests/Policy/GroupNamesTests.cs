using SocialPay.Application.Policy;
using SocialPay.Application.Resources;

namespace SocialPay.Domain.Tests.Policy;

public sealed class GroupNamesTests
{
    // In characters: two lines of a column.
    private const int Longest = 90;

    private readonly GroupNames names = new(LawFile.Load());

    [Theory]
    [InlineData("20/5.1", "5.1 NĐ 20: Dưới 16 tuổi không có nguồn nuôi dưỡng")]
    [InlineData("136/5.5a", "5.5a NĐ 136: Người cao tuổi nghèo không có người phụng dưỡng")]
    [InlineData("136/inst", "NĐ 136: Đối tượng trong cơ sở trợ giúp xã hội")]
    [InlineData("176/75", "NĐ 176: Đủ 75 tuổi")]
    [InlineData("ncc/tb_b", "Thương binh loại B")]
    [InlineData("99/7.1", "7.1 NĐ 99: 99/7.1")]
    public void ShortOf_NamesClauseDecreeAndGroup(string code, string name) => names.ShortOf(code, Cultures.Vietnamese).ShouldBe(name);

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    public void ShortOf_EveryGroupOfTheLaw_IsShortAndNoOthers(string culture)
    {
        var law = LawFile.Load();
        var all = law.Rules.Select(rule => rule.GroupCode).Where(code => code.Length > 0).Distinct()
            .Select(code => names.ShortOf(code, new System.Globalization.CultureInfo(culture))).ToList();
        all.Count.ShouldBeGreaterThan(30);
        all.ShouldBeUnique();
        all.Where(name => name.Length > Longest).ShouldBeEmpty();
    }
}
