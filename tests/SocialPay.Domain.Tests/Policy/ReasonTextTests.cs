using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Tests.Payroll;

namespace SocialPay.Domain.Tests.Policy;

public class ReasonTextTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("1938-05-01", "", "2021-01", "82 tuổi; hệ số 1,0 × 270.000 ₫ = 270.000 ₫. Căn cứ: Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm l [theo nguồn thứ cấp]")]
    [InlineData("1985-01-01", "disability=severe", "2022-03", "37 tuổi, khuyết tật nặng; hệ số 1,5 × 360.000 ₫ = 540.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e")]
    [InlineData("1985-01-01", "poverty=near_poor; lone_parent; children_supported=3", "2022-03", "Người đơn thân nuôi con, hộ cận nghèo, đang nuôi 3 con; hệ số 3,0 × 360.000 ₫ = 1.080.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm d")]
    [InlineData("1985-01-01", "poverty=poor; lone_parent; children_supported=1", "2020-03", "Người đơn thân nuôi con, hộ nghèo, đang nuôi 1 con; hệ số 1,0 × 270.000 ₫ = 270.000 ₫. Căn cứ: Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm g [chưa đối chiếu văn bản]")]
    [InlineData("1985-01-01", "disability=severe", "2026-10", "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫ = 810.000 ₫. Căn cứ: Nghị định 335/2026/NĐ-CP, Điều 6 khoản 1 điểm e [tạm áp dụng, chưa có văn bản]")]
    [InlineData("1985-01-01", "relation=emergency_placement", "2022-02", "Được chăm sóc khẩn cấp; 28 ngày × 60.000 ₫ = 1.680.000 ₫. Căn cứ: Thông tư 02/2021/TT-BLĐTBXH, Điều 3 khoản 1")]
    [InlineData("1939-05-01", "poverty=poor; supporter=none; disability=severe", "2020-03", "80 tuổi, hộ nghèo, không có người phụng dưỡng; hệ số 2,0 × 270.000 ₫ = 540.000 ₫. Căn cứ: Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm k [chưa đối chiếu văn bản]. Không cộng: Nghị định 28/2012/NĐ-CP, Điều 16 khoản 1 điểm d (chỉ hưởng mức cao nhất)")]
    public void Of_Vietnamese(string born, string facts, string month, string expected) =>
        new ReasonText(Someone.Law).Of(Line(born, facts, month), Vietnamese).ShouldBe(expected);

    [Theory]
    [InlineData("1938-05-01", "", "2021-01", "Aged 82; coefficient 1,0 × 270.000 ₫ = 270.000 ₫. By Decree 136/2013/NĐ-CP, article 6, clause 1, point l [from a secondary source]")]
    [InlineData("1941", "poverty=poor; supporter=none; disability=very_severe", "2022-03", "Aged 81, extremely severe disability; coefficient 2,5 × 360.000 ₫ = 900.000 ₫. By Decree 20/2021/NĐ-CP, article 6, clause 1, point e. Not added: article 6, clause 1, point đ (only the highest level is paid)")]
    public void Of_English(string born, string facts, string month, string expected) =>
        new ReasonText(Someone.Law).Of(Line(born, facts, month), English).ShouldBe(expected);

    [Fact]
    public void WithoutFlags_SaysTheSameWithoutThem_AndTellsThemApart()
    {
        var text = new ReasonText(Someone.Law);
        var line = Line("1938-05-01", "", "2021-01");
        text.WithoutFlags.Of(line, Vietnamese).ShouldBe("82 tuổi; hệ số 1,0 × 270.000 ₫ = 270.000 ₫. Căn cứ: Nghị định 136/2013/NĐ-CP, Điều 6 khoản 1 điểm l");
        text.FoundedBy(line).ShouldBe(SourceFlag.Secondary);
        text.FoundedBy(Line("1985-01-01", "disability=severe", "2022-03")).ShouldBe(SourceFlag.Verified);
    }

    [Fact]
    public void Of_ProvincialBase()
    {
        var law = LawFile.Load([new ProvincialBase("01", BaseReference.SocialAssistanceBase, new DateOnly(2021, 1, 1), null, new Vnd(440_000))]);
        var line = Calculator.Possible(law, Someone.Of("1985", "disability=severe"), new PayPeriod(2022, 1), "01").Single();
        new ReasonText(law).Of(line, Vietnamese).ShouldBe(
            "37 tuổi, khuyết tật nặng; hệ số 1,5 × mức chuẩn của tỉnh 440.000 ₫ = 660.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e");
    }

    [Fact]
    public void Of_NothingTellsOfHivOnAPostedList()
    {
        var text = new ReasonText(Someone.Law);
        text.Of(Line("1990", "hiv; poverty=poor", "2022-01"), Vietnamese, showConfidential: false)
            .ShouldBe("Hệ số 1,5 × 360.000 ₫ = 540.000 ₫");
        text.Of(Line("1950", "hiv; poverty=poor; disability=very_severe", "2022-01"), Vietnamese, showConfidential: false)
            .ShouldBe("72 tuổi, khuyết tật đặc biệt nặng; hệ số 2,5 × 360.000 ₫ = 900.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e");
    }

    [Fact]
    public void Of_StoredLineReadsTheSame()
    {
        var text = new ReasonText(Someone.Law);
        var line = Line("1939-05-01", "@2019-04-05 poverty=poor; supporter=none; disability=severe", "2020-03");
        line.Reasons.ToString().ShouldBe(
            "on=2020-03-31;base=BASE-TGXH-270;facts=age:80@1939-05-01,poverty:poor@2019-04-05,supporter:none@1900-01-01;excluded=28-16-1d:not_highest");
        text.Of(line.Rule.Id, line.Base, line.Coefficient, line.Amount, line.Reasons.ToString(), Vietnamese).ShouldBe(text.Of(line, Vietnamese));
    }

    [Theory]
    // The whole amount; arrears, also carried over; a recovery; a month in which nothing is owed any more
    [InlineData(810_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫ = 810.000 ₫ [mức chuẩn: theo nguồn thứ cấp]. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e")]
    [InlineData(60_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫ = 810.000 ₫ [mức chuẩn: theo nguồn thứ cấp]. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e. Truy lĩnh tháng 07/2026: 810.000 ₫ − đã chi 750.000 ₫ = 60.000 ₫")]
    [InlineData(-100_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫ = 810.000 ₫ [mức chuẩn: theo nguồn thứ cấp]. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm e. Truy thu tháng 07/2026: được hưởng 810.000 ₫, thu hồi 100.000 ₫")]
    [InlineData(100_000, 0, 0, "Trả lại 100.000 ₫ đã truy thu thừa cho tháng 07/2026")]
    [InlineData(-810_000, 0, 0, "Không còn được hưởng tháng 07/2026; thu hồi 810.000 ₫")]
    public void Of_StoredLineOfAnyKind(long amount, long level, double coefficient, string expected)
    {
        var reasons = Line("1985-01-01", "disability=severe", "2026-07").Reasons.ToString();
        var content = new LineContent(
            RuleComponent.Allowance, new PayPeriod(2026, 7), "20-6-1e-s", PayeeKind.Beneficiary, new Vnd(level), (decimal)coefficient, new Vnd(amount), reasons);
        new ReasonText(Someone.Law).Of(content, Vietnamese).ShouldBe(expected);
    }

    [Theory]
    // Facts come first, and neither law nor source covers them
    [InlineData(810_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫")]
    [InlineData(60_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫, trả bù 60.000 ₫")]
    [InlineData(-100_000, 540_000, 1.5, "41 tuổi, khuyết tật nặng; hệ số 1,5 × 540.000 ₫, thu hồi 100.000 ₫")]
    [InlineData(-810_000, 0, 0, "Không còn được hưởng tháng 07/2026; thu hồi 810.000 ₫")]
    public void InShort_StoredLineOfAnyKind(long amount, long level, double coefficient, string expected)
    {
        var reasons = Line("1985-01-01", "disability=severe", "2026-07").Reasons.ToString();
        var content = new LineContent(
            RuleComponent.Allowance, new PayPeriod(2026, 7), "20-6-1e-s", PayeeKind.Beneficiary, new Vnd(level), (decimal)coefficient, new Vnd(amount), reasons);
        new ReasonText(Someone.Law).InShort(content, Vietnamese).ShouldBe(expected);
    }

    [Theory]
    [InlineData("NCC", "deceased_category=martyr; rel=parent; martyrs_count=1", "2023-08", "73 tuổi, liệt sĩ, cha hoặc mẹ đẻ, thân nhân của 1 liệt sĩ; mức 2.055.000 ₫. Căn cứ: Nghị định 55/2023/NĐ-CP, Điều 1, Phụ lục I mục 3.1")]
    [InlineData("NCC", "ncc_category=pre1945; thoat_ly; seniority_units=10", "2022-01", "Người hoạt động cách mạng trước 01/01/1945, diện thoát ly; 10 thâm niên × 308.000 ₫ = 3.080.000 ₫. Căn cứ: Nghị định 75/2021/NĐ-CP, Điều 4, Phụ lục I mục 1.1")]
    [InlineData("HTXH", "requested; pension_or_si_amount=300000; poverty=poor", "2026-07", "76 tuổi, đã đề nghị bằng văn bản, lương hưu, trợ cấp bảo hiểm xã hội 300.000 ₫; mức 540.000 ₫. Căn cứ: Nghị định 176/2025/NĐ-CP (mức theo 335/2026/NĐ-CP), Điều 2; 3 khoản 1 điểm a [theo nguồn thứ cấp]")]
    public void Of_OtherProgrammes(string programme, string facts, string month, string expected)
    {
        var line = Calculator.Possible(Someone.Law, Someone.Of("1950", facts), PayPeriod.Parse(month), "20").Last(line => line.Rule.Programme.Code() == programme);
        new ReasonText(Someone.Law).Of(line, Vietnamese).ShouldBe(expected);
    }

    [Theory]
    [InlineData("@2024-08-01 one_off_ground=convalescence_home", "Điều dưỡng tại nhà; 0,9 lần mức chuẩn 2.789.000 ₫ = 2.510.000 ₫ (làm tròn đến nghìn đồng). Căn cứ: Nghị định 75/2021/NĐ-CP, Điều 6 khoản 1")]
    [InlineData("@2024-08-01 funeral_ground=recipient_k6", "Đang hưởng theo khoản 6; 20 lần mức chuẩn 500.000 ₫ = 10.000.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 11 khoản 2")]
    [InlineData("@2024-08-01 one_off_ground=martyr_worship", "Thờ cúng liệt sĩ; mức 1.400.000 ₫. Căn cứ: Nghị định 75/2021/NĐ-CP, Điều 13 khoản 2")]
    public void Of_PaidOnce(string facts, string expected) =>
        new ReasonText(Someone.Law).Of(OneOffs.Owed(Someone.Law, Someone.Of("1950", facts), new PayPeriod(2024, 8), "20").Single(), Vietnamese).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("on=2020-03")]
    [InlineData("on=2020-03-31;facts=wealth:1")]
    [InlineData("on=2020-03-31;facts=poverty:rich")]
    [InlineData("on=2020-03-31;excluded=a:because")]
    [InlineData("base=x")]
    public void Parse_Malformed(string text) => Should.Throw<FormatException>(() => Reasons.Parse(text));

    public static TheoryData<string> Languages => ["vi-VN", "en-GB"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void PolicyText_EveryWord(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var attribute in AttributeCatalogue.All)
        {
            PolicyText.Label(attribute, culture).ShouldNotBeEmpty();
            if (attribute == AttributeCatalogue.GroupCode) continue;
            var values = attribute.Kind switch { AttributeKind.Choice => attribute.Vocabulary.Count, AttributeKind.Flag => 2, _ => 5 };
            for (var value = 0; value < values; value++)
            {
                PolicyText.Value(attribute, value, culture).ShouldNotBeEmpty();
                if (value > 0) PolicyText.Phrase(attribute, value, culture).ShouldNotBeNullOrEmpty();
            }
        }

        foreach (var component in Enum.GetValues<RuleComponent>()) PolicyText.Of(component, culture).ShouldNotBeEmpty();
        foreach (var payee in Enum.GetValues<PayeeKind>().Where(payee => payee != PayeeKind.None)) PolicyText.Of(payee, culture).ShouldNotBeEmpty();
        foreach (var flag in Enum.GetValues<SourceFlag>()) PolicyText.Of(flag, culture).ShouldNotBeEmpty();
        var monthly = Someone.Law.Rules.Where(rule =>
            rule.Programme != Programme.Grant && rule.Component.IsMonthly() && rule.Component != RuleComponent.Base);
        foreach (var group in monthly.Select(rule => rule.GroupCode).Distinct()) Texts.Find("Policy", $"Group_{group}", culture).ShouldNotBeNullOrEmpty(group);
    }

    private static OwedLine Line(string born, string facts, string month) =>
        Calculator.Possible(Someone.Law, Someone.Of(born, facts), PayPeriod.Parse(month), "20").Single();
}
