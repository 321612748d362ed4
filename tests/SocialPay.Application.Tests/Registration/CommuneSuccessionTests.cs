using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Areas;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.Tests.Registration;

/// <summary>
/// Communes as they were called before the reforms of 2025, asked for on a day after: what is found is what the published mapping
/// gives, and never a namesake.
/// </summary>
public sealed partial class CommuneSuccessionTests(ProvinceFixture fixture) : IClassFixture<ProvinceFixture>
{
    private static readonly DateOnly Spring = new(2025, 3, 1);
    private static readonly DateOnly After = new(2025, 7, 1);

    [Theory]
    [InlineData("Phường Hoàng Văn Thụ", "Thành phố Lạng Sơn", "06187")]
    [InlineData("Phường Hoàng Văn Thụ, Thành phố Lạng Sơn", null, "06187")]
    [InlineData("P. Hoàng Văn Thụ, TP. Lạng Sơn, tỉnh Lạng Sơn", null, "06187")]
    [InlineData("Phường Hoàng Văn Thụ - TP Lạng Sơn", null, "06187")]
    [InlineData("Phường Hoàng Văn Thụ", null, "06187")]
    [InlineData("Xã Hoàng Văn Thụ", "Huyện Bình Gia", "06112")]
    [InlineData("Xã Hoàng Văn Thụ", "Tỉnh Lạng Sơn", "06172")]
    [InlineData("Xã Hoàng Văn Thụ", null, "06172")]
    [InlineData("Thị trấn Đồng Đăng", "Huyện Cao Lộc", "06184")]
    [InlineData("Xã Chi Lăng", "Huyện Tràng Định", "06040")]
    [InlineData("Xã Chi Lăng, huyện Tràng Định", "Tràng Định", "06040")]
    [InlineData("xa chi lang", "h. trang dinh", "06040")]
    [InlineData("Chi Lăng (xã)", "Tràng Định (huyện)", "06040")]
    [InlineData("Chi Lăng (x.)", "Tràng Định", "06040")]
    [InlineData("Chi Lăng xã", "Tràng Định", "06040")]
    [InlineData("Chi Lăng (Thị trấn)", "Chi Lăng", "06463")]
    [InlineData("Chi Lăng (TT)", "Chi Lăng", "06463")]
    [InlineData("Chi Lăng", "Chi Lăng (Huyện)", "06463")]
    [InlineData("Chi Lăng (phường)", "Lạng Sơn", "05983")]
    [InlineData("Phường Kỳ Lừa", "Thành phố Lạng Sơn", "06187")]
    [InlineData("Xã Cao Lộc", "Huyện Cao Lộc", "06211")]
    [InlineData("06034", "Huyện Tràng Định", "06040")]
    public async Task Find_FollowsTheSuccession(string text, string? district, string code) =>
        (await ProvinceAsync("20")).Find(text, district, After).Value.Code.ShouldBe(code);

    [Theory]
    [InlineData("Xã Hoàng Văn Thụ", "Thành phố Lạng Sơn", "05971")]
    [InlineData("Phường Hoàng Văn Thụ", "Huyện Hữu Lũng", null)]
    [InlineData("Phường Kỳ Lừa", "Huyện Hữu Lũng", null)]
    [InlineData("Xã Chi Lăng, huyện Bình Gia", "Tràng Định", null)]
    [InlineData("Xã Chi Lăng", "Huyện Không Có", null)]
    [InlineData("06187", "Huyện Hữu Lũng", null)]
    public async Task Find_IsNotMisledByANamesake(string text, string district, string? old)
    {
        var answer = (await ProvinceAsync("20")).Find(text, district, After);
        if (old is null) answer.Error!.Code.ShouldBe("Registration.CommuneNotInArea");
        else answer.Value.Code.ShouldBe(Mapping("2025-06")[old].ShouldHaveSingleItem());
    }

    /// <summary>A file of after the reform that still has the old places.</summary>
    [Fact]
    public async Task Import_FollowsTheSuccessionOrBlamesTheCell()
    {
        (string District, string Commune)[] places = [("Thành phố Lạng Sơn", "Phường Hoàng Văn Thụ"), ("Huyện Đình Lập", "Xã Bính Xá"), ("Chi Lăng (Huyện)", "Chi Lăng (Thị trấn)")];
        var file = RegisterFiles.Of(places.Select((place, i) => RegisterFiles.Row(
            RegisterFiles.Sound(i + 1, request => request.PaidThrough = new(2025, 6)), ("district", place.District), ("commune", place.Commune))));
        var report = (await fixture.Province.Get<RegisterImport>().PreviewAsync(TestProvince.Province, file, null, CancellationToken.None)).Value;
        var divided = report.Errors.Where(error => error.Field == "commune").ShouldHaveSingleItem();
        (divided.Row, divided.Field, divided.Error).ShouldBe(
            (3, "commune", RegistrationErrors.CommuneDivided("Xã Bính Xá", "Xã Đình Lập, Tỉnh Lạng Sơn (06613); Xã Kiên Mộc, Tỉnh Lạng Sơn (06625)")));
        divided.Message().ShouldBe(
            "«Xã Bính Xá» đã được sắp xếp lại, nay thuộc một trong các xã/phường: Xã Đình Lập, Tỉnh Lạng Sơn (06613); Xã Kiên Mộc, Tỉnh Lạng Sơn (06625). "
            + "Hãy ghi mã của xã/phường nơi đối tượng ở.");
    }

