using System.Globalization;
using SocialPay.Application.Explain;
using SocialPay.Application.Resources;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Tests.Payroll;

namespace SocialPay.Domain.Tests.Policy;

/// <summary>The file of facts of <c>socialpay explain</c> (docs/explain.md): single quotes stand for double ones.</summary>
public class ExplainTests
{
    private const string Merit = "{'person':{'birthDate':'1950','disability':'severe','ncc_category':'tb','injury_pct':61},";
    private const string VerySevere = "'birthDate':'1980-01-01','disability':'very_severe'";
    private const string TakenIn = VerySevere + ",'relation':'fostered'";
    private const string Disabled = "'birthDate':'1985-01-01','disability':'severe'";

    [Theory]
    // Without entitlements the groups are those that match
    [InlineData("2022-03", "{'person':{" + Disabled + "}}", "2022-03 allowance 540000")]
    [InlineData("2022-03", "{'person':{'birthDate':'1985-01-01','disability':[{'from':'2022-03-31','value':'severe'}]}}", "2022-03 allowance 540000")]
    [InlineData("2022-03", "{'person':{'birthDate':'1985-01-01','disability':[{'from':'2022-04-01','value':'severe'}]}}", "")]
    [InlineData("2022-03", "{'person':{'birthDate':'1985-01-01','disability':[{'from':'2022-03','value':'severe'}]}}", "2022-03 allowance 540000")]
    [InlineData("2022-03", "{'person':{'birthDate':'1985-01-01','disability':[{'from':'2020-01-01','value':'severe'},{'from':'2022-02-01','value':null}]}}", "")]
    [InlineData("2022-03", "{'programmes':['HTXH'],'person':{" + Disabled + "}}", "")]
    [InlineData("2022-03", "{'entitlements':[],'person':{" + Disabled + "}}", "")]
    [InlineData("2022-03", "{'entitlements':[{'group':'20/5.6','start':'2022-04'}],'person':{" + Disabled + "}}", "")]
    [InlineData("2022-03", "{'entitlements':[{'group':'136/5.6','start':'2019-04','end':'2022-03'}],'person':{" + Disabled + "}}", "2022-03 allowance 540000")]
    [InlineData("2022-04", "{'entitlements':[{'group':'136/5.6','start':'2019-04','end':'2022-03'}],'person':{" + Disabled + "}}", "")]
    [InlineData("2022-03", "{'entitlements':[{'group':'20/5.5c','start':'2022-01'}],'person':{" + Disabled + "}}", "")]
    // A year of birth, as text or number
    [InlineData("2022-01", "{'person':{'birthDate':'1942'}}", "2022-01 allowance 360000")]
    [InlineData("2021-12", "{'person':{'birthDate':1942}}", "")]
    [InlineData("2022-01", "{'person':{'age':80}}", "2022-01 allowance 360000")]
    // One decision for a group grants all its components
    [InlineData("2024-07", "{'person':{'birthDate':'1950','ncc_category':'tb_b','injury_pct':81,'at_home':true},'entitlements':[{'group':'ncc/tb_b','start':'2024-01'}]}", "2024-07 allowance 6005000; 2024-07 supplement 1399000; 2024-07 carer 2789000")]
    [InlineData("2022-08", "{'person':{'birthDate':'2018-09-20','child_case':'b','relation':'fostered'},'entitlements':[{'group':'20/5.1','start':'2022-01'}]}", "2022-08 allowance 900000; 2022-08 care_support 900000")]
    [InlineData("2022-08", "{'person':{'birthDate':'2018-09-20','child_case':'b','relation':'fostered'},'entitlements':[{'group':'20/5.1','start':'2022-01','component':'allowance'}]}", "2022-08 allowance 900000")]
    // Claims of the month; a funeral is of the month of the death
    [InlineData("2025-02", "{'person':{" + Disabled + ",'deathDate':'2025-02-01','funeral_ground':'recipient_k6'}}", "2025-02 allowance 750000; 2025-02 funeral 10000000")]
    [InlineData("2025-03", "{'person':{" + Disabled + ",'deathDate':'2025-02-01','funeral_ground':'recipient_k6'}}", "")]
    [InlineData("2024-09", "{'person':{'birthDate':'1985','house_damage':'destroyed'}}", "2024-09 one_off 40000000")]
    [InlineData("2020-04", "{'programmes':['GRANT'],'person':{'birthDate':'1985','on_tgxh_list':true}}", "2020-04 one_off 500000")]
    [InlineData("2020-04", "{'person':{'birthDate':'1985','on_tgxh_list':true}}", "")]
    // A province's own base and pension
    [InlineData("2022-03", "{'province':'01','bases':[{'base':'TGXH_BASE','from':'2021-09-01','amount':440000}],'person':{" + Disabled + "}}", "2022-03 allowance 660000")]
    [InlineData("2025-08", "{'province':'01','bases':[{'base':'FIXED','from':'2025-07-01','amount':650000}],'person':{'birthDate':'1945','requested':true}}", "2025-08 social_pension 650000")]
    // A group known by itself
    [InlineData("2022-03", "{'person':{'birthDate':'1950','relation':'fostered','group_code':'20/5.5d'}}", "2022-03 care_support 540000")]
    public void Explain_Month(string month, string json, string expected) => Text(Explain(month, json)).ShouldBe(expected);

