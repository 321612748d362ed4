using System.Text;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Domain.Tests.Policy;

public class LawTests
{
    private static readonly RateRule Base = Row("BASE") with
    {
        GroupCode = "base",
        Component = RuleComponent.Base,
        Unit = RateUnit.Base,
        Value = 360_000,
        StackClass = StackClass.None,
        Payee = PayeeKind.None,
        Predicate = "True",
    };

    private static RateRule Row(string id) => new()
    {
        Id = id,
        Programme = Programme.SocialAssistance,
        Instrument = "20/2021/NĐ-CP",
        GroupCode = "20/5.6",
        Predicate = "disability == 'severe'",
        Component = RuleComponent.Allowance,
        Unit = RateUnit.Coefficient,
        Value = 1.5m,
        BaseReference = BaseReference.SocialAssistanceBase,
        Payee = PayeeKind.Beneficiary,
        StackClass = StackClass.AllowanceHighest,
        EffectiveFrom = new DateOnly(2021, 7, 1),
        Flag = SourceFlag.Verified,
    };

    [Fact]
    public void Build_Good() => Law.Build([Base, Row("a")]).Law.ShouldNotBeNull();

    public static TheoryData<RateRule[], string> Faulty => new()
    {
        { [Base, Row("a"), Row("a") with { Predicate = "hiv" }], "a: DuplicateId " },
        { [Base, Row("a") with { StackClass = StackClass.MeritOwn }], "a: NotPayable NCC_OWN" },
        { [Base, Row("a") with { Unit = RateUnit.MultipleOfBase }], "a: NotPayable multiple_of_base" },
        { [Base, Row("a") with { Unit = RateUnit.AmountPerDay, BaseReference = BaseReference.Fixed, Value = 60_000 }], "a: NotPayable amount_vnd_per_day" },
        { [Base, Row("a") with { Unit = RateUnit.Amount, BaseReference = BaseReference.Fixed, Value = 1.5m }], "a: NotWhole " },
        { [Base, Row("a") with { Predicate = "disability == 'grave'" }], "a: Predicate 14, UnknownValue, grave" },
        { [Base, Row("a") with { Predicate = "disabled" }], "a: Predicate 0, UnknownAttribute, disabled" },
        { [Base, Row("a") with { EffectiveTo = new DateOnly(2021, 6, 30) }], "a: FromAfterTo " },
        { [Base, Row("a") with { EffectiveFrom = new DateOnly(2021, 7, 2) }], "a: NotOnMonthBorder " },
        { [Base, Row("a") with { EffectiveTo = new DateOnly(2021, 8, 30) }], "a: NotOnMonthBorder " },
        { [Base, Row("a"), Row("b") with { EffectiveFrom = new DateOnly(2024, 1, 1) }], "b: Overlap a" },
        { [Base, Row("a"), Row("b") with { Predicate = "(disability) == 'severe'" }], "b: Predicate 1, NotTrueOrFalse, disability" },
        { [Base, Row("a"), Row("b") with { Predicate = "('severe' == disability)" }], "b: Overlap a" },
        { [Base, Row("a") with { Value = 0 }], "a: ValueNotPositive " },
        { [Base, Row("a") with { BaseReference = BaseReference.Fixed }], "a: UnitWithoutBase " },
        { [Base, Row("a") with { Unit = RateUnit.Amount, Value = 540_000 }], "a: UnitWithoutBase " },
        { [Base, Row("a") with { StackClass = StackClass.None }], "a: NoStackClass " },
        { [Row("a")], "a: NoBaseInMonth 2021-07" },
        { [Base with { EffectiveTo = new DateOnly(2021, 12, 31) }, Row("a")], "a: NoBaseInMonth 2022-01" },
        { [Base with { EffectiveFrom = new DateOnly(2021, 8, 1) }, Row("a")], "a: NoBaseInMonth 2021-07" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Build_Refused(RateRule[] rows, string expected)
    {
        var build = Law.Build(rows);
        build.Law.ShouldBeNull();
        build.Problems.Select(problem => problem.ToString()).ShouldBe([expected]);
    }

    [Fact]
    public void Build_NamesEveryFault() =>
        Law.Build([Base, Row("a") with { Predicate = "disabled", Value = -1 }, Row("b") with { EffectiveFrom = new DateOnly(2021, 7, 2) }])
            .Problems.Select(problem => problem.RowId).ShouldBe(["a", "a", "b"]);

    [Fact]
    public void Build_FollowingRowsDoNotOverlap() =>
        Law.Build([Base, Row("a") with { EffectiveTo = new DateOnly(2024, 6, 30) }, Row("b") with { EffectiveFrom = new DateOnly(2024, 7, 1) }])
            .Problems.ShouldBeEmpty();

    [Fact]
    public void Build_UnknownGroupsAndAttributes()
    {
        var rows = new LawRows(
            [Base, Row("a")],
            [new GroupSuccession("136/5.6", "20/5.6", null, SuccessionKind.Moved, "wealthy")],
            [new StackAddition("20/5.6", "20/5.7", SourceFlag.Verified)],
            [],
            []);
        Law.Build(rows).Problems.Select(problem => problem.ToString()).ShouldBe(
            ["136/5.6>20/5.6: UnknownGroup 136/5.6", "136/5.6>20/5.6: UnknownAttribute wealthy", "20/5.6+20/5.7: UnknownGroup 20/5.7"]);
    }

    [Fact]
    public void Build_StartMonths()
    {
        var start = new StartRule(Programme.SocialAssistance, "20/5.6", RuleComponent.Allowance, new DateOnly(2021, 7, 1), StartsWith.Birthday, null, SourceFlag.Verified);
        var rows = new LawRows([Base, Row("a")], [], [], [], []) { Starts = [start, start with { Group = "20/5.7", Start = StartsWith.Decision }] };
        Law.Build(rows).Problems.Select(problem => problem.ToString())
            .ShouldBe(["20/5.6@2021-07-01: StartWithoutAge ", "20/5.7@2021-07-01: UnknownGroup 20/5.7"]);
    }

    [Fact]
    public void Build_ProvincialBases()
    {
        var row = new ProvincialBase("01", BaseReference.SocialAssistanceBase, new DateOnly(2022, 1, 1), new DateOnly(2021, 12, 31), new Vnd(400_000));
        var rows = new LawRows([Base, Row("a")], [], [], [], [row, row with { Reference = BaseReference.Table, To = null, Amount = Vnd.Zero }]);
        Law.Build(rows).Problems.Select(problem => problem.ToString())
            .ShouldBe(["01/TABLE@2022-01-01: ValueNotPositive ", "01/TABLE@2022-01-01: UnitWithoutBase ", "01/TGXH_BASE@2022-01-01: FromAfterTo "]);
    }

    [Theory]
    [InlineData("2022-01-01", "2021-12-31", 400_000, BaseReference.SocialAssistanceBase)]
    [InlineData("2022-01-01", null, 0, BaseReference.SocialAssistanceBase)]
    [InlineData("2022-01-01", null, 400_000, BaseReference.Table)]
    public void With_Refused(string from, string? to, long amount, BaseReference reference)
    {
        var day = (string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var row = new ProvincialBase("01", reference, day(from), to is null ? null : day(to), new Vnd(amount));
        Should.Throw<ArgumentException>(() => LawFile.Load().With([row]));
    }

    [Fact]
    public void Build_NobodySaysWhenChangesCount() =>
        Law.Build(new LawRows([Base, Row("a")], [], [], [], [])).Problems.Single().ToString().ShouldBe("a: NoChangeTiming ");

    [Theory]
    [InlineData("2014-12", 0)]
    [InlineData("2015-01", 16)]
    [InlineData("2021-06", 16)]
    [InlineData("2021-07", 17)]
    [InlineData("2025-06", 17)]
    [InlineData("2025-07", 15)]
    [InlineData("2026-09", 15)]
    [InlineData("2026-10", 15)]
    [InlineData("2040-01", 15)]
    public void RulesOf_Month(string month, int count) =>
        LawFile.Load().RulesOf(PayPeriod.Parse(month), Programme.SocialAssistance, RuleComponent.Allowance).Count.ShouldBe(count);

    [Theory]
    [InlineData("136/5.6", "136/5.6", "2015-01", true)]
    [InlineData("136/5.6", "20/5.6", "2021-06", false)]
    [InlineData("136/5.6", "20/5.6", "2021-07", true)]
    [InlineData("20/5.6", "136/5.6", "2021-07", false)]
    [InlineData("136/5.5b", "20/5.5c", "2021-07", true)]
    [InlineData("136/5.5b", "20/5.5b", "2021-07", false)]
    [InlineData("136/5.1", "136/5.2", "2020-01", true)]
    [InlineData("136/5.1", "20/5.2", "2021-06", false)]
    [InlineData("136/5.1", "20/5.2", "2021-07", true)]
    [InlineData("20/5.2", "20/5.1", "2021-07", false)]
    [InlineData("nobody", "20/5.1", "2021-07", false)]
    public void Continues_Group(string held, string group, string month, bool expected) =>
        LawFile.Load().Continues(held, group, PayPeriod.Parse(month)).ShouldBe(expected);

    [Fact]
    public void Read_OrderOfRowsIsIrrelevant()
    {
        var law = LawFile.Load();
        var reversed = Law.Build([.. law.Rules.Reverse()]);
        reversed.Law!.Rules.Select(rule => rule.Id).ShouldBe(law.Rules.Select(rule => rule.Id));
        reversed.Law.Groups.ShouldBe(law.Groups);
    }

    [Fact]
    public void Read_NamesRowAndColumn()
    {
        const string text =
            """
            rule_id,programme,instrument,article,clause,point,group_code,group_vi,group_en,predicate,component,value_type,value,base_ref,payee,stack_class,effective_from,effective_to,in_force_from,source_flag,notes
            x1,TGHX,20/2021/NĐ-CP,6,1,a,20/5.1,,,True,allowance,coefficient,"1,5",TGXH_BASE,beneficiary,ALLOW_MAX,2021-7-1,,,V,
            """;
        var build = LawFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        build.Law.ShouldBeNull();
        build.Problems.Where(problem => problem.RowId == "x1").Select(problem => problem.ToString()).ShouldBe(
            ["x1: UnreadableCell programme, TGHX", "x1: UnreadableCell value, 1,5", "x1: UnreadableCell effective_from, 2021-7-1"]);
    }

    [Fact]
    public void Read_MissingColumn()
    {
        var build = LawFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("rule_id,programme\nx1,TGXH\n")));
        build.Law.ShouldBeNull();
        var missing = build.Problems[0];
        (missing.RowId, missing.Kind).ShouldBe(("", LawProblemKind.NotTheColumns));
        missing.Details.Single().ShouldStartWith("instrument, article");
        build.Problems.ShouldNotContain(problem => problem.RowId == "x1");
    }

    [Theory]
    [InlineData("rule_id;programme\nx1;TGXH\n")]
    [InlineData("PK\u0003\u0004\u0014\u0000\"\u0006\u0000")]
    [InlineData("")]
    public void Read_AnotherFile_SaysSo(string text) =>
        LawFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Problems.ShouldContain(problem => problem.Kind == LawProblemKind.NotTheColumns);

    [Fact]
    public void Read_ARowThatEndsEarly_SaysSoOnce()
    {
        var header = "rule_id,programme,instrument,article,clause,point,group_code,group_vi,group_en,predicate,component,value_type,value,base_ref,payee,stack_class,effective_from,effective_to,in_force_from,source_flag,notes";
        var build = LawFile.Read(new MemoryStream(Encoding.UTF8.GetBytes($"{header}\nx1,TGXH,20/2021/NĐ-CP\n")));
        build.Problems.Where(problem => problem.RowId == "x1").Select(problem => problem.ToString()).ShouldBe(["x1: RowTooShort article"]);
    }
}