    /// <summary>The commune of the name is not hers: her own of the same name is another.</summary>
    [Fact]
    public async Task Find_DoesNotTakeAnothersPeople()
    {
        await using var db = await fixture.Province.OpenAsync();
        var hers = await db.Areas.SingleAsync(area => area.Level == AreaLevel.Commune && area.Code == "06172" && area.ValidFrom == After);
        var finder = await CommuneFinder.LoadAsync(db, [hers.Path], CancellationToken.None);
        finder.Find("Hoàng Văn Thụ", null, After).Value.Code.ShouldBe("06172");
        finder.Find("Xã Tân Thanh", "Huyện Văn Lãng", After).Value.Code.ShouldBe("06172");
        finder.Find("Phường Hoàng Văn Thụ", "Thành phố Lạng Sơn", After).Error!.Code.ShouldBe("Registration.CommuneNotInArea");
        finder.Find("Xã Hoàng Văn Thụ", "Huyện Bình Gia", After).Error!.Code.ShouldBe("Registration.CommuneNotInArea");
    }

    /// <summary>Old communes that once went to a namesake: each goes where the mapping says, or is refused with all that it became.</summary>
    [Fact]
    public async Task Find_FollowsTheSuccessionWhereANamesakeMisled()
    {
        var provinces = ShippedFile.Rows(AreaCatalogue.Provinces2025).ToDictionary(row => row.Text("old_code"), row => row.Text("new_code"), StringComparer.Ordinal);
        var finders = new Dictionary<string, CommuneFinder>(StringComparer.Ordinal);
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Faults/register/communes-2025-wrong.txt"));
        lines.Length.ShouldBe(339);
        var unclear = new List<string>();
        foreach (var line in lines)
        {
            var written = Misled().Match(line);
            written.Success.ShouldBeTrue(line);
            var province = provinces[written.Groups["province"].Value];
            if (!finders.TryGetValue(province, out var finder)) finders[province] = finder = await ProvinceAsync(province);
            string[] right = [.. written.Groups["right"].Captures.Select(code => code.Value)];
            var answer = finder.Find(written.Groups["commune"].Value, written.Groups["district"].Value, After);
            if (answer.IsDone) right.ShouldBe([answer.Value.Code], line);
            else right.ShouldAllBe(code => Names(answer.Error!, code), line);
            if (!answer.IsDone && right.Length == 1) unclear.Add(written.Groups["commune"].Value);
        }

        // One of two districts Châu Thành that are in one province today.
        unclear.ShouldBe(["Thị trấn Châu Thành"]);
    }

    [Theory]
    [InlineData("52", "Phường Trần Phú", "Thành phố Qui Nhơn", "Thành phố Quy Nhơn")]
    [InlineData("01", "Xã Hương Sơn", "Huyện Mĩ Đức", "Huyện Mỹ Đức")]
    [InlineData("01", "Xã Hương Sơn, h. Mĩ Đức", null, "Huyện Mỹ Đức")]
    [InlineData("01", "Hương Sơn (xã)", "Mĩ Đức (huyện)", "Huyện Mỹ Đức")]
    public async Task Find_ReadsTheDistrictWithIOrY(string province, string text, string? district, string right)
    {
        var finder = await ProvinceAsync(province, Spring);
        var found = finder.Find(text, district, Spring);
        await using var db = await fixture.Province.OpenAsync();
        (await db.Areas.SingleAsync(area => area.Id == found.Value.ParentId)).FullName.ShouldBe(right);
    }

    /// <summary>Unclear are two towns Châu Thành, of two districts Châu Thành, and seven whose «Hà Tĩnh» is the town or the province.</summary>
    [Fact]
    public async Task Find_KnowsEveryCommuneOfJune2025()
    {
        var mapping = Mapping("2025-06");
        (await AskAsync(AreaCatalogue.Units2025June, After, code => [.. mapping[code]])).ShouldBe((28_679, 1_413, 13));
    }

    /// <summary>Unclear are besides the seven whose successor of June 2025 is not known, two of them not in July either.</summary>
    [Fact]
    public async Task Find_KnowsEveryCommuneOf2024()
    {
        var changed = ShippedFile.Rows(AreaCatalogue.Changes2024).ToDictionary(row => row.Text("code_2024"), row => row.TextOrNull("code_2025_06"), StringComparer.Ordinal);
        List<string> InSpring(string code) => changed.TryGetValue(code, out var later) ? later is null ? [] : [later] : [code];
        (await AskAsync(AreaCatalogue.Units2024, Spring, InSpring)).ShouldBe((31_764, 0, 21));

        var (dissolved, june) = (Mapping("2024"), Mapping("2025-06"));
        (await AskAsync(AreaCatalogue.Units2024, After, code => dissolved.Contains(code) ? [.. dissolved[code]] : [.. InSpring(code).SelectMany(later => june[later])]))
            .ShouldBe((30_205, 1_560, 20));
    }

