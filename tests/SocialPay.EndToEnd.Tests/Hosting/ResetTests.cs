using SocialPay.EndToEnd.Tests.Deployment;
using SocialPay.LocalDatabase;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Hosting;

/// <summary><c>db reset</c> on a database that is somebody's own.</summary>
public sealed class ResetTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Reset_OutsideTheDemo_AsksForTheName()
    {
        await database.ExecuteAsync("create table reset_probe ()");

        (await ResetAsync()).ShouldBe(1);
        (await ResetAsync("--name", "socialpay")).ShouldBe(1);
        (await ProbeAsync()).ShouldBeTrue();

        (await ResetAsync("--name", database.Name)).ShouldBe(0);
        (await ProbeAsync()).ShouldBeFalse();
    }

    private Task<bool> ProbeAsync() => database.ScalarAsync<bool>("select to_regclass('public.reset_probe') is not null");

    private async Task<int> ResetAsync(params string[] arguments)
    {
        using var command = Shell.StartCommand(database.ConnectionString, ["db", "reset", "--yes", .. arguments]);
        var code = await command.ExitCodeAsync(TimeSpan.FromMinutes(2));
        if (code != 0) command.Output.ShouldContain("không xóa gì");
        return code;
    }
}
