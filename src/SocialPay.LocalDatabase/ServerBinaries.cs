using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialPay.LocalDatabase;

/// <summary>One folder with PostgreSQL's server programs.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest server in the folders, or the one of the version that an existing cluster asks for.</summary>
    /// <exception cref="LocalDatabaseException">None is there, or none that fits.</exception>
    public static async Task<ServerBinaries> FindAsync(IEnumerable<string> folders, int? wantedMajor, CancellationToken ct)
    {
        var found = new List<ServerBinaries>();
        foreach (var folder in folders.Where(HasAllPrograms).Select(RealFolder).Distinct(StringComparer.Ordinal))
        {
            var version = await Command.RunAsync(Path.Combine(folder, "postgres"), ["--version"], ct);
            var match = VersionPattern().Match(version.Output);
            if (version.Succeeded && match.Success)
                found.Add(new ServerBinaries(folder, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)));
        }
        var usable = found.Where(b => b.Major >= OldestMajor).OrderByDescending(b => b.Major).ToList();
        if (usable.Count == 0)
        {
            throw LocalDatabaseException.NoPostgreSql(found.Count == 0
                ? "no server programs were found"
                : $"only version {string.Join(", ", found.Select(b => b.Major))} was found");
        }
        if (wantedMajor is null)
            return usable[0];
        return usable.Find(b => b.Major == wantedMajor)
            ?? throw LocalDatabaseException.NoPostgreSql($"the existing private database was made by version {wantedMajor}, which is not installed");
    }

    /// <summary>PATH first, then where the packages of Debian, Red Hat, the source build, Homebrew and Postgres.app put it.</summary>
    public static IEnumerable<string> UsualFolders() =>
    [
        .. Command.PathFolders(),
        .. Versions("/usr/lib/postgresql", "*"),
        .. Versions("/usr", "pgsql-*"),
        "/usr/local/pgsql/bin",
        .. Versions("/opt/homebrew/opt", "postgresql*"),
        .. Versions("/usr/local/opt", "postgresql*"),
        .. Versions("/Applications/Postgres.app/Contents/Versions", "*"),
    ];

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, pattern).Select(f => Path.Combine(f, "bin")) : [];

    private static bool HasAllPrograms(string folder) => Needed.All(name => File.Exists(Path.Combine(folder, name)));

    // A link on PATH may point into a folder that the list names as well; the server looks for its files beside the real program.
    private static string RealFolder(string folder)
    {
        var program = new FileInfo(Path.Combine(folder, "postgres"));
        return Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName)!;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionPattern();
}
