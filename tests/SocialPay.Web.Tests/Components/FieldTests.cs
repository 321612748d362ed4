using SocialPay.Domain.Common;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class FieldTests : ComponentTest
{
    [Fact]
    public void Field_IsNamedByItsLabel_AndDescribedByHintAndMessage()
    {
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "name").Add(p => p.Label, "Họ và tên").Add(p => p.Hint, "Như trên căn cước")
            .Add(p => p.Problem, "Chưa nhập họ tên.").Add(p => p.Required, true).Add(p => p.Value, "Mai").Add(p => p.MaxLength, 60).Add(p => p.InputMode, "text").Add(p => p.Placeholder, "Họ tên"));
        var input = field.Find("input");
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        field.Find("label .required").GetAttribute("aria-hidden").ShouldBe("true");
        input.HasAttribute("required").ShouldBeTrue();
        input.GetAttribute("aria-invalid").ShouldBe("true");
        Described(field, input).ShouldBe(["Như trên căn cước", "errorChưa nhập họ tên."]);
        field.Find("#name-problem").GetAttribute("aria-live").ShouldBe("polite");
        input.GetAttribute("value").ShouldBe("Mai");
        input.GetAttribute("maxlength").ShouldBe("60");
        input.GetAttribute("placeholder").ShouldBe("Họ tên");
    }

    [Fact]
    public void Field_InOrder_SaysNothing()
    {
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "name").Add(p => p.Label, "Họ và tên").Add(p => p.Value, "").Add(p => p.Disabled, true));
        var input = field.Find("input");
        input.HasAttribute("aria-invalid").ShouldBeFalse();
        input.HasAttribute("required").ShouldBeFalse();
        input.HasAttribute("disabled").ShouldBeTrue();
        Described(field, input).ShouldBe([""]);
        field.FindAll(".required, .field-problem, .field-hint").ShouldBeEmpty();
    }

    [Fact]
    public void Warning_IsSaidButDoesNotMakeTheFieldWrong()
    {
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "name").Add(p => p.Label, "Họ và tên").Add(p => p.Value, "Mai")
            .Add(p => p.Messages, [new FieldMessage("Trùng tên với người khác.", IsWarning: true)]));
        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.Find(".field-warning").TextContent.ShouldBe("warningTrùng tên với người khác.");
        field.Render(parameters => parameters.Add(p => p.Messages, [new FieldMessage("Trùng tên.", IsWarning: true), new FieldMessage("Quá dài.", IsWarning: false)]));
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        field.FindAll(".field-problem").Count.ShouldBe(2);
    }

    [Fact]
    public void Text_Complete_IsToldWithoutBlanks()
    {
        var told = new List<string>();
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "name").Add(p => p.Label, "Họ và tên").Add(p => p.Value, "").Add(p => p.ValueChanged, told.Add));
        field.Find("input").Change("  Lò Thị Mai ");
        told.ShouldBe(["Lò Thị Mai"]);
    }

    [Fact]
    public void Text_Immediate_IsToldLetterByLetter()
    {
        var told = new List<string>();
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "percent").Add(p => p.Label, "Tỷ lệ").Add(p => p.Value, "").Add(p => p.Immediate, true).Add(p => p.ValueChanged, told.Add));
        field.Find("input").Input("2");
        field.Find("input").Input("20");
        told.ShouldBe(["2", "20"]);
        field.FindAll("#percent").Count.ShouldBe(1);
    }

    [Fact]
    public void Text_Long_KeepsItsBlanksAndLines()
    {
        var told = new List<string>();
        var field = Render<TextField>(parameters => parameters.Add(p => p.Id, "reason").Add(p => p.Label, "Lý do").Add(p => p.Value, "cũ").Add(p => p.Lines, 3).Add(p => p.ValueChanged, told.Add).Add(p => p.Problem, "Thiếu lý do."));
        var area = field.Find("textarea");
        area.GetAttribute("rows").ShouldBe("3");
        area.GetAttribute("value").ShouldBe("cũ");
        area.GetAttribute("aria-invalid").ShouldBe("true");
        area.Input("Nhầm xã\nxem lại ");
        told.ShouldBe(["Nhầm xã\nxem lại "]);
    }

    [Fact]
    public void Autofocus_TakesTheFocusOfEachKindOfField()
    {
        FocusedBy(Render<TextField>(parameters => parameters.Add(p => p.Id, "a").Add(p => p.Label, "A").Add(p => p.Value, "").Add(p => p.Autofocus, true)).Find("input"));
        FocusedBy(Render<TextField>(parameters => parameters.Add(p => p.Id, "b").Add(p => p.Label, "B").Add(p => p.Value, "").Add(p => p.Lines, 4).Add(p => p.Autofocus, true)).Find("textarea"));
        FocusedBy(Render<TextField>(parameters => parameters.Add(p => p.Id, "c").Add(p => p.Label, "C").Add(p => p.Value, "").Add(p => p.Immediate, true).Add(p => p.Autofocus, true)).Find("input"));
        FocusedBy(Render<DateField>(parameters => parameters.Add(p => p.Id, "d").Add(p => p.Label, "D").Add(p => p.Value, "").Add(p => p.Autofocus, true)).Find("input"));
        FocusedBy(Render<MoneyField>(parameters => parameters.Add(p => p.Id, "e").Add(p => p.Label, "E").Add(p => p.Value, null).Add(p => p.Autofocus, true)).Find("input"));
        FocusedBy(Render<ChoiceField<int>>(parameters => parameters.Add(p => p.Id, "f").Add(p => p.Label, "F").Add(p => p.Items, [new(1, "Một")]).Add(p => p.Value, 1).Add(p => p.Autofocus, true)).Find("select"));
    }

    [Theory]
    [InlineData(DatePrecision.Day, "ngày/tháng/năm", "day/month/year")]
    [InlineData(DatePrecision.DayOrYear, "ngày/tháng/năm hoặc năm", "day/month/year or year")]
    [InlineData(DatePrecision.Month, "tháng/năm", "month/year")]
    public void Date_ShowsHowItIsTyped_InTheReadersLanguage(DatePrecision precision, string vietnamese, string english)
    {
        Date(precision, "").Find("input").GetAttribute("placeholder").ShouldBe(vietnamese);
        ReadInEnglish();
        Date(precision, "").Find("input").GetAttribute("placeholder").ShouldBe(english);
    }

    [Fact]
    public void Date_Typed_IsToldInFull_AndWhatIsNoneAsItStands()
    {
        var told = new List<string>();
        var field = Render<DateField>(parameters => parameters.Add(p => p.Id, "birth").Add(p => p.Label, "Ngày sinh").Add(p => p.Value, "1938").Add(p => p.Precision, DatePrecision.DayOrYear)
            .Add(p => p.Required, true).Add(p => p.Problem, "Ngày không có.").Add(p => p.ValueChanged, told.Add));
        foreach (var typed in new[] { "5/6/2021", "1940", "31/2/2021" }) field.Find("input").Change(typed);
        told.ShouldBe(["05/06/2021", "1940", "31/2/2021"]);
        field.Find("label").GetAttribute("for").ShouldBe("birth");
        field.Find("input[required][aria-invalid=true][aria-describedby=birth-problem][inputmode=numeric]").GetAttribute("value").ShouldBe("1938");
    }

    [Fact]
    public void Money_Typed_IsGroupedAndTold()
    {
        var told = new List<Vnd?>();
        var field = Money(new Vnd(500_000), told);
        field.Find("input").GetAttribute("value").ShouldBe("500.000");
        field.Find("input").Change("1234567");
        field.Find("input").GetAttribute("value").ShouldBe("1.234.567");
        field.Find("input").Change("");
        told.ShouldBe([new Vnd(1_234_567), null]);
        field.FindAll(".field-problem").ShouldBeEmpty();
        field.Find(".input-unit").TextContent.ShouldBe("₫");
    }

    [Fact]
    public void Money_Unreadable_StaysAsTypedWithAWordAboutIt()
    {
        var told = new List<Vnd?>();
        var field = Money(new Vnd(500_000), told);
        field.Find("input").Change("1.5");
        told.ShouldBe([null]);
        field.Find("input").GetAttribute("value").ShouldBe("1.5");
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        field.Find(".field-problem").TextContent.ShouldContain("Số tiền là số nguyên đồng, ví dụ 1.234.567.");
        // Also when the form around is drawn again with what it was told.
        field.Render(parameters => parameters.Add(p => p.Value, null));
        field.Find("input").GetAttribute("value").ShouldBe("1.5");
        field.Find("input").Change("1.500");
        field.FindAll(".field-problem").ShouldBeEmpty();
        ReadInEnglish();
        field.Find("input").Change("x");
        field.Find(".field-problem").TextContent.ShouldContain("An amount is a whole number of đồng");
    }

    [Fact]
    public void Money_SetByTheForm_IsShown()
    {
        var field = Money(null, []);
        field.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
        field.Render(parameters => parameters.Add(p => p.Value, new Vnd(380_000)));
        field.Find("input").GetAttribute("value").ShouldBe("380.000");
    }

    [Fact]
    public void FieldProblem_StandsOnlyWhereThereIsOne()
    {
        Render<FieldProblem>(parameters => parameters.Add(p => p.Id, "x-problem").Add(p => p.Text, null)).Markup.Trim().ShouldBeEmpty();
        Render<FieldProblem>(parameters => parameters.Add(p => p.Id, "x-problem").Add(p => p.Text, "Sai.")).Find("#x-problem.field-problem").TextContent.ShouldBe("errorSai.");
    }

    private IRenderedComponent<DateField> Date(DatePrecision precision, string value) =>
        Render<DateField>(parameters => parameters.Add(p => p.Id, "day").Add(p => p.Label, "Ngày").Add(p => p.Value, value).Add(p => p.Precision, precision));

    private IRenderedComponent<MoneyField> Money(Vnd? value, List<Vnd?> told) =>
        Render<MoneyField>(parameters => parameters.Add(p => p.Id, "amount").Add(p => p.Label, "Số tiền").Add(p => p.Value, value).Add(p => p.ValueChanged, told.Add));

    private void FocusedBy(AngleSharp.Dom.IElement element) => JSInterop.Invocations["Blazor._internal.domWrapper.focus"][^1].Arguments[0].ShouldBeElementReferenceTo(element);

    /// <summary>What is read aloud after the field's name, in order.</summary>
    private static IEnumerable<string> Described(IRenderedComponent<TextField> field, AngleSharp.Dom.IElement input) =>
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent.Trim());
}
