using SocialPay.Domain.Areas;

namespace SocialPay.Domain.Tests.Areas;

public sealed class AreaPathTests
{
    [Theory]
    [InlineData("/20/", "/20/", 20, new long[] { 20 })]
    [InlineData("/20/183/", "/20/", 20, new long[] { 20, 183 })]
    [InlineData("/1/20/305/", "/1/", 1, new long[] { 1, 20, 305 })]
    public void Parts_AreTheIdsOfTheWay(string text, string province, long provinceId, long[] ids)
    {
        var path = new AreaPath(text);
        (path.ToString(), path.Province.ToString(), path.ProvinceId).ShouldBe((text, province, provinceId));
        path.Ids.ShouldBe(ids);
    }

    [Theory]
    [InlineData("/1/20/", "/1/20/", true)]
    [InlineData("/1/20/", "/1/20/305/", true)]
    [InlineData("/1/20/", "/1/", false)]
    [InlineData("/1/20/", "/1/203/", false)]
    [InlineData("/1/", "/12/1/", false)]
    [InlineData("/", "/1/20/", true)]
    public void Contains_IsTheAreaAndWhatLiesInIt(string path, string other, bool contains) => AreaPath.Contains(path, other).ShouldBe(contains);

    [Theory]
    [InlineData("")]
    [InlineData("1/20/")]
    [InlineData("/1/20")]
    [InlineData("/1//20/")]
    public void New_RefusesWhatIsNoPath(string text) => Should.Throw<FormatException>(() => new AreaPath(text));
}
