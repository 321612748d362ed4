using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Infrastructure;

/// <summary>Databases with one officer of each role and a register in them: filled once, and copied for each site that wants its own.</summary>
internal static class FilledDatabase
{
    private static readonly string Template = TemplateDatabase.Name + "_filled";

    public static async Task<TestDatabase> CreateAsync(TestCluster cluster)
    {
        await (await cluster.GetAsync()).EnsureTemplateAsync(Template, FillAsync, CancellationToken.None);
        return await TestDatabase.CreateAsync(cluster, Template);
    }

    private static async Task FillAsync(string connectionString, CancellationToken ct)
    {
        await TemplateDatabase.PrepareAsync(connectionString, ct);
        await TestOfficers.CreateOneOfEachAsync(connectionString);
        await TestRegister.FillAsync(connectionString);
    }
}
