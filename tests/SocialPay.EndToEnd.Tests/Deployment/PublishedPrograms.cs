using SocialPay.EndToEnd.Tests.Deployment;

[assembly: AssemblyFixture(typeof(PublishedPrograms))]

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>The folders as they are deployed: each program is published once for all tests, since compiling it ahead takes a minute.</summary>
public sealed class PublishedPrograms : IAsyncDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public PublishedPrograms() => Current = this;

    /// <summary>Those of this test run.</summary>
    public static PublishedPrograms Current { get; private set; } = null!;

    private readonly string root = Path.Combine(Path.GetTempPath(), $"socialpay-published-{Guid.NewGuid():N}");
    private readonly Dictionary<string, Task<string>> folders = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private Task last = Task.CompletedTask;

    /// <summary>The folder of a program, as <c>SocialPay.Web</c>. Tests only read it.</summary>
    public Task<string> FolderAsync(string project)
    {
        lock (starting)
        {
            if (!folders.TryGetValue(project, out var folder)) last = folders[project] = folder = PublishAsync(project, last);
            return folder;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(folders.Values);
        }
        finally
        {
            if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        }
    }

    // One after the other: they share the folders in which they are compiled.
    private async Task<string> PublishAsync(string project, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var (folder, home) = (Path.Combine(root, project), new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/" });
        await Shell.RunAsync(Shell.Repository, home, "dotnet", "publish", $"src/{project}", "-c", Configuration, "--no-build", "-o", folder, "-v", "q", "--nologo");
        return folder;
    }
}