    /// <summary>Unclear are those whose «Hà Tĩnh» is the province, or the town that had a namesake.</summary>
    [Fact]
    public async Task Find_KnowsEveryCommuneOfToday() => (await AskAsync(AreaCatalogue.Units2025, After, code => [code])).ShouldBe((9_954, 0, 9));

    /// <summary>
    /// Asks for each commune of a state of the list, in the words of the announcements and in those of a list that puts the type
    /// behind. None is anything else than is right; counts those found, those refused with their successors, and those refused.
    /// </summary>
    private async Task<(int Found, int Divided, int Unclear)> AskAsync(string state, DateOnly day, Func<string, List<string>> right)
    {
        var units = ShippedFile.Rows(state).Select(row => (Level: row.Text("level"), Code: row.Text("code"), Name: row.Text("full_name_vi"), Parent: row.TextOrNull("parent_code"))).ToList();
        var names = units.Where(unit => unit.Level != "commune").ToDictionary(unit => unit.Code, unit => unit, StringComparer.Ordinal);
        var provinces = ShippedFile.Rows(AreaCatalogue.Provinces2025).ToDictionary(row => row.Text("old_code"), row => row.Text("new_code"), StringComparer.Ordinal);
        string Province((string Level, string Code, string Name, string? Parent) commune) => state == AreaCatalogue.Units2025 ? commune.Parent!
            : day == After ? provinces[names[commune.Parent!].Parent!] : names[commune.Parent!].Parent!;

        var misled = new List<string>();
        var (found, divided, unclear) = (0, 0, 0);
        foreach (var province in units.Where(unit => unit.Level == "commune").GroupBy(Province, StringComparer.Ordinal))
        {
            var finder = await ProvinceAsync(province.Key, day);
            foreach (var (code, text, beside) in province.SelectMany(unit => Written(unit.Name, names[unit.Parent!].Name).Select(written => (unit.Code, written.Text, written.District))))
            {
                var answer = finder.Find(text, beside, day);
                var successors = right(code);
                if (!answer.IsDone && successors.Count > 1 && answer.Error!.Code == "Registration.CommuneDivided" && successors.TrueForAll(one => Names(answer.Error, one))) divided++;
                else if (!answer.IsDone) unclear++;
                else if (successors is [var only] && answer.Value.Code == only) found++;
                else misled.Add($"{text} | {beside} ({code}) is {answer.Value.Code}, not {string.Join('/', successors)}");
            }
        }

        misled.ShouldBeEmpty();
        return (found, divided, unclear);
    }

    private static IEnumerable<(string Text, string? District)> Written(string name, string district)
    {
        var (type, bare) = TypeOf(name);
        yield return (name, district);
        yield return ($"{name}, {district}", null);
        yield return ($"{bare} ({type})", TypeOf(district).Bare);
    }

    private static (string Type, string Bare) TypeOf(string name)
    {
        var type = Array.Find(["Xã", "Phường", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Thị xã", "Thành phố", "Tỉnh"], type => name.StartsWith(type + " ", StringComparison.Ordinal))!;
        return (type.ToLowerInvariant(), name[(type.Length + 1)..]);
    }

    // Xã Chi Lăng, Huyện Tràng Định, tỉnh 20 (06034) -> product … 06463; mapping Xã Thất Khê 06040/…
    [GeneratedRegex(@"^(?<commune>[^,]+), (?<district>[^,]+), tỉnh (?<province>\d\d) \(\d{5}\) -> .*; mapping ([^/]+ (?<right>\d{5})/?)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Misled();

    private static bool Names(Error error, string code) => error.Arguments.Any(argument => argument.ToString()!.Contains($"({code})", StringComparison.Ordinal));

    private static ILookup<string, string> Mapping(string set) =>
        ShippedFile.Rows(AreaCatalogue.Mapping2025)
            .Where(row => row.Text("old_set") == set && row.TextOrNull("old_code") is not null)
            .ToLookup(row => row.Text("old_code"), row => row.Text("new_code"), StringComparer.Ordinal);

    private async Task<CommuneFinder> ProvinceAsync(string code, DateOnly? day = null)
    {
        var on = day ?? After;
        await using var db = await fixture.Province.OpenAsync();
        var province = await db.Areas.SingleAsync(area => area.Level == AreaLevel.Province && area.Code == code && area.ValidFrom <= on && (area.ValidTo == null || area.ValidTo >= on));
        return await CommuneFinder.LoadAsync(db, [province.Path], CancellationToken.None);
    }
}