    [Theory]
    // The carer's own amounts and those for the people cared for, without theirs
    [InlineData("2022-08", "'cared':[{'birthDate':'2018-09-20','child_case':'b','relation':'fostered'}]", "2022-08 care_support 900000")]
    [InlineData("2022-08", "'cared':[{'birthDate':'1990','disability':'very_severe','relation':'household_direct'},{'birthDate':'2015','disability':'very_severe','relation':'household_direct'}]", "2022-08 care_support 360000; 2022-08 care_support 360000")]
    [InlineData("2021-06", "'cared':[{'birthDate':'1990','disability':'very_severe','relation':'fostered'},{'birthDate':'2015','disability':'very_severe','relation':'fostered'}]", "2021-06 care_support 810000")]
    [InlineData("2021-07", "'cared':[{'birthDate':'1990','disability':'very_severe','relation':'fostered'},{'birthDate':'2015','disability':'very_severe','relation':'fostered'}]", "2021-07 care_support 540000; 2021-07 care_support 900000")]
    [InlineData("2021-06", "'cared':[{'birthDate':'1990','disability':'very_severe','relation':'fostered'}]", "2021-06 care_support 405000")]
    [InlineData("2022-08", "'cared':[{'birthDate':'1990','disability':'severe','relation':'household_direct'}]", "")]
    // Counted from day to day: who died, left, or came only later is none of the household's two; the month of a death still counts
    [InlineData("2020-02", "'cared':[{'deathDate':'2019-05-10'," + TakenIn + "},{" + TakenIn + "}]", "2020-02 care_support 405000")]
    [InlineData("2020-02", "'cared':[{" + TakenIn + "},{'deathDate':'2020-01-31'," + TakenIn + "}]", "2020-02 care_support 405000")]
    [InlineData("2020-01", "'cared':[{'deathDate':'2020-01-15'," + TakenIn + "},{" + TakenIn + "}]", "2020-01 care_support 810000")]
    [InlineData("2020-02", "'cared':[{" + VerySevere + ",'relation':[{'from':'2010-01-01','value':'fostered'},{'from':'2019-10-01','value':''}]},{" + TakenIn + "}]", "2020-02 care_support 405000")]
    [InlineData("2019-10", "'cared':[{" + VerySevere + ",'relation':[{'from':'2010-01-01','value':'fostered'},{'from':'2019-10-10','value':''}]},{" + TakenIn + "}]", "2019-10 care_support 405000")]
    [InlineData("2020-02", "'cared':[{" + VerySevere + ",'relation':[{'from':'2020-03-10','value':'fostered'}]},{" + TakenIn + "}]", "2020-02 care_support 405000")]
    [InlineData("2020-03", "'cared':[{" + VerySevere + ",'relation':[{'from':'2020-03-10','value':'fostered'}]},{" + TakenIn + "}]", "2020-03 care_support 810000")]
    // In 2015 the base of the poor, whichever stands first
    [InlineData("2015-05", "'cared':[{" + TakenIn + "},{'poverty':'poor'," + TakenIn + "}]", "2015-05 care_support 810000")]
    [InlineData("2015-05", "'cared':[{'poverty':'poor'," + TakenIn + "},{" + TakenIn + "}]", "2015-05 care_support 810000")]
    // By the decision for the group of the person cared for; without one nothing
    [InlineData("2022-05", "'cared':[{" + TakenIn + "}],'entitlements':[]", "")]
    [InlineData("2022-05", "'cared':[{" + TakenIn + "}],'entitlements':[{'group':'20/5.4','start':'2019-01'}]", "")]
    [InlineData("2022-05", "'cared':[{" + TakenIn + "}],'entitlements':[{'group':'20/5.6','start':'2019-01','component':'allowance'}]", "")]
    [InlineData("2022-05", "'cared':[{" + TakenIn + "}],'entitlements':[{'group':'20/5.6','start':'2022-05'}]", "2022-05 care_support 540000")]
    [InlineData("2024-03", "'cared':[{'birthDate':'2021-06-01','child_case':'b','disability':'very_severe','relation':'fostered'}],'entitlements':[{'group':'20/5.6','start':'2024-01'},{'group':'20/5.1','start':'2024-04'}]", "2024-03 care_support 900000")]
    [InlineData("2024-03", "'cared':[{'birthDate':'2015-01-01','child_case':'b','disability':'very_severe','relation':'fostered'}],'entitlements':[{'group':'20/5.1','start':'2024-01'},{'group':'20/5.6','start':'2024-04'}]", "2024-03 care_support 540000")]
    // An old decision counts as paid before the list begins
    [InlineData("2019-10", "'cared':[{" + TakenIn + "}],'entitlements':[{'group':'136/5.6','start':'2018-01'}],'granted':[{'for':'2019-09','component':'care_support','amount':405000}]", "2019-10 care_support 405000")]
    public void Explain_Cared(string month, string cared, string expected) =>
        Text(Explain(month, "{'person':{'birthDate':'1980-02-02'}," + cared + "}")).ShouldBe(expected);

