using SocialPay.Application.Areas;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration;

public sealed class CommuneFinderTests(ProvinceFixture fixture) : IClassFixture<ProvinceFixture>
{
    private static readonly DateOnly Day = TestProvince.January.FirstDay;

    // Lạng Sơn has Hoàng Văn Thụ as a ward of the city and as communes of Bình Gia and Văn Lãng.
    [Theory]
    [InlineData("05971", null, "05971")]
    [InlineData("5971", null, "05971")]
    [InlineData("Phường Hoàng Văn Thụ", null, "05971")]
    [InlineData("P. Hoàng Văn Thụ", null, "05971")]
    [InlineData("HOANG VAN THU", "TP Lạng Sơn", "05971")]
    [InlineData("hoàng văn thụ", "Bình Gia", "06100")]
    [InlineData("Hoàng Văn Thụ, huyện Bình Gia", null, "06100")]
    [InlineData("Xã Hợp Thành", null, "06226")]
    [InlineData("xã  Hợp thành ", "H. Cao Lộc", "06226")]
    [InlineData("TT Cao Lộc", null, "06187")]
    [InlineData("Thị trấn Cao Lộc", "Cao Lộc", "06187")]
    [InlineData("Quan Sơn", null, "06517")]
    [InlineData("Xã Tân Mỹ", "Văn Lãng", "06172")]
    public async Task Find_KnowsTheCommune(string text, string? district, string code) => (await LangSonAsync()).Find(text, district, Day).Value.Code.ShouldBe(code);

    [Theory]
    [InlineData("Hoàng Văn Thụ", null, "Registration.CommuneAmbiguous")]
    [InlineData("Xã Hoàng Văn Thụ", null, "Registration.CommuneAmbiguous")]
    [InlineData("Phường Hàng Bạc", null, "Registration.CommuneNotInArea")]
    [InlineData("Xã Hợp Thành", "Huyện Bình Gia", "Registration.CommuneNotInArea")]
    [InlineData("99999", null, "Registration.CommuneNotInArea")]
    [InlineData("x", null, "Registration.CommuneNotInArea")]
    public async Task Find_RefusesWhatIsNotClear(string text, string? district, string code) => (await LangSonAsync()).Find(text, district, Day).Error!.Code.ShouldBe(code);

    [Fact]
    public async Task Find_TakesTheCommuneOfTheDay()
    {
        var finder = await LangSonAsync();
        finder.Find("Xã Hợp Thành", null, Day).Value.Code.ShouldBe("06226");
        finder.Find("Phường Kỳ Lừa", null, Day).IsDone.ShouldBeFalse();
        finder.Find("Phường Kỳ Lừa", null, Day, new DateOnly(2025, 7, 1)).Value.Code.ShouldBe("06187");
        // The code went on to another place.
        finder.Find("06187", null, Day).Value.FullName.ShouldBe("Thị trấn Cao Lộc");
        finder.Find("06187", null, new DateOnly(2025, 7, 1)).Value.FullName.ShouldBe("Phường Kỳ Lừa");
    }

    [Fact]
    public async Task Find_IgnoresTheDistrictWhereThereIsNone() =>
        (await LangSonAsync()).Find("Xã Cao Lộc", "Huyện Cao Lộc", new DateOnly(2025, 7, 1)).Value.Level.ShouldBe(AreaLevel.Commune);

    /// <summary>A sample of places as a company really typed them from 2020 to 2025.</summary>
    [Fact]
    public async Task Find_KnowsMostPlacesAsTheyAreTyped()
    {
        await using var db = await fixture.Province.OpenAsync();
        var finder = await CommuneFinder.LoadAsync(db, ["/"], CancellationToken.None);
        var places = db.Areas.ToDictionary(area => area.Id, area => area.FullName);
        var (rows, found) = (0, 0);
        using var table = TableReader.Open(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Registration", "messy-places.csv")), [new("ward", "ward", true), new("district", "district", true)]).Value;
        while (table.Read())
        {
            rows++;
            var answer = finder.Find(table["ward"], table["district"], Day, new DateOnly(2025, 3, 1));
            if (!answer.IsDone) continue;
            found++;
            // What is found is what was typed, but for its type, diacritics and leading zeros.
            Fold(answer.Value.FullName).ShouldBe(Fold(table["ward"]));
            Fold(places[answer.Value.ParentId!.Value]).ShouldBe(Fold(table["district"]));
        }

        (rows, found).ShouldBe((140, 130));
    }

    private static string Fold(string name)
    {
        var folded = VietnameseText.Fold(name).Replace('y', 'i');
        foreach (var type in new[] { "xa ", "phuong ", "thi tran ", "huien ", "thi xa ", "thanh pho ", "quan " })
            if (folded.StartsWith(type, StringComparison.Ordinal)) return folded[type.Length..].TrimStart('0');
        return folded;
    }

    private async Task<CommuneFinder> LangSonAsync()
    {
        await using var db = await fixture.Province.OpenAsync();
        return await CommuneFinder.LoadAsync(db, [(await TestProvince.AreaAsync(db, AreaLevel.Province, "20")).Path], CancellationToken.None);
    }
}
