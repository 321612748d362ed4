using SocialPay.Application.Access;
using SocialPay.Application.Demo;
using SocialPay.Application.Resources;

namespace SocialPay.Web.Hosting;

/// <summary>Makes the demo province where it is not there yet, and prints the accounts when the site is up.</summary>
internal static class DemoStart
{
    /// <exception cref="InvalidOperationException">The database is somebody's own.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        var demo = app.Services.GetRequiredService<IDemo>();
        Announce(app, demo.Password, await LoadAsync(demo, app.Lifetime.ApplicationStopping));
    }

    private static async Task<IReadOnlyList<DemoAccount>> LoadAsync(IDemo demo, CancellationToken cancellation)
    {
        Console.WriteLine("Lạng Sơn 12/2020 …");
        var load = await demo.LoadAsync(null, null, cancellation);
        if (load.Error is { } refusal) throw new InvalidOperationException(refusal.Message());
        if (!load.Value.AlreadyThere) Console.WriteLine($"{load.Value.People} đối tượng; chi trả 01–06/2021 …");
        var scene = await demo.SetSceneAsync(cancellation);
        if (scene.Error is { } stopped) throw new InvalidOperationException(stopped.Message());
        return load.Value.Accounts;
    }

    private static void Announce(WebApplication app, string password, IReadOnlyList<DemoAccount> accounts) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine();
        foreach (var account in accounts)
            Console.WriteLine($"{account.UserName}  {password}  {account.Role.Code()}  {account.AreaCode} {account.AreaName}");
        Console.WriteLine();
        foreach (var address in app.Urls) Console.WriteLine(address);
    });
}