    [Theory]
    // Arrears and recoveries as differences
    [InlineData("2026-11", "'entitlements':[{'group':'20/5.6','start':'2022-03'}],'granted':[{'for':'2026-07','component':'allowance','amount':750000},{'for':'2026-08','component':'allowance','amount':750000},{'for':'2026-09','component':'allowance','amount':750000},{'for':'2026-10','component':'allowance','amount':750000}]", "2026-11 allowance 810000; 2026-07 allowance 60000 arrears; 2026-08 allowance 60000 arrears; 2026-09 allowance 60000 arrears; 2026-10 allowance 60000 arrears")]
    [InlineData("2026-11", "'granted':[{'for':'2026-09','component':'allowance','amount':750000},{'for':'2026-10','component':'allowance','amount':810000}]", "2026-11 allowance 810000; 2026-09 allowance 60000 arrears")]
    [InlineData("2022-06", "'entitlements':[{'group':'20/5.6','start':'2022-03'}],'granted':[]", "2022-06 allowance 540000; 2022-03 allowance 540000 arrears; 2022-04 allowance 540000 arrears; 2022-05 allowance 540000 arrears")]
    [InlineData("2022-06", "'entitlements':[{'group':'20/5.6','start':'2022-03'}],'granted':[{'for':'2022-04','component':'allowance','amount':540000}]", "2022-06 allowance 540000; 2022-03 allowance 540000 arrears; 2022-05 allowance 540000 arrears")]
    [InlineData("2022-06", "'granted':[]", "2022-06 allowance 540000")]
    [InlineData("2022-06", "'granted':[{'for':'2022-05','component':'allowance','amount':720000}]", "2022-06 allowance 540000; 2022-05 allowance -180000 recovery")]
    // Paid before the list begins
    [InlineData("2022-06", "'entitlements':[{'group':'20/5.6','start':'2021-07'}],'granted':[{'for':'2022-05','component':'allowance','amount':540000}]", "2022-06 allowance 540000")]
    [InlineData("2022-06", "'lookBackFrom':'2022-04','entitlements':[{'group':'20/5.6','start':'2021-07'}],'granted':[{'for':'2022-05','component':'allowance','amount':540000}]", "2022-06 allowance 540000; 2022-04 allowance 540000 arrears")]
    // The month itself was granted already, as the second of a Tết run
    [InlineData("2022-06", "'granted':[{'for':'2022-06','component':'allowance','amount':540000}]", "")]
    [InlineData("2022-06", "'granted':[{'for':'2022-06','component':'allowance','amount':360000}]", "2022-06 allowance 180000")]
    // Of a programme that is not asked about
    [InlineData("2022-06", "'programmes':['TGXH'],'granted':[{'for':'2022-05','component':'survivor','amount':360000},{'for':'2022-05','component':'allowance','amount':540000}]", "2022-06 allowance 540000")]
    // A component that is owed to nobody
    [InlineData("2022-06", "'granted':[{'for':'2022-05','component':'care_support','amount':360000},{'for':'2022-05','component':'allowance','amount':540000}]", "2022-06 allowance 540000; 2022-05 care_support -360000 recovery")]
    public void Explain_Adjustments(string month, string more, string expected) => Text(Explain(month, "{'person':{" + Disabled + "}," + more + "}")).ShouldBe(expected);

