using System.Net;
using Microsoft.Playwright;
using SocialPay.Application.Access;
using SocialPay.EndToEnd.Tests.Access;
using SocialPay.EndToEnd.Tests.Deployment;
using SocialPay.EndToEnd.Tests.Infrastructure;
using SocialPay.LocalDatabase;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Hosting;

/// <summary>The database goes away and comes back under an open page, a request and a command.</summary>
[Collection(nameof(WaitingTests))]
public sealed class DatabaseLossTests(Site site, TestCluster cluster)
{
    private const string Title = "Mất kết nối cơ sở dữ liệu";

    private static readonly (string Path, string Title)[] Menu = [("/doi-tuong", "Danh sách đối tượng"), ("/bang-chi-tra", "Bảng chi trả"), ("/do-bao-phu", "Độ bao phủ")];

    [Fact]
    public async Task SessionsEnded_OpenPage_SaysSoAndGoesOn()
    {
        await using var host = await WebHost.StartAsync(cluster);
        await TestOfficers.CreateOneOfEachAsync(host.Database.ConnectionString);
        await using var visitor = await site.VisitAsync(host);
        await visitor.SignInAsync("lap.bang");

        // Whatever comes first, the message or the page: where the message comes, the page follows unclicked.
        foreach (var (path, title) in Menu)
        {
            await EndSessionsAsync(host);
            await visitor.Page.ClickAsync($".side-menu a[href^='{path}']");
            var lost = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = Title });
            await Assertions.Expect(visitor.Page.Locator("main h1")).ToContainTextAsync(title);
            await Assertions.Expect(lost).ToHaveCountAsync(0);
            await Assertions.Expect(visitor.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task ServerStoppedAndStarted_PageRequestAndCommand_SaySoAndGoOn()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"socialpay-lost-{Guid.NewGuid():N}");
        var options = new LocalClusterOptions(folder, Durable: false);
        var server = await LocalCluster.StartAsync(options, TestContext.Current.CancellationToken);
        try
        {
            await server.EnsureDatabaseAsync(LocalCluster.ApplicationRole, TestContext.Current.CancellationToken);
            var connection = server.ConnectionString(LocalCluster.ApplicationRole);
            await using var host = await WebHost.StartAsync(cluster, ("ConnectionStrings__SocialPay", connection));
            await TestOfficers.CreateAsync(connection, "lap.bang", "Nông Văn Thái", OfficerRole.Preparer, TestOfficers.CityCode);
            await using var visitor = await site.VisitAsync(host);
            await visitor.SignInAsync("lap.bang");
            using var officer = await SignInForm.OpenAsync(host);
            (await officer.SendAsync("lap.bang", TestOfficers.Password)).ShouldBe(SignInAnswer.SignedIn);
            (await LocalCluster.StopAsync(options, TestContext.Current.CancellationToken)).ShouldBeTrue();

            await visitor.Page.ClickAsync($".side-menu a[href^='{Menu[0].Path}']");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = Title })).ToBeVisibleAsync();
            using (var answer = await officer.Caller.GetAsync("doi-mat-khau", TestContext.Current.CancellationToken))
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($">{Title}</h1>");
            }

            using (var command = Shell.StartCommand(connection, "users", "list"))
            {
                (await command.ExitCodeAsync(TimeSpan.FromMinutes(1))).ShouldBe(1, command.Output);
                command.Output.ShouldContain($"{Title}. Việc vừa làm");
                command.Output.ShouldNotContain("   at ");
            }

            // Longer than an open page waits before it looks whether its session still counts.
            await Task.Delay(TimeSpan.FromSeconds(35), TestContext.Current.CancellationToken);
            server = await LocalCluster.StartAsync(options, TestContext.Current.CancellationToken);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Thử lại" }).ClickAsync();
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = Title })).ToHaveCountAsync(0);
            await Assertions.Expect(visitor.Page.Locator("main h1")).ToBeVisibleAsync();
            using var again = await officer.Caller.GetAsync("doi-mat-khau", TestContext.Current.CancellationToken);
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await server.ReleaseAsync(CancellationToken.None);
            await LocalCluster.StopAsync(options, CancellationToken.None);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static Task EndSessionsAsync(WebHost host) => host.Database.ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
}
