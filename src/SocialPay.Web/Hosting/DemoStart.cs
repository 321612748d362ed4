using SocialPay.Application.Access;
using SocialPay.Application.Demo;
using SocialPay.Application.Resources;

namespace SocialPay.Web.Hosting;

/// <summary>Makes the demo province where it is not there yet, and prints the accounts when the site is up.</summary>
internal static class DemoStart
{
    /// <summary>The register of December 2020, January to May 2021 through to results, and June as a draft.</summary>
    /// <exception cref="InvalidOperationException">The database is somebody's own.</exception>
    public static async Task<IReadOnlyList<DemoAccount>> LoadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        Console.WriteLine("Lạng Sơn 12/2020 …");
        var load = await services.GetRequiredService<DemoLoader>().LoadAsync(null, null, cancellation);
        if (load.Error is { } refusal) throw new InvalidOperationException(refusal.Message());
        if (!load.Value.AlreadyThere) Console.WriteLine($"{load.Value.People} đối tượng; chi trả 01–06/2021 …");
        var scene = await services.GetRequiredService<DemoPlayer>().SetSceneAsync(cancellation);
        if (scene.Error is { } stopped) throw new InvalidOperationException(stopped.Message());
        return load.Value.Accounts;
    }

    public static void Announce(WebApplication app, IReadOnlyList<DemoAccount> accounts) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine();
        foreach (var account in accounts)
            Console.WriteLine($"{account.UserName}  {LangSonOfficers.Password}  {account.Role.Code()}  {account.AreaCode} {account.AreaName}");
        Console.WriteLine();
        foreach (var address in app.Urls) Console.WriteLine(address);
    });
}
