using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SocialPay.Application;
using SocialPay.Demo;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Payroll;

/// <summary>A month of the demo province by hand: its register comes in as a spreadsheet, and at the end the province sees its coverage.</summary>
[Collection(nameof(PayrollSite))]
public sealed class WholeMonthTests(Site site, TestCluster cluster)
{
    private const int People = 400;
    private const string City = "?area=178&month=2021-01";

    [Fact]
    public async Task Month_FromImportToCoverage()
    {
        await using var host = await WebHost.StartAsync(cluster);
        await using (var services = new ServiceCollection().AddLogging().AddSocialPay(host.Database.ConnectionString).BuildServiceProvider())
            (await services.GetRequiredService<DemoLoader>().LoadAsync(0, null, default)).IsDone.ShouldBeTrue();
        var register = Register();

        await using var province = await site.VisitAsync(host);
        await province.SignInAsync("so.20", LangSonOfficers.Password);
        await ImportAsync(province, host, register);

        // The district computes its payroll and submits it; another officer approves.
        await using var preparer = await site.VisitAsync(host);
        await preparer.SignInAsync("lapbang.178", LangSonOfficers.Password);
        await preparer.OpenAsync("/bang-chi-tra" + City);
        await preparer.Page.GetByRole(AriaRole.Button, new() { Name = "Lập bảng chi trả" }).ClickAsync();
        await preparer.ExpectStateAsync("Bản nháp");
        await preparer.ConfirmAsync("Trình duyệt");
        await preparer.ExpectStateAsync("Chờ duyệt");
        await using var approver = await site.VisitAsync(host);
        await approver.SignInAsync("duyet.178", LangSonOfficers.Password);
        await approver.OpenAsync("/bang-chi-tra" + City);
        await approver.ConfirmAsync("Phê duyệt");
        await approver.ExpectStateAsync("Đã duyệt");

        // The files go out and come back answered.
        await preparer.OpenAsync("/bang-chi-tra" + City);
        var files = PageActions.Unpack(await preparer.DownloadAsync(() => preparer.ClickAsync("Xuất tệp CSV")));
        await preparer.ExpectStateAsync("Đã chuyển đơn vị chi trả");
        foreach (var (name, content) in files) await AnswerAsync(preparer, name, content);
        await preparer.OpenAsync("/bang-chi-tra" + City);
        await preparer.ExpectStateAsync("Đã quyết toán");

        // The numbers of the coverage are those of the register and of what was paid.
        var people = await host.Database.ScalarAsync<long>("select count(*) from instructions");
        var paid = await host.Database.ScalarAsync<decimal>("select sum(amount) from instructions where state = 'Paid'");
        people.ShouldBe(files.Sum(file => Rows(file.Content).Length - 1));
        await province.OpenAsync("/do-bao-phu?area=178&month=2021-01");
        var sums = province.Page.Locator(".sums");
        await Assertions.Expect(sums).ToContainTextAsync(people.ToString("N0", CultureInfo.GetCultureInfo("vi-VN")));
        await Assertions.Expect(sums).ToContainTextAsync(paid.ToString("N0", CultureInfo.GetCultureInfo("vi-VN")) + " ₫");
        foreach (var visitor in new[] { province, preparer, approver }) visitor.Complaints.ShouldBeEmpty();
    }

    private static byte[] Register()
    {
        using var file = new MemoryStream();
        DemoLoader.WriteRegister(file, People);
        return file.ToArray();
    }

    private static async Task ImportAsync(Visitor province, WebHost host, byte[] register)
    {
        await province.OpenAsync("/nhap-tu-excel?area=20&month=2021-01");
        await province.SendAsync("so-dang-ky.xlsx", register);
        (await host.Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(0);
        await province.ClickAsync($"Ghi {People} đối tượng");
        await province.ExpectNoticeAsync($"Đã thêm {People} đối tượng vào sổ.");
        (await host.Database.ScalarAsync<long>("select count(*) from beneficiaries")).ShouldBe(People);

        await province.OpenAsync("/nhap-tu-excel?area=20&month=2021-01");
        await province.SendAsync("so-dang-ky.xlsx", register);
        await Assertions.Expect(province.Page.Locator(".notice-waiting")).ToContainTextAsync("Không có đối tượng mới để ghi.");
    }

    /// <summary>All were paid but the first, who did not come.</summary>
    private static async Task AnswerAsync(Visitor preparer, string name, byte[] sent)
    {
        var rows = Rows(sent);
        var answered = rows.Select((row, index) => index == 0 ? row : row[..^2] + (index == 1 ? "Chưa nhận,," : "Đã chi,2021-01-12,"));
        await preparer.OpenAsync("/ket-qua" + City);
        await preparer.SendAsync(name, Encoding.UTF8.GetBytes(string.Join('\n', answered) + "\n"));
        await preparer.ClickAsync($"Ghi nhận {rows.Length - 1} kết quả");
        await preparer.ExpectNoticeAsync($"Đã ghi nhận {rows.Length - 1} kết quả.");
    }

    private static string[] Rows(byte[] csv) => Encoding.UTF8.GetString(csv).TrimEnd('\n').Split('\n');
}
