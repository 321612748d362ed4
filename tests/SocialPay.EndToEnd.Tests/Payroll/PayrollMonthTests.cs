using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Npgsql;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>A month's payroll by hand, each officer in a browser of her own.</summary>
[Collection(nameof(PayrollSite))]
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
        await using (var other = new NpgsqlConnection(host.Database.ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("select pg_advisory_lock(hashtextextended(format('payroll %s %s', area_id, programme), 0)) from payroll_runs where period = '2021-04-01'", other);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await preparer.ConfirmAsync("Tính lại");
            // While it works the page says so and takes no second order.
            await Assertions.Expect(preparer.Page.Locator(".working")).ToContainTextAsync("Đang tính");
            await Assertions.Expect(preparer.Page.GetByRole(AriaRole.Button, new() { Name = "Trình duyệt" })).ToBeDisabledAsync();
            hold.CommandText = "select pg_advisory_unlock_all()";
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await preparer.ExpectNoticeAsync("Đã tính lại.");
        await Assertions.Expect(preparer.Page.Locator(".run-state")).ToContainTextAsync("Bản số 2");
        await preparer.ConfirmAsync("Trình duyệt");
        await preparer.ExpectStateAsync("Chờ duyệt");

        // Returned with a reason, which the preparer reads; without one it is not returned.
        await approver.OpenAsync(April);
        await approver.ClickAsync("Trả lại");
        var dialog = approver.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Chưa nhập lý do.");
        await approver.Page.FillAsync("#reason", "Thiếu hồ sơ của xã Hoàng Đồng.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).ClickAsync();
        await approver.ExpectStateAsync("Bản nháp");
        await preparer.OpenAsync(April);
        await Assertions.Expect(preparer.Page.Locator(".notice-waiting").First).ToContainTextAsync("Thiếu hồ sơ của xã Hoàng Đồng.");
        await preparer.ConfirmAsync("Trình duyệt");
        await preparer.ExpectStateAsync("Chờ duyệt");

        // An approver who still looks at an older revision is told so.
        await approver.OpenAsync(April);
        await approver.ExpectStateAsync("Chờ duyệt");
        await host.Database.ExecuteAsync("update payroll_runs set revision = revision + 1 where state = 'Submitted'");
        await approver.ConfirmAsync("Phê duyệt");
        await Assertions.Expect(approver.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bạn đang xem bản số");
        await host.Database.ExecuteAsync("update payroll_runs set revision = revision - 1 where state = 'Submitted'");
        await approver.OpenAsync(April);
        await approver.ConfirmAsync("Phê duyệt");
        await approver.ExpectStateAsync("Đã duyệt");

        // The files go out, each with the hash that was kept of it.
        await preparer.OpenAsync(April);
        var exported = await preparer.DownloadAsync(() => preparer.ClickAsync("Xuất tệp CSV"));
        await preparer.ExpectStateAsync("Đã chuyển đơn vị chi trả");
        var files = PageActions.Unpack(exported);
        var kept = await host.Database.ScalarAsync<string>(
            "select string_agg(file.sha256, ',' order by file.file_name) from exported_files file join batches batch on batch.id = file.batch_id join payroll_runs run on run.id = batch.run_id where run.period = '2021-04-01'");
        string.Join(',', files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Convert.ToHexStringLower(SHA256.HashData(file.Content)))).ShouldBe(kept);

        // Fetched again they are the same.
        await preparer.Page.Locator("nav.tabs a[href*='tab=Batches']").ClickAsync();
        var again = PageActions.Unpack(await preparer.DownloadAsync(() => preparer.Page.GetByText("Tải lại mọi tệp CSV đã xuất").ClickAsync()));
        again.Select(file => file.Name).ShouldBe(files.Select(file => file.Name));
        again.Zip(files).ShouldAllBe(pair => pair.First.Content.SequenceEqual(pair.Second.Content));

        await AnswerAsync(preparer, host, files[0].Content);
    }

    [Fact]
    public async Task Approve_OwnRun_IsRefusedCalmly()
    {
        await using var host = await StartAsync();
        await TestOfficers.CreateAsync(host.Database.ConnectionString, "ca.hai", "Đàm Thị Hai", OfficerRole.Preparer, TestOfficers.CityCode);
        await host.Database.ExecuteAsync(
            "insert into role_assignments (user_id, role, area_id) select user_id, 'Approver', area_id from role_assignments where user_id = (select id from users where user_name = 'ca.hai')");
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("ca.hai");
        await visitor.OpenAsync(April);
        await visitor.ConfirmAsync("Trình duyệt");
        await visitor.ExpectStateAsync("Chờ duyệt");

        await visitor.ConfirmAsync("Phê duyệt");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bạn đã lập bảng này nên không thể phê duyệt.");
        await visitor.ExpectStateAsync("Chờ duyệt");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Province_ComputesEveryDistrictAtOnce()
    {
        await using var host = await StartAsync();
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("can.bo.so");
        await visitor.OpenAsync("/bang-chi-tra?area=20&month=2021-04");
        await visitor.ClickAsync("Lập 10 bảng, tính lại 1 bản nháp");
        // What is overwritten is named, and what is done stands over the question and on its button.
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync($"Thành phố Lạng Sơn: bản số 1, {TestRegister.PeopleInCommune + 25} người");
        await Assertions.Expect(dialog.Locator(".mud-dialog-title")).ToHaveTextAsync("Lập 10 bảng, tính lại 1 bản nháp");
        await visitor.Page.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lập 10 bảng, tính lại 1 bản nháp" }).ClickAsync();
        await visitor.ExpectNoticeAsync("Đã lập 11 bảng chi trả.");
        await Assertions.Expect(visitor.Page.Locator("tbody .state").Filter(new() { HasText = "Bản nháp" })).ToHaveCountAsync(11);
        await visitor.ClickAsync("Tính lại 11 bản nháp");
        await Assertions.Expect(dialog.Locator("li")).ToHaveCountAsync(11);
        await Assertions.Expect(dialog.Locator(".button-danger")).ToHaveTextAsync("Tính lại 11 bản nháp");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Quay lại" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Tet_TwoMonthsAreComputedTogether()
    {
        await using var host = await StartAsync();
        await host.Database.ExecuteAsync("update tet_dates set first_day = '2021-05-12' where year = 2021");
        await using var province = await site.VisitAsync(host);
        await province.SignInAsync("can.bo.so");
        await province.OpenAsync("/bang-chi-tra?area=20&month=2021-04");
        await Assertions.Expect(province.Page.Locator(".notice-quiet")).ToContainTextAsync("Tết Tân Sửu: mùng 1 là ngày 12/05/2021");
        await province.ClickAsync("Lập 10 bảng, tính lại 1 bản nháp");
        var dialog = province.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Số tháng chi trả").SelectOptionAsync(new SelectOptionValue { Label = "Trả gộp 2 tháng: 04–05/2021" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lập 10 bảng" }).ClickAsync();
        await province.ExpectNoticeAsync("Đã lập 11 bảng chi trả.");
        await Assertions.Expect(province.Page.Locator("tbody")).ToContainTextAsync("trả gộp 04–05/2021");
        await province.Page.ShouldFitAsync();

        await using var preparer = await site.VisitAsync(host);
        await preparer.SignInAsync("lap.bang");
        await preparer.OpenAsync(April);
        await Assertions.Expect(preparer.Page.Locator("h1")).ToContainTextAsync("Bảng chi trả tháng 04–05/2021");
        await preparer.Page.Locator("nav.tabs a[href*='tab=Lines']").ClickAsync();
        await Assertions.Expect(preparer.Page.Locator("tbody tr").First).ToContainTextAsync("Tháng 04/2021");
        // Computed again it goes on to pay both, and each line tells its month.
        await preparer.ConfirmAsync("Tính lại");
        await preparer.ExpectNoticeAsync("Đã tính lại.");
        await Assertions.Expect(preparer.Page.Locator("h1")).ToContainTextAsync("04–05/2021");
        await preparer.OpenAsync("/bang-chi-tra?area=178&month=2021-05");
        await Assertions.Expect(preparer.Page.Locator(".empty-state h2")).ToContainTextAsync("Tháng 05/2021 đã được trả gộp");
        await Assertions.Expect(preparer.Page.Locator(".empty-state")).ToContainTextAsync("bảng chi trả tháng 04–05/2021");
        await preparer.Page.ShouldFitAsync();
        await preparer.Page.ShouldBeAccessibleAsync();
        await preparer.Page.GetByRole(AriaRole.Button, new() { Name = "Lập bảng cho phần còn lại" }).ClickAsync();
        await Assertions.Expect(preparer.Page.Locator(".run-state")).ToContainTextAsync("Bản nháp");
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("0 ₫");
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
        await Assertions.Expect(preparer.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Tệp bị để riêng");
        await Assertions.Expect(preparer.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        (await host.Database.ScalarAsync<long>("select count(*) from payment_results")).ShouldBe(0);

        await SendAsync(preparer, good);
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("Chưa nhận");
        // By batch with its commune, and person by person what becomes of the payment.
        var batch = preparer.Page.GetByRole(AriaRole.Region, new() { Name = "Theo đợt chi trả" });
        await Assertions.Expect(batch.Locator("tbody tr").First).ToContainTextAsync("Phường");
        var people = preparer.Page.GetByRole(AriaRole.Region, new() { Name = "Từng người" });
        await Assertions.Expect(people.Locator("tbody tr").Filter(new() { HasText = "Chưa nhận" })).ToHaveCountAsync(1);
        await Assertions.Expect(people.Locator("tbody tr").First).ToContainTextAsync("Đã gửi →");
        await preparer.Page.ShouldFitAsync();
        await preparer.Page.ShouldBeAccessibleAsync();
        await preparer.Page.GetByRole(AriaRole.Button, new() { Name = $"Ghi nhận {rows.Length - 1} kết quả" }).ClickAsync();
        await preparer.ExpectNoticeAsync($"Đã ghi nhận {rows.Length - 1} kết quả.");
        (await host.Database.ScalarAsync<long>("select count(*) from payment_results")).ShouldBe(rows.Length - 1);
        // A reload shows what was applied, and offers nothing again.
        await preparer.Page.ReloadAsync();
        await preparer.ExpectNoticeAsync($"Đã ghi nhận {rows.Length - 1} kết quả.");
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("Chưa nhận");
        await Assertions.Expect(preparer.Page.Locator(".page-actions").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await SendAsync(preparer, good);
        await Assertions.Expect(preparer.Page.Locator(".notice-waiting")).ToContainTextAsync("Không có kết quả nào mới");

        await preparer.OpenAsync(April);
        await Assertions.Expect(preparer.Page.Locator(".sums")).ToContainTextAsync("Đã chi");
        await preparer.Page.Locator(".sums a[href*='state=Uncollected']").ClickAsync();
        await Assertions.Expect(preparer.Page.Locator("tbody .state").First).ToContainTextAsync("Chưa nhận");
        // A payment that failed says why.
        await host.Database.ExecuteAsync(
            "update instructions set state = 'Failed' where state = 'Uncollected'; update payment_results set outcome = 'Failed', reason = 'Tài khoản đã đóng' where outcome = 'Uncollected'");
        await preparer.OpenAsync(April);
        await preparer.Page.Locator(".sums a[href*='state=Failed']").ClickAsync();
        await Assertions.Expect(preparer.Page.Locator("tbody tr").First).ToContainTextAsync("Tài khoản đã đóng");
    }

    private static async Task SendAsync(Visitor visitor, string csv)
    {
        await visitor.OpenAsync("/ket-qua?area=178&month=2021-04");
        await visitor.SendAsync("ket-qua.csv", Encoding.UTF8.GetBytes(csv));
    }

    private Task<WebHost> StartAsync() => WebHost.StartFilledAsync(cluster);
}
