using System.ComponentModel;
using System.Diagnostics;

namespace SocialPay.LocalDatabase;

internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs small programs of the system and waits for them.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(string file, IEnumerable<string> arguments, CancellationToken ct)
    {
        // "/" because the server's user may not enter the caller's current folder.
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // The caller's own PostgreSQL settings must not reach the private server; messages are parsed, so in English.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new LocalDatabaseException($"Cannot run {file}: {exception.Message}\nKhông chạy được {file}.", exception);
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new CommandResult(process.ExitCode, await output + await error);
    }

    /// <summary>The folder's path without links, so that one folder has one name.</summary>
    public static async Task<string> RealPathAsync(string folder, CancellationToken ct)
    {
        var result = await RunAsync("/bin/sh", ["-c", "cd -- \"$1\" && pwd -P", "sh", folder], ct);
        return result.Succeeded ? result.Output.TrimEnd('\n') : folder;
    }

    /// <summary>The first file of that name on PATH or in the usual folders of system programs.</summary>
    public static string? Find(string name) =>
        PathFolders().Concat(["/usr/sbin", "/usr/bin", "/sbin", "/bin"]).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static IEnumerable<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