    [Theory]
    // Nothing before the first month looked at
    [InlineData("2024-03", "{'person':{" + Disabled + "},'lookBackFrom':'2024-01','entitlements':[{'group':'20/5.6','start':'2019-01'}],'granted':[{'for':'2023-12','component':'allowance','amount':540000},{'for':'2024-01','component':'allowance','amount':540000},{'for':'2024-02','component':'allowance','amount':540000}]}", "2024-03 allowance 540000")]
    [InlineData("2015-02", "{'person':{" + Disabled + ",'poverty':'poor'},'entitlements':[{'group':'136/5.6','start':'2014-01'}],'granted':[{'for':'2014-12','component':'allowance','amount':270000},{'for':'2015-01','component':'allowance','amount':405000}]}", "2015-02 allowance 405000")]
    // Gifts have neither arrears nor recoveries
    [InlineData("2026-01", "{'person':{'birthDate':'1950-01-01','on_tgxh_list':true},'programmes':['GRANT'],'granted':[],'lookBackFrom':'2025-12'}", "")]
    [InlineData("2025-12", "{'person':{'birthDate':'1950-01-01','on_tgxh_list':true},'programmes':['GRANT'],'granted':[]}", "2025-12 one_off 400000")]
    [InlineData("2026-01", "{'person':{'birthDate':'1950-01-01','on_tgxh_list':true,'requested':true},'granted':[{'for':'2025-12','component':'one_off','amount':400000},{'for':'2025-12','component':'social_pension','amount':500000}]}", "2026-01 social_pension 500000")]
    // Granted in a programme that is not asked about
    [InlineData("2024-08", Merit + "'programmes':['TGXH'],'granted':[{'for':'2024-07','component':'allowance','amount':1000000},{'for':'2024-07','component':'allowance','amount':5450000}]}", "2024-08 allowance 1000000")]
    [InlineData("2024-08", Merit + "'programmes':['NCC'],'granted':[{'for':'2024-07','component':'allowance','amount':5450000},{'for':'2024-07','component':'allowance','amount':1000000}]}", "2024-08 allowance 5450000")]
    [InlineData("2024-08", Merit + "'programmes':['TGXH'],'granted':[{'for':'2024-07','component':'allowance','amount':1200000}]}", "2024-08 allowance 1000000; 2024-07 allowance -200000 recovery")]
    // A second decision for the same group opens nothing again
    [InlineData("2024-03", "{'person':{" + Disabled + "},'entitlements':[{'group':'20/5.6','start':'2019-01'},{'group':'20/5.6','start':'2023-08'}],'granted':[{'for':'2023-10','component':'allowance','amount':540000},{'for':'2023-11','component':'allowance','amount':540000},{'for':'2023-12','component':'allowance','amount':540000},{'for':'2024-01','component':'allowance','amount':540000},{'for':'2024-02','component':'allowance','amount':540000}]}", "2024-03 allowance 540000")]
    // A decision implies nothing before it begins
    [InlineData("2021-12", "{'person':{'birthDate':'2000-01-13','child_case':'a','studying':true},'entitlements':[{'group':'20/5.2','start':'2021-07'},{'group':'136/5.2','start':'2022-02'}]}", "")]
    // Her own care beside that for somebody else
    [InlineData("2022-05", "{'person':{" + VerySevere + ",'relation':'household_direct'},'cared':[{'birthDate':'2010-01-01','disability':'very_severe','relation':'household_direct'}]}", "2022-05 allowance 720000; 2022-05 care_support 360000; 2022-05 care_support 360000")]
    [InlineData("2022-05", "{'person':{" + VerySevere + ",'relation':'household_direct'},'cared':[{'birthDate':'2010-01-01','disability':'very_severe'}]}", "2022-05 allowance 720000; 2022-05 care_support 360000")]
    // An answer given back as granted
    [InlineData("2022-06", "{'person':{" + Disabled + "},'granted':[{'rule':'20-6-1e-s','for':'2022-05','component':'allowance','payee':'beneficiary','base':360000,'coefficient':1.5,'amount':540000,'kind':'current','reason':'','group':'20/5.6','flag':'V','facts':[],'excluded':[]}]}", "2022-06 allowance 540000")]
    public void Explain_WhatWasGranted(string month, string json, string expected) => Text(Explain(month, json)).ShouldBe(expected);

