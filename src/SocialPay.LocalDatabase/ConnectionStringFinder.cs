namespace SocialPay.LocalDatabase;

/// <summary>Which database the programs work on.</summary>
public static class ConnectionStringFinder
{
    public const string Variable = "ConnectionStrings__SocialPay";

    // Kept, so that other processes see that this one uses the cluster.
    private static LocalCluster? s_cluster;

    /// <summary>The private cluster of this clone.</summary>
    public static LocalClusterOptions PrivateCluster { get; } = new(Path.Combine(RepositoryRoot(), ".data", "postgres"));

    /// <summary>Nothing else is configured: the programs work on the private cluster of this clone.</summary>
    public static bool IsPrivate => string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The environment's <see cref="Variable"/>, or else the database socialpay of the private cluster, which is started when it does not run.</summary>
    /// <exception cref="LocalDatabaseException">The variable is not set and no private cluster can be had.</exception>
    public static async Task<string> FindAsync(CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } given && !string.IsNullOrWhiteSpace(given))
            return given;
        var cluster = s_cluster = await LocalCluster.StartAsync(PrivateCluster, ct);
        await cluster.EnsureDatabaseAsync(LocalCluster.ApplicationRole, ct);
        return cluster.ConnectionString(LocalCluster.ApplicationRole);
    }

    /// <summary>Stops the private cluster that <see cref="FindAsync"/> gave, unless another process uses it; for a program that ends.</summary>
    public static Task ReleaseAsync(CancellationToken ct) => Interlocked.Exchange(ref s_cluster, null)?.ReleaseAsync(ct) ?? Task.CompletedTask;

    /// <summary>The nearest folder with SocialPay.sln, upwards from the current folder, then from the program's; else the current folder.</summary>
    public static string RepositoryRoot() =>
        Upwards(Environment.CurrentDirectory).Concat(Upwards(AppContext.BaseDirectory)).FirstOrDefault(f => File.Exists(Path.Combine(f, "SocialPay.sln")))
        ?? Environment.CurrentDirectory;

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
