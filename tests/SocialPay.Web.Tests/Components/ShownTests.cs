using System.Globalization;
using SocialPay.Domain.Payroll;
using SocialPay.Web.Shell;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class ShownTests : ComponentTest
{
    [Theory]
    [InlineData(StateTone.Bad, "alert", "error")]
    [InlineData(StateTone.Waiting, "status", "warning")]
    [InlineData(StateTone.Good, "status", "check_circle")]
    [InlineData(StateTone.Moving, "status", "info")]
    public void Notice_Tone_HasItsIconAndIsReadAloud(StateTone tone, string role, string icon)
    {
        var notice = Render<Notice>(parameters => parameters.Add(p => p.Tone, tone).AddChildContent("Đã lưu."));
        notice.Find(".notice").GetAttribute("role").ShouldBe(role);
        notice.Find(".icon").TextContent.ShouldBe(icon);
        notice.Find(".notice > div").TextContent.ShouldBe("Đã lưu.");
    }

    [Fact]
    public void StateTag_SaysTheStateInTheReadersLanguage()
    {
        Render<StateTag>(parameters => parameters.Add(p => p.Look, StateLook.Of(PayrollRunState.Approved))).Find(".state-good").TextContent.ShouldBe("check_circle" + StateLook.Of(PayrollRunState.Approved).Text);
        var vietnamese = StateLook.Of(PayrollRunState.Approved).Text;
        ReadInEnglish();
        Render<StateTag>(parameters => parameters.Add(p => p.Look, StateLook.Of(PayrollRunState.Approved))).Markup.ShouldNotContain(vietnamese);
    }

    [Fact]
    public void EmptyState_SaysWhatToDoNext()
    {
        var empty = Render<EmptyState>(parameters => parameters.Add(p => p.Icon, "inbox").Add(p => p.Title, "Chưa có kỳ nào").Add(p => p.Text, "Tính kỳ đầu tiên.").AddChildContent("<a href=\"/x\">Tính</a>"));
        empty.Find("h2").TextContent.ShouldBe("Chưa có kỳ nào");
        empty.Find("p").TextContent.ShouldBe("Tính kỳ đầu tiên.");
        empty.FindAll("a").Count.ShouldBe(1);
        Render<EmptyState>(parameters => parameters.Add(p => p.Icon, "inbox").Add(p => p.Title, "Chưa có")).FindAll("p").ShouldBeEmpty();
    }

    [Fact]
    public void Icon_IsNotReadAloud() => Render<Icon>(parameters => parameters.Add(p => p.Name, "add")).Find(".icon").GetAttribute("aria-hidden").ShouldBe("true");

    [Fact]
    public void Working_SaysWhatAndHowFar()
    {
        var working = Render<Working>(parameters => parameters.Add(p => p.Text, "Đang tính 1 trên 4").Add(p => p.Done, 1).Add(p => p.Of, 4));
        working.Find("[role=status] p").TextContent.ShouldBe("Đang tính 1 trên 4");
        var bar = working.Find("[role=progressbar]");
        bar.GetAttribute("aria-label").ShouldBe("Đang tính 1 trên 4");
        (bar.GetAttribute("aria-valuenow"), bar.GetAttribute("aria-valuemax")).ShouldBe(("1", "4"));
        Render<Working>(parameters => parameters.Add(p => p.Text, "Đang đọc")).Find("[role=progressbar]").ClassList.ShouldContain("mud-progress-indeterminate");
        Render<Working>(parameters => parameters.Add(p => p.Text, "Đang đọc").Add(p => p.Done, 0).Add(p => p.Of, 0)).Find("[role=progressbar]").ClassList.ShouldContain("mud-progress-indeterminate");
    }

    [Fact]
    public void ShareBars_NamesAreasAndSharesByVietnameseSigns()
    {
        var bars = Render<ShareBars>(parameters => parameters.Add(p => p.Label, "Tỷ lệ theo xã").Add(p => p.Bars, [("Cao Lộc", 43.5, 0d), ("Tràng Định", 100d, 20d)]).Add(p => p.Target, 80d));
        bars.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("Tỷ lệ theo xã");
        bars.FindAll("title").Select(title => title.TextContent).ShouldBe(["Cao Lộc: 43,5%", "Cao Lộc: 0%", "Tràng Định: 100%", "Tràng Định: 20%"]);
        // Places are the drawing's own and know no comma.
        bars.FindAll("rect")[0].GetAttribute("width").ShouldBe("107.01");
        bars.FindAll(".share-target").Count.ShouldBe(1);
        Render<ShareBars>(parameters => parameters.Add(p => p.Label, "Tỷ lệ").Add(p => p.Bars, [])).FindAll("rect, .share-target").ShouldBeEmpty();
    }

    [Fact]
    public void TrendLines_DrawEachShareAtItsHeight_AndSayItWhenPointedAt()
    {
        Page();
        var chart = Render<TrendLines>(parameters => parameters
            .Add(p => p.Label, "Xu hướng").Add(p => p.Months, ["05/2021", "06/2021"]).Add(p => p.Lines, [("Có tài khoản", "#0b5d73", [0d, 100d])]).Add(p => p.Target, 50d));
        chart.Find("[role=img]").GetAttribute("aria-label").ShouldBe("Xu hướng");
        // 0% lies on the lowest line of the grid, 100% on the highest, the target half way.
        var (lowest, highest) = (chart.FindAll(".share-grid")[0].GetAttribute("y1"), chart.FindAll(".share-grid")[^1].GetAttribute("y1"));
        chart.Find("polyline").GetAttribute("points").ShouldBe($"120,{lowest} 280,{highest}");
        double.Parse(chart.Find(".share-target").GetAttribute("y1")!, CultureInfo.InvariantCulture)
            .ShouldBe((double.Parse(lowest!, CultureInfo.InvariantCulture) + double.Parse(highest!, CultureInfo.InvariantCulture)) / 2);
        chart.FindAll("circle title").Select(title => title.TextContent).ShouldBe(["Có tài khoản 05/2021: 0%", "Có tài khoản 06/2021: 100%"]);
        chart.FindAll("text").Select(text => text.TextContent).ShouldBe(["0%", "20%", "40%", "60%", "80%", "100%", "05/2021", "06/2021"]);
    }

    [Fact]
    public void TrendLines_WithoutMonths_Hold() =>
        Render<TrendLines>(parameters => parameters.Add(p => p.Label, "Xu hướng").Add(p => p.Months, []).Add(p => p.Lines, [])).FindAll("[role=img]").Count.ShouldBe(1);
}
