using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SocialPay.Application;
using SocialPay.Application.Data;

namespace SocialPay.Tests.Infrastructure;

/// <summary>
/// The database that every test's own is copied from. Its name follows from the code that fills it, so that changed
/// migrations or reference data make a new one and unchanged ones are not run again.
/// </summary>
public static class TemplateDatabase
{
    public const string Prefix = "template_";

    /// <summary>Compilation is deterministic: the same sources and embedded data give the same module ids.</summary>
    public static string Name { get; } = Prefix + Hash("SocialPay.Domain", "SocialPay.Application");

    /// <summary>Fills the empty template: schema and reference data, no people.</summary>
    public static async Task PrepareAsync(string connectionString, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddSocialPay(connectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(ct);
    }

    private static string Hash(params string[] assemblies)
    {
        var ids = string.Concat(assemblies.Select(name => System.Reflection.Assembly.Load(name).ManifestModule.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids)))[..16];
    }
}
