using Microsoft.Extensions.DependencyInjection;
using SocialPay.Web.Shell.Components;

namespace SocialPay.Web.Tests.Components;

public sealed class QuestionTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IRenderedComponent<LibraryProviders> page;

    public QuestionTests() => page = Page();

    private Questions Questions => Services.GetRequiredService<Questions>();

    [Fact]
    public async Task Confirm_Agreed_IsYes()
    {
        var answer = await ConfirmAsync(danger: false);
        page.Find("[role=dialog] .mud-dialog-title").TextContent.ShouldBe("Trình duyệt kỳ 06/2021?");
        page.Find("[role=dialog] .question-text").TextContent.ShouldBe("Sau khi trình không sửa được nữa.");
        page.Find(".dialog-actions .button-main").Click();
        (await answer.Given()).ShouldBeTrue();
        page.WaitForAssertion(() => page.FindAll("[role=dialog]").ShouldBeEmpty());
    }

    [Fact]
    public async Task Confirm_Back_IsNo()
    {
        var answer = await ConfirmAsync(danger: false);
        page.Find(".dialog-actions .button-other").Click();
        (await answer.Given()).ShouldBeFalse();
    }

    [Fact]
    public async Task Confirm_Escape_IsNo()
    {
        var answer = await ConfirmAsync(danger: true);
        await PressAsync(page, "Escape");
        (await answer.Given()).ShouldBeFalse();
        page.WaitForAssertion(() => page.FindAll("[role=dialog]").ShouldBeEmpty());
    }

    [Fact]
    public async Task Confirm_ClickBesideIt_LeavesItOpen()
    {
        await ConfirmAsync(danger: false);
        page.Find(".mud-overlay-dialog").Click();
        page.FindAll("[role=dialog]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Buttons_BackFirstAgreeLast_FocusOnTheHarmlessOne()
    {
        await ConfirmAsync(danger: true);
        var buttons = page.FindAll(".dialog-actions button");
        buttons.Select(button => button.TextContent.Trim()).ShouldBe(["Quay lại", "Trình duyệt"]);
        buttons[1].ClassList.ShouldContain("button-danger");
        Focused(buttons[0]);
    }

    [Fact]
    public async Task Buttons_InEnglish_SayBack()
    {
        ReadInEnglish();
        await ConfirmAsync(danger: false);
        page.Find(".dialog-actions button").TextContent.ShouldBe("Back");
        page.Find(".dialog-actions button:last-child").ClassList.ShouldContain("button-main");
    }

    [Fact]
    public async Task Ask_FieldsOfADialog_AreSentByEnter_FocusOnTheFirst()
    {
        Task<object?> answer = null!;
        await page.InvokeAsync(() => { answer = Questions.AskAsync<NameDialog>("Đặt tên"); });
        Focused(page.Find("[role=dialog] input"));
        page.FindAll(".dialog-actions button").Select(button => (button.TextContent.Trim(), button.GetAttribute("type"))).ShouldBe([("Thôi", "button"), ("Đặt tên", "submit")]);
        page.Find("[role=dialog] input").Change("Đợt 1");
        page.Find("[role=dialog] form").Submit();
        (await answer.WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBe("Đợt 1");
    }

    [Fact]
    public async Task Ask_ThoughtBetterOf_IsNothing()
    {
        Task<object?> answer = null!;
        await page.InvokeAsync(() => { answer = Questions.AskAsync<NameDialog>("Đặt tên"); });
        page.Find("[role=dialog] input").Change("Đợt 1");
        page.Find(".dialog-actions button").Click();
        (await answer.WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public void Buttons_WhileItsWorkGoesOn_TakeNoSecondAgreement()
    {
        var buttons = Render<DialogButtons>(parameters => parameters.AddCascadingValue(new Question(_ => { })).Add(p => p.Agree, "Lưu").Add(p => p.Busy, true));
        buttons.Find("button[type=submit][aria-busy=true]").HasAttribute("disabled").ShouldBeTrue();
        Render<DialogButtons>(parameters => parameters.AddCascadingValue(new Question(_ => { })).Add(p => p.Agree, "Lưu").Add(p => p.Disabled, true)).Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Toast_SaysItAsText_AndCanBeClosedInVietnamese()
    {
        await page.InvokeAsync(() => Services.GetRequiredService<Toast>().Done("Đã lưu <b>Mai</b>"));
        page.WaitForAssertion(() => page.Find(".mud-snackbar-content-message").TextContent.ShouldBe("Đã lưu <b>Mai</b>"));
        page.Find(".mud-snackbar-close-button").GetAttribute("aria-label").ShouldBe("Đóng");
    }

    [Fact]
    public async Task Toast_Undo_IsDoneOnce()
    {
        var undone = 0;
        await page.InvokeAsync(() => Services.GetRequiredService<Toast>().Done("Đã loại 1 người", "Hoàn tác", () => Task.FromResult(undone++)));
        var undo = page.WaitForElement(".mud-snackbar-action-button");
        undo.TextContent.ShouldBe("Hoàn tác");
        undo.Click();
        undo.Click();
        page.WaitForAssertion(() => page.FindAll(".mud-snackbar").ShouldBeEmpty(), TimeSpan.FromSeconds(5));
        undone.ShouldBe(1);
    }

    [Fact]
    public async Task Toast_ClickedBesideItsUndo_TakesNothingBack()
    {
        var undone = 0;
        await page.InvokeAsync(() => Services.GetRequiredService<Toast>().Done("Đã loại 1 người", "Hoàn tác", () => Task.FromResult(undone++)));
        page.WaitForElement(".mud-snackbar").Click();
        undone.ShouldBe(0);
    }

    [Fact]
    public async Task Toast_SameWordsTwice_EachTakesBackItsOwn()
    {
        var undone = new List<string>();
        await page.InvokeAsync(() =>
        {
            var toast = Services.GetRequiredService<Toast>();
            foreach (var name in new[] { "Mai", "Nam" })
            {
                toast.Done("Đã loại 1 người", "Hoàn tác", () =>
                {
                    undone.Add(name);
                    return Task.CompletedTask;
                });
            }
        });
        page.WaitForAssertion(() => page.FindAll(".mud-snackbar-action-button").Count.ShouldBe(2));
        foreach (var undo in page.FindAll(".mud-snackbar-action-button").ToList()) undo.Click();
        page.WaitForAssertion(() => undone.Order(StringComparer.Ordinal).ShouldBe(["Mai", "Nam"]), TimeSpan.FromSeconds(5));
    }

    private async Task<Answer> ConfirmAsync(bool danger)
    {
        Task<bool> answer = null!;
        await page.InvokeAsync(() => { answer = Questions.ConfirmAsync("Trình duyệt kỳ 06/2021?", "Sau khi trình không sửa được nữa.", "Trình duyệt", danger); });
        return new Answer(answer);
    }

    private void Focused(AngleSharp.Dom.IElement element) =>
        JSInterop.Invocations["Blazor._internal.domWrapper.focus"][^1].Arguments[0].ShouldBeElementReferenceTo(element);

    private sealed record Answer(Task<bool> Task)
    {
        public Task<bool> Given() => Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