    [Fact]
    public void Explain_MonthsCountedAsPaid_AreNamed() => Explain(
        "2022-06", "{'person':{" + Disabled + "},'entitlements':[{'group':'20/5.6','start':'2021-07'}],'granted':[{'for':'2022-05','component':'allowance','amount':540000}]}")
        .Notes.Single().ShouldStartWith("Coi như đã chi đủ các tháng trước 05/2022");

    [Fact]
    public void Explain_DatedFacts_CountAsDecidedInTheirMonth() => Text(Explain(
        "2022-06", "{'person':{'birthDate':'1985-01-01','disability':[{'from':'2022-03-05','value':'severe'}]},'granted':[]}"))
        .ShouldBe("2022-06 allowance 540000; 2022-03 allowance 540000 arrears; 2022-04 allowance 540000 arrears; 2022-05 allowance 540000 arrears");

    [Theory]
    // Nothing is due: the recovery waits, here and in the month itself, which a Tết run paid with the one before
    [InlineData("2025-03", "'deathDate':'2025-01-31'", "'granted':[{'for':'2025-01','component':'allowance','amount':750000},{'for':'2025-02','component':'allowance','amount':750000}]", "2025-02 allowance -750000 recovery", 0, -750_000)]
    [InlineData("2025-02", "'deathDate':'2025-01-31'", "'granted':[{'for':'2025-01','component':'allowance','amount':750000},{'for':'2025-02','component':'allowance','amount':750000}]", "2025-02 allowance -750000 recovery", 0, -750_000)]
    // set off against the funeral
    [InlineData("2025-03", "'deathDate':'2025-01-31','funeral_ground':'recipient_k6'", "'granted':[{'for':'2025-01','component':'allowance','amount':750000},{'for':'2025-02','component':'allowance','amount':750000}]", "2025-01 funeral 10000000 arrears; 2025-02 allowance -750000 recovery", 9_250_000, 0)]
    // Never below zero, and within a cap
    [InlineData("2024-08", "'name':'A'", "'granted':[{'for':'2024-07','component':'allowance','amount':2000000}]", "2024-08 allowance 750000; 2024-07 allowance -1250000 recovery", 0, -500_000)]
    [InlineData("2024-08", "'name':'A'", "'recoveryCap':100000,'granted':[{'for':'2024-07','component':'allowance','amount':1000000}]", "2024-08 allowance 750000; 2024-07 allowance -250000 recovery", 650_000, -150_000)]
    public void Explain_Recoveries(string month, string person, string more, string expected, long total, long heldBack)
    {
        var explanation = Explain(month, "{'person':{" + Disabled + "," + person + "}," + more + "}");
        Text(explanation).ShouldBe(expected);
        explanation.Total.ShouldBe(new Vnd(total));
        explanation.HeldBack.ShouldBe(new Vnd(heldBack));
        explanation.Notes.Any(note => note.StartsWith("Còn phải thu hồi", StringComparison.Ordinal)).ShouldBe(heldBack < 0);
    }

