using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class ActionButtonTests : ComponentTest
{
    [Fact]
    public void Button_Clicked_DoesItsWorkAndSendsNoForm()
    {
        var clicks = 0;
        var button = Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Tính").Add(p => p.Icon, "calculate").Add(p => p.OnClick, () => clicks++)).Find("button");
        button.Click();
        clicks.ShouldBe(1);
        button.GetAttribute("type").ShouldBe("button");
        button.HasAttribute("disabled").ShouldBeFalse();
        button.HasAttribute("aria-busy").ShouldBeFalse();
        button.QuerySelector(".icon")!.GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void Button_OfAForm_SendsItByEnter() =>
        Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Lưu").Add(p => p.Submit, true)).Find("button").GetAttribute("type").ShouldBe("submit");

    [Fact]
    public void Button_Busy_SaysSoAndTakesNoClick()
    {
        var button = Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Tính").Add(p => p.Busy, true).Add(p => p.BusyText, "Đang tính…")).Find("button");
        button.TextContent.Trim().ShouldBe("Đang tính…");
        button.GetAttribute("aria-busy").ShouldBe("true");
        button.HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void Button_BusyWithoutWords_KeepsItsOwn() =>
        Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Tính").Add(p => p.Busy, true)).Find("button").TextContent.Trim().ShouldBe("Tính");

    [Fact]
    public void Button_OneOfMany_IsReadAloudInFull() =>
        Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Sửa").Add(p => p.Aloud, "Sửa Lò Thị Mai").Add(p => p.Disabled, true)).Find("button[disabled]")
            .GetAttribute("aria-label").ShouldBe("Sửa Lò Thị Mai");

    [Theory]
    [InlineData(ButtonKind.Main, "button-main")]
    [InlineData(ButtonKind.Other, "button-other")]
    [InlineData(ButtonKind.Quiet, "button-quiet")]
    [InlineData(ButtonKind.Danger, "button-danger")]
    public void Kinds_LookApart_AsButtonAndAsLink(ButtonKind kind, string css)
    {
        Render<ActionButton>(parameters => parameters.Add(p => p.Text, "Lưu").Add(p => p.Kind, kind).Add(p => p.Small, true)).Find("button").ClassList.ShouldBe(["button", css, "button-small"]);
        Render<LinkButton>(parameters => parameters.Add(p => p.Text, "Mở").Add(p => p.Href, "/x").Add(p => p.Kind, kind)).Find("a").ClassList.ShouldBe(["button", css]);
    }

    [Fact]
    public void Link_Goes_AndFetchesAFileOnlyWhereItSaysSo()
    {
        var link = Render<LinkButton>(parameters => parameters.Add(p => p.Text, "Mở").Add(p => p.Href, "/chi-tra")).Find("a");
        link.GetAttribute("href").ShouldBe("/chi-tra");
        link.HasAttribute("download").ShouldBeFalse();
        var file = Render<LinkButton>(parameters => parameters.Add(p => p.Text, "Tải").Add(p => p.Href, "/tep").Add(p => p.Download, true).Add(p => p.Aloud, "Tải tệp 06/2021").Add(p => p.Icon, "download"));
        file.Find("a").HasAttribute("download").ShouldBeTrue();
        file.Find("a").GetAttribute("aria-label").ShouldBe("Tải tệp 06/2021");
        file.Find(".icon").TextContent.ShouldBe("download");
    }
}
