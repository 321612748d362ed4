using System.Diagnostics;
using System.Net;
using SocialPay.Tests.Infrastructure;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>The published folder, and nodes started from it on one database.</summary>
public sealed class PublishedSite(TestCluster cluster, PublishedPrograms programs) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private string folder = "";

    public string ConnectionString => database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        folder = await programs.FolderAsync("SocialPay.Web");
    }

    /// <summary>Starts a node; it is the caller's to end.</summary>
    public Shell Start(Uri address, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__SocialPay"] = database.ConnectionString,
            ["ASPNETCORE_URLS"] = address.ToString(),
        };
        foreach (var (name, value) in settings) environment[name] = value;
        return Shell.Start(folder, environment, "dotnet", "SocialPay.Web.dll");
    }

    public async Task<Shell> StartHealthyAsync(Uri address, params (string Name, string Value)[] settings)
    {
        var node = Start(address, settings);
        using var caller = new HttpClient { BaseAddress = address };
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2) && !node.HasExited)
        {
            try
            {
                using var answer = await caller.GetAsync("health");
                if (answer.StatusCode == HttpStatusCode.OK) return node;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        throw new InvalidOperationException($"The program does not serve:\n{node.Output}");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