    [Fact]
    public void Explain_TwoAllowances_ArrearsOfTheOneThatWasNotPaid()
    {
        var line = Explain(
            "2021-09",
            "{'person':{'birthDate':'1986-05-05','lone_parent':true,'children_supported':3,'poverty':'near_poor','disability':'severe'},'entitlements':[{'group':'136/5.6','start':'2019-01'},{'group':'20/5.4','start':'2021-08'}],'granted':[{'for':'2021-07','component':'allowance','amount':540000},{'for':'2021-08','component':'allowance','amount':540000}]}")
            .Lines.Single(line => line.For == new PayPeriod(2021, 8));
        line.Rule.ShouldBe("20-6-1d");
        line.Reason.ShouldBe("Người đơn thân nuôi con, hộ cận nghèo, đang nuôi 3 con; hệ số 3,0 × 360.000 ₫ = 1.080.000 ₫. Căn cứ: Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1 điểm d. Truy lĩnh tháng 08/2021: 1.080.000 ₫ − đã chi 0 ₫ = 1.080.000 ₫");
    }

    [Theory]
    [InlineData("{'person':{'birthDate':'1942'}}", "2022-01", "Chỉ biết năm sinh 1942: tính từ ngày 01 tháng 01.")]
    [InlineData("{'person':{" + Disabled + "}}", "2026-11", "1 dòng dựa trên quy định chưa đối chiếu văn bản: cần tỉnh xác nhận trước khi chi.")]
    [InlineData("{'person':{'birthDate':'1950-01-01','ncc_category':'tb','injury_pct':61}}", "2026-07", "Chưa có bảng mức trợ cấp ưu đãi người có công cho tháng 07/2026: không tính.")]
    [InlineData("{'person':{'birthDate':'1950-01-01','ncc_category':'tb','injury_pct':61,'disability':'severe'}}", "2024-07", "Vừa hưởng ưu đãi người có công vừa hưởng trợ cấp xã hội: cần xem xét có được cộng hay không.")]
    public void Explain_Notes(string json, string month, string note) => Explain(month, json).Notes.ShouldBe([note]);

