using Microsoft.Playwright;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>What a run's page says about rules that nobody has read in their text.</summary>
[Collection(nameof(PayrollSite))]
public sealed class UnverifiedNoticeTests(Site site, TestCluster cluster)
{
    private const string Draft = "/bang-chi-tra?area=178&month=2021-04";
    private const string Released = "/bang-chi-tra?area=178&month=2021-03";

    [Fact]
    public async Task Notice_SpeaksAsTheRunStands_AndStaysShort()
    {
        await using var host = await WebHost.StartFilledAsync(cluster);
        await host.Database.ExecuteAsync("update payroll_lines set rule_id = (array['136-6-1c', '136-6-1g', '136-6-1h', '136-6-1i', '136-6-1k'])[1 + number % 5] where number <= 40");
        foreach (var (width, height) in new[] { (1366, 768), (390, 800) })
        {
            await using var visitor = await site.VisitAsync(host, width, height);
            await visitor.SignInAsync("lap.bang");
            await visitor.OpenAsync(Draft);
            var notice = visitor.Page.Locator(".notice").Filter(new() { HasText = "chưa đối chiếu văn bản" });
            await Assertions.Expect(notice).ToContainTextAsync("40 dòng");
            await Assertions.Expect(notice).ToContainTextAsync("5 quy định");
            await Assertions.Expect(notice).ToContainTextAsync("trước khi trình");
            var last = notice.GetByText("Điều 6 khoản 1 điểm k");
            await Assertions.Expect(notice.GetByText("Điều 6 khoản 1 điểm c")).ToBeVisibleAsync();
            await Assertions.Expect(last).ToBeHiddenAsync();
            (await notice.EvaluateAsync<int>("box => box.offsetHeight")).ShouldBeLessThan(width < 500 ? 240 : 140);
            await visitor.Page.ShouldFitAsync();
            await visitor.Page.ShouldBeAccessibleAsync();
            await notice.GetByText("và 3 nguồn khác").ClickAsync();
            await Assertions.Expect(last).ToBeVisibleAsync();

            // A run that has gone out is not to be submitted any more.
            await visitor.OpenAsync(Released);
            await Assertions.Expect(notice).ToContainTextAsync("sở chưa xác nhận 5 quy định");
            (await notice.InnerTextAsync()).ShouldNotContain("trước khi trình");
        }

        await host.Database.ExecuteAsync(
            """
            insert into rule_confirmations (rule_id, province_id, confirmed_by_id, at, note)
            select distinct line.rule_id, role.area_id, role.user_id, now(), 'Công văn 5'
            from payroll_lines line, role_assignments role where role.role = 'Province' and line.number <= 40
            """);
        await using var approver = await site.VisitAsync(host);
        await approver.SignInAsync("phe.duyet");
        await approver.OpenAsync(Released);
        // What the province stands by is no longer said to be unread.
        var said = approver.Page.Locator(".notice").Filter(new() { HasText = "được sở xác nhận cho áp dụng" });
        await Assertions.Expect(said).ToContainTextAsync("40 dòng");
        (await said.InnerTextAsync()).ShouldNotContain("chưa đối chiếu");
        await said.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(approver.Page.Locator(".check input")).ToBeCheckedAsync();
        await Assertions.Expect(approver.Page.Locator("tbody tr").Filter(new() { HasText = "sở đã xác nhận" })).ToHaveCountAsync(5);
    }
}
