using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>A month's payroll by hand, each officer in a browser of her own.</summary>
[Collection(nameof(Site))]
public sealed class PayrollMonthTests(Site site, TestCluster cluster)
{
    private const string April = "/bang-chi-tra?area=178&month=2021-04";

    [Fact]
    public async Task Month_ComputedReturnedApprovedExportedAnswered()
    {
        await using var host = await StartAsync();
        await using var preparer = await site.VisitAsync(host);
        await preparer.SignInAsync("lap.bang");
        await using var approver = await site.VisitAsync(host);
        await approver.SignInAsync("phe.duyet");

        // Compute again, then submit.
        await preparer.OpenAsync(April);
        await ConfirmAsync(preparer, "Tính lại");
        await ExpectNoticeAsync(preparer, "Đã tính lại.");
        await Assertions.Expect(preparer.Page.Locator(".run-state")).ToContainTextAsync("Bản số 2");
        await ConfirmAsync(preparer, "Trình duyệt");
        await ExpectStateAsync(preparer, "Chờ duyệt");

        // Returned with a reason, which the preparer reads; without one it is not returned.
        await approver.OpenAsync(April);
        await ClickAsync(approver, "Trả lại");
        var dialog = approver.Page.Locator(".rz-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Chưa nhập lý do.");
        await approver.Page.FillAsync("#reason", "Thiếu hồ sơ của xã Hoàng Đồng.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await ExpectStateAsync(approver, "Bản nháp");
        await preparer.OpenAsync(April);
        await Assertions.Expect(preparer.Page.Locator(".notice-waiting").First).ToContainTextAsync("Thiếu hồ sơ của xã Hoàng Đồng.");
        await ConfirmAsync(preparer, "Trình duyệt");
        await ExpectStateAsync(preparer, "Chờ duyệt");

        // An approver who still looks at an older revision is told so.
        await approver.OpenAsync(April);
        await ExpectStateAsync(approver, "Chờ duyệt");
        await host.Database.ExecuteAsync("update payroll_runs set revision = revision + 1 where state = 'Submitted'");
        await ConfirmAsync(approver, "Phê duyệt");
        await Assertions.Expect(approver.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bạn đang xem bản số");
        await host.Database.ExecuteAsync("update payroll_runs set revision = revision - 1 where state = 'Submitted'");
        await approver.OpenAsync(April);
        await ConfirmAsync(approver, "Phê duyệt");
        await ExpectStateAsync(approver, "Đã duyệt");

        // The files go out, each with the hash that was kept of it.
        await preparer.OpenAsync(April);
        var exported = await DownloadAsync(preparer, () => ClickAsync(preparer, "Xuất tệp CSV"));
        await ExpectStateAsync(preparer, "Đã chuyển đơn vị chi trả");
        var files = Unpack(exported);
        var kept = await host.Database.ScalarAsync<string>(
            "select string_agg(file.sha256, ',' order by file.file_name) from exported_files file join batches batch on batch.id = file.batch_id join payroll_runs run on run.id = batch.run_id where run.period = '2021-04-01'");
        string.Join(',', files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Convert.ToHexStringLower(SHA256.HashData(file.Content)))).ShouldBe(kept);

        // Fetched again they are the same.
        await preparer.Page.Locator("nav.tabs a[href*='tab=Batches']").ClickAsync();
        var again = Unpack(await DownloadAsync(preparer, () => preparer.Page.GetByText("Tải lại mọi tệp CSV đã xuất").ClickAsync()));
        again.Select(file => file.Name).ShouldBe(files.Select(file => file.Name));
        again.Zip(files).ShouldAllBe(pair => pair.First.Content.SequenceEqual(pair.Second.Content));

        await AnswerAsync(preparer, host, files[0].Content);
    }

    [Fact]
    public async Task Approve_OwnRun_IsRefusedCalmly()
    {
        await using var host = await StartAsync();
        await TestOfficers.CreateAsync(host.Database.ConnectionString, "ca.hai", "Đàm Thị Hai", OfficerRole.DistrictPreparer, TestOfficers.CityCode);
        await host.Database.ExecuteAsync(
            "insert into role_assignments (user_id, role, area_id) select user_id, 'DistrictApprover', area_id from role_assignments where user_id = (select id from users where user_name = 'ca.hai')");
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("ca.hai");
        await visitor.OpenAsync(April);
        await ConfirmAsync(visitor, "Trình duyệt");
        await ExpectStateAsync(visitor, "Chờ duyệt");

        await ConfirmAsync(visitor, "Phê duyệt");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bạn đã lập bảng này nên không thể phê duyệt.");
        await ExpectStateAsync(visitor, "Chờ duyệt");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Province_ComputesEveryDistrictAtOnce()
    {
        await using var host = await StartAsync();
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/bang-chi-tra?area=20&month=2021-04");
        await ConfirmAsync(visitor, "Lập bảng chi trả");
        await ExpectNoticeAsync(visitor, "Đã lập 11 bảng chi trả.");
        await Assertions.Expect(visitor.Page.Locator("tbody .state").Filter(new() { HasText = "Bản nháp" })).ToHaveCountAsync(11);
    }

    /// <summary>The provider's answer: a wrong amount puts the file aside; the right one is applied once.</summary>
    private static async Task AnswerAsync(Visitor preparer, WebHost host, byte[] sent)
    {
        var rows = Encoding.UTF8.GetString(sent).TrimEnd('\n').Split('\n');
        // One person did not come for it.
        var answered = rows.Select((row, index) => index == 0 ? row : row[..^2] + (index == 1 ? "Chưa nhận,," : "Đã chi,2021-04-12,"));
        var good = string.Join('\n', answered) + "\n";
        var wrong = good.Replace(",270000,VND", ",260000,VND", StringComparison.Ordinal).Replace(",405000,VND", ",415000,VND", StringComparison.Ordinal);
        wrong.ShouldNotBe(good);

        await SendAsync(preparer, wrong);
        await Assertions.Expect(preparer.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tệp bị để riêng");
        await Assertions.Expect(preparer.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        (await host.Database.ScalarAsync<long>("select count(*) from payment_results")).ShouldBe(0);

        await SendAsync(preparer, good);
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("Chưa nhận");
        await preparer.Page.GetByRole(AriaRole.Button, new() { Name = $"Ghi nhận {rows.Length - 1} kết quả" }).ClickAsync();
        await ExpectNoticeAsync(preparer, $"Đã ghi nhận {rows.Length - 1} kết quả.");
        (await host.Database.ScalarAsync<long>("select count(*) from payment_results")).ShouldBe(rows.Length - 1);

        await SendAsync(preparer, good);
        await Assertions.Expect(preparer.Page.Locator(".notice-waiting")).ToContainTextAsync("Không có kết quả nào mới");

        await preparer.OpenAsync(April);
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("Đã chi");
        await preparer.Page.Locator(".sums a[href*='state=Uncollected']").ClickAsync();
        await Assertions.Expect(preparer.Page.Locator("tbody .state").First).ToContainTextAsync("Chưa nhận");
    }

    private static async Task SendAsync(Visitor visitor, string csv)
    {
        await visitor.OpenAsync("/ket-qua?area=178&month=2021-04");
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "ket-qua.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Tệp: ket-qua.csv")).ToBeVisibleAsync();
    }

    private async Task<WebHost> StartAsync()
    {
        var host = await WebHost.StartAsync(cluster);
        await TestOfficers.CreateOneOfEachAsync(host.Database.ConnectionString);
        await TestRegister.FillAsync(host.Database.ConnectionString);
        return host;
    }

    private static Task ClickAsync(Visitor visitor, string button) =>
        visitor.Page.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private static async Task ConfirmAsync(Visitor visitor, string button)
    {
        await ClickAsync(visitor, button);
        await visitor.Page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    private static Task ExpectNoticeAsync(Visitor visitor, string text) =>
        Assertions.Expect(visitor.Page.Locator(".notice-good")).ToContainTextAsync(text, new() { Timeout = 60_000 });

    private static Task ExpectStateAsync(Visitor visitor, string state) =>
        Assertions.Expect(visitor.Page.Locator(".run-state .state").First).ToContainTextAsync(state, new() { Timeout = 60_000 });

    private static async Task<byte[]> DownloadAsync(Visitor visitor, Func<Task> click)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(click, new() { Timeout = 90_000 });
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static List<(string Name, byte[] Content)> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.Name, content.ToArray());
        })];
    }
}