    [Theory]
    [InlineData("{'person':{'birthDate':'1950','wealth':1}}", "Explain.UnknownAttribute", "person.wealth")]
    [InlineData("{'person':{'birthDate':'1950'},'cared':[{'birthDate':'2019','wealth':1}]}", "Explain.UnknownAttribute", "cared[0].wealth")]
    [InlineData("{'person':{'birthDate':'1950','hiv':'yes'}}", "Explain.WrongType", "person.hiv")]
    [InlineData("{'person':{'birthDate':'1950','injury_pct':'61'}}", "Explain.WrongType", "person.injury_pct")]
    [InlineData("{'person':{'birthDate':'1950','injury_pct':61.5}}", "Explain.WrongType", "person.injury_pct")]
    [InlineData("{'person':{'birthDate':'1950','children_supported':-1}}", "Explain.WrongType", "person.children_supported")]
    [InlineData("{'person':{'birthDate':'1950','disability':true}}", "Explain.WrongType", "person.disability")]
    [InlineData("{'person':{'birthDate':'1950','disability':'heavy'}}", "Explain.UnknownValue", "person.disability")]
    [InlineData("{'person':{'birthDate':'1950','disability':[{'from':'2020-01-01','value':'heavy'}]}}", "Explain.UnknownValue", "person.disability[0].value")]
    [InlineData("{'person':{'birthDate':'1950','disability':[{'from':'01/02/2020','value':'severe'}]}}", "Explain.WrongType", "person.disability[0].from")]
    [InlineData("{'person':{'birthDate':'1950','disability':[{'value':'severe'}]}}", "Explain.Missing", "person.disability[0].from")]
    [InlineData("{'person':{'birthDate':'1950','disability':[{'from':'2020-01-01'}]}}", "Explain.Missing", "person.disability[0].value")]
    [InlineData("{'person':{'birthDate':'1950','disability':['severe']}}", "Explain.WrongType", "person.disability[0]")]
    [InlineData("{'person':{'birthDate':'1950-02-30'}}", "Explain.WrongType", "person.birthDate")]
    [InlineData("{'person':{}}", "Explain.Missing", "person.birthDate")]
    [InlineData("{'person':{'birthDate':'1950','deathDate':'1949-01-01'}}", "Explain.DeathBeforeBirth", "person.deathDate")]
    [InlineData("{'person':{'birthDate':'1950','deathDate':5}}", "Explain.WrongType", "person.deathDate")]
    [InlineData("{'person':{'birthDate':'1950','sex':'x'}}", "Explain.UnknownValue", "person.sex")]
    [InlineData("{'person':[]}", "Explain.WrongType", "person")]
    [InlineData("{}", "Explain.Missing", "person")]
    [InlineData("[]", "Explain.WrongType", "$")]
    [InlineData("{'person':{'birthDate':'1950'},'entitlement':[]}", "Explain.UnknownField", "entitlement")]
    [InlineData("{'person':{'birthDate':'1950'},'programmes':['XYZ']}", "Explain.UnknownValue", "programmes[0]")]
    [InlineData("{'person':{'birthDate':'1950'},'programmes':'TGXH'}", "Explain.WrongType", "programmes")]
    [InlineData("{'person':{'birthDate':'1950'},'entitlements':[{'group':'20/5.9','start':'2022-01'}]}", "Explain.UnknownValue", "entitlements[0].group")]
    [InlineData("{'person':{'birthDate':'1950'},'entitlements':[{'group':'20/5.6'}]}", "Explain.Missing", "entitlements[0].start")]
    [InlineData("{'person':{'birthDate':'1950'},'entitlements':[{'group':'20/5.6','start':'2022-02','end':'2022-01'}]}", "Explain.EndBeforeStart", "entitlements[0].end")]
    [InlineData("{'person':{'birthDate':'1950'},'granted':[{'for':'2022','component':'allowance','amount':1}]}", "Explain.WrongType", "granted[0].for")]
    [InlineData("{'person':{'birthDate':'1950'},'granted':[{'for':'2022-01','component':'money','amount':1}]}", "Explain.UnknownValue", "granted[0].component")]
    [InlineData("{'person':{'birthDate':'1950'},'granted':[{'for':'2022-01','component':'allowance','amount':'1'}]}", "Explain.WrongType", "granted[0].amount")]
    [InlineData("{'person':{'birthDate':'1950'},'granted':[{'for':'2022-01','component':'allowance'}]}", "Explain.Missing", "granted[0].amount")]
    public void Read_Fault_NamesTheField(string json, string code, string field)
    {
        var error = new ExplainReader(Someone.Law, new PayPeriod(2022, 1)).Read(json.Replace('\'', '"')).Error.ShouldNotBeNull();
        error.Code.ShouldBe(code);
        error.Arguments[0].ShouldBe(field);
        foreach (var language in new[] { "vi-VN", "en-GB" }) error.Message(CultureInfo.GetCultureInfo(language)).ShouldContain(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{'person':")]
    [InlineData("not json")]
    public void Read_NotJson(string json) =>
        new ExplainReader(Someone.Law, new PayPeriod(2022, 1)).Read(json.Replace('\'', '"')).Error!.Code.ShouldBe("Explain.NotJson");

    private static Explanation Explain(string month, string json)
    {
        var period = PayPeriod.Parse(month);
        var question = new ExplainReader(Someone.Law, period).Read(json.Replace('\'', '"'));
        question.Error.ShouldBeNull();
        return new ExplainMonth(Someone.Law, question.Value, Cultures.Vietnamese).Explain();
    }

    private static string Text(Explanation explanation)
    {
        (explanation.Total + explanation.HeldBack).ShouldBe(explanation.Lines.Sum(line => line.Amount));
        return string.Join("; ", explanation.Lines.Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"{line.For} {line.Component.Code()} {line.Amount.Amount}{(line.Kind == Domain.Payroll.PayrollLineKind.Current ? "" : " " + line.Kind.ToString().ToLowerInvariant())}")));
    }
}
