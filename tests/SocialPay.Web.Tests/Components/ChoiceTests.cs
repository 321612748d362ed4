using Microsoft.AspNetCore.Components.Web;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class ChoiceTests : ComponentTest
{
    private static readonly Choice<string?>[] Communes = [new("a", "Cao Lộc"), new("b", "Tràng Định"), new("c", "Đồng Đăng")];

    [Fact]
    public void Box_Chosen_TellsTheValue()
    {
        var told = new List<string?>();
        var box = Box("b", empty: null, told);
        box.Find("select").GetAttribute("aria-label").ShouldBe("Xã");
        box.FindAll("option").Select(option => option.TextContent).ShouldBe(["Cao Lộc", "Tràng Định", "Đồng Đăng"]);
        box.Find("select").GetAttribute("value").ShouldBe("1");
        box.Find("select").Change("2");
        told.ShouldBe(["c"]);
    }

    [Fact]
    public void Box_WithEmpty_OffersNoneFirst()
    {
        var told = new List<string?>();
        var box = Box(null, "Tất cả các xã", told);
        box.Find("option").TextContent.ShouldBe("Tất cả các xã");
        box.Find("select").GetAttribute("value").ShouldBeNullOrEmpty();
        box.Find("select").Change("0");
        box.Find("select").Change("");
        told.ShouldBe(["a", null]);
    }

    [Fact]
    public void Box_NullAmongItsValues_IsAValueLikeOthers()
    {
        var told = new List<int?>();
        var box = Render<ChoiceBox<int?>>(parameters => parameters.Add(p => p.Items, [new(null, "Mọi tháng"), new(6, "06")]).Add(p => p.Value, null).Add(p => p.ValueChanged, told.Add));
        box.Find("select").GetAttribute("value").ShouldBe("0");
        box.Find("select").Change("1");
        box.Find("select").Change("0");
        told.ShouldBe([6, null]);
    }

    [Fact]
    public void Box_PlaceThatIsGone_ChoosesNone()
    {
        var told = new List<string?>();
        var box = Box("a", empty: null, told);
        box.Find("select").Change("7");
        box.Find("select").Change("-1");
        told.ShouldBe([null, null]);
    }

    [Fact]
    public void Field_IsNamedDescribedAndRefused()
    {
        var field = Render<ChoiceField<string?>>(parameters => parameters.Add(p => p.Id, "commune").Add(p => p.Label, "Xã").Add(p => p.Items, Communes).Add(p => p.Value, null).Add(p => p.Empty, "Chọn xã")
            .Add(p => p.Required, true).Add(p => p.Hint, "Nơi ở").Add(p => p.Problem, "Chưa chọn xã.").Add(p => p.Disabled, true));
        field.Find("label").GetAttribute("for").ShouldBe("commune");
        var select = field.Find("select#commune[required][disabled]");
        select.GetAttribute("aria-invalid").ShouldBe("true");
        select.GetAttribute("aria-describedby").ShouldBe("commune-hint commune-problem");
        field.Find("#commune-problem").TextContent.ShouldContain("Chưa chọn xã.");
    }

    [Fact]
    public async Task SearchChoice_TypedWithoutDiacritics_IsFoundAndChosenByKeyboard()
    {
        var told = new List<string?>();
        var choice = Search("b", told);
        choice.Find("input").GetAttribute("value").ShouldBe("Tràng Định");
        choice.Find("input").Input("cao loc");
        choice.WaitForAssertion(() => choice.FindAll("[role=option]").Select(option => option.TextContent.Trim()).ShouldBe(["Cao Lộc"]));
        await PressAsync(choice, "Enter");
        choice.WaitForAssertion(() => told.ShouldBe(["a"]));
    }

    [Fact]
    public async Task SearchChoice_ArrowsAndEnter_ChooseBelow()
    {
        var told = new List<string?>();
        var choice = Search(null, told);
        choice.Find("input").Input("d");
        choice.WaitForAssertion(() => choice.FindAll("[role=option]").Select(option => option.TextContent.Trim()).ShouldBe(["Tràng Định", "Đồng Đăng"]));
        await PressAsync(choice, "ArrowDown");
        await PressAsync(choice, "Enter");
        choice.WaitForAssertion(() => told.ShouldBe(["c"]));
    }

    [Fact]
    public void SearchChoice_NothingFound_SaysSoInBothLanguages()
    {
        var choice = Search("a", []);
        choice.Find("input").Input("xyz");
        choice.WaitForAssertion(() => choice.Find(".search-choice-none").TextContent.ShouldBe("Không tìm thấy"));
        ReadInEnglish();
        choice.Find("input").Input("xyzz");
        choice.Find(".search-choice-none").TextContent.ShouldBe("Nothing found");
    }

    [Fact]
    public void SearchChoice_IsNamedAndDescribed()
    {
        var choice = Search("a", []);
        var input = choice.Find("input[role=combobox]");
        input.Id.ShouldBe("commune");
        input.GetAttribute("aria-label").ShouldBe("Xã");
        input.GetAttribute("aria-describedby").ShouldBe("commune-problem");
        input.GetAttribute("aria-expanded").ShouldBe("false");
        input.Focus();
        input.GetAttribute("aria-expanded").ShouldBe("true");
        choice.Find("ul[role=listbox]").Id.ShouldBe(input.GetAttribute("aria-controls"));
        choice.Find("[aria-selected=true]").Id.ShouldBe(input.GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void SearchChoice_Clearable_CanBeEmptied()
    {
        var told = new List<string?>();
        var choice = Render<SearchChoice<string?>>(parameters => parameters.Add(p => p.Label, "Xã").Add(p => p.Items, Communes).Add(p => p.Value, "a").Add(p => p.Clearable, true).Add(p => p.ValueChanged, told.Add));
        choice.Find("button[aria-label='Bỏ chọn Xã']").Click();
        choice.WaitForAssertion(() => told.ShouldBe([null]));
    }

    [Fact]
    public void SearchChoice_Left_KeepsWhatCanBeMeantAndNothingElse()
    {
        var told = new List<string?>();
        var choice = Search("b", told);
        choice.Find("input").Input("d");
        choice.Find("input").Blur();
        told.ShouldBeEmpty();
        choice.Find("input").GetAttribute("value").ShouldBe("Tràng Định");
        choice.FindAll("[role=option]").ShouldBeEmpty();
        choice.Find("input").Input("dong");
        choice.Find("input").Blur();
        told.ShouldBe(["c"]);
    }

    [Fact]
    public async Task SearchChoice_Escape_PutsBackWhatWasChosen()
    {
        var told = new List<string?>();
        var choice = Search("b", told);
        choice.Find("input").Input("cao");
        await PressAsync(choice, "Escape");
        choice.Find("input").GetAttribute("value").ShouldBe("Tràng Định");
        choice.Find("input").GetAttribute("aria-expanded").ShouldBe("false");
        told.ShouldBeEmpty();
    }

    [Fact]
    public void SearchChoice_DrawnAnewWhileTyping_KeepsTheLetters()
    {
        var choice = Search("b", []);
        choice.Find("input").Focus();
        choice.Find("input").Input("ca");
        choice.Render(parameters => parameters.Add(p => p.Label, "Xã").Add(p => p.Items, [.. Communes]));
        choice.Find("input").GetAttribute("value").ShouldBe("ca");
        choice.FindAll("[role=option]").Count.ShouldBe(1);
    }

    [Fact]
    public void SearchChoice_Disabled_TakesNothing()
    {
        Render<SearchChoice<string?>>(parameters => parameters.Add(p => p.Label, "Xã").Add(p => p.Items, Communes).Add(p => p.Value, "a").Add(p => p.Disabled, true)).Find("input").HasAttribute("disabled").ShouldBeTrue();
    }

    private IRenderedComponent<ChoiceBox<string?>> Box(string? value, string? empty, List<string?> told) =>
        Render<ChoiceBox<string?>>(parameters => parameters.Add(p => p.Label, "Xã").Add(p => p.Items, Communes).Add(p => p.Value, value).Add(p => p.Empty, empty).Add(p => p.ValueChanged, told.Add));

    private IRenderedComponent<SearchChoice<string?>> Search(string? value, List<string?> told) =>
        Render<SearchChoice<string?>>(parameters => parameters.Add(p => p.Label, "Xã").Add(p => p.Id, "commune").Add(p => p.DescribedBy, "commune-problem").Add(p => p.Items, Communes).Add(p => p.Value, value).Add(p => p.ValueChanged, told.Add));

    private static async Task PressAsync(IRenderedComponent<SearchChoice<string?>> choice, string key)
    {
        await choice.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });
    }
}
