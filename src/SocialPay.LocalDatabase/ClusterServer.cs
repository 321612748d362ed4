using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Npgsql;

namespace SocialPay.LocalDatabase;

/// <summary>The server process of one cluster: is it there, make its data, start it, stop it. The caller holds the start lock.</summary>
internal sealed partial class ClusterServer(ClusterFolder folder, LocalClusterOptions options)
{
    private const int StartAttempts = 5;
    private const string WaitSeconds = "60";
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    /// <summary>The port of the running server, or null. Waits while it starts up or shuts down.</summary>
    public async Task<int?> FindPortAsync(CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (ReadPidFile() is { } entry && IsOurServer(entry.Pid))
        {
            if (entry.Port is { } port && await AnswersAsync(port, ct))
                return port;
            if (Stopwatch.GetElapsedTime(started) > AnswerPatience)
                throw LocalDatabaseException.StepFailed("the server runs but does not answer", folder.Root, LogTail());
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
        return null;
    }

    /// <summary>Makes the data where there is none, then starts the server. Returns its port.</summary>
    public async Task<int> StartAsync(CancellationToken ct)
    {
        var binaries = await FindBinariesAsync(ct);
        if (folder.DataMajor is null)
            await MakeDataAsync(binaries, ct);
        if (!options.Durable && folder.DataMajor != binaries.Major)
            await RemakeDataAsync(binaries, ct);
        try
        {
            return await StartServerAsync(binaries, ct);
        }
        catch (LocalDatabaseException) when (!options.Durable)
        {
            // Nothing was forced to disk, so a crash of the machine may have left it unreadable; it holds nothing of value.
            await RemakeDataAsync(binaries, ct);
            return await StartServerAsync(binaries, ct);
        }
    }

    /// <summary>Ends all sessions and waits until the server is gone. Immediate: as if the power had failed.</summary>
    /// <returns>False when it did not run.</returns>
    public async Task<bool> StopAsync(bool immediate, CancellationToken ct)
    {
        if (ReadPidFile() is not { } entry || !IsOurServer(entry.Pid))
            return false;
        var binaries = await FindBinariesAsync(ct);
        var result = await folder.User.RunAsync(
            binaries.PgCtl, ["stop", "-D", folder.Data, "-m", immediate ? "immediate" : "fast", "-w", "-t", WaitSeconds], ct);
        if (!result.Succeeded && IsOurServer(entry.Pid))
            throw LocalDatabaseException.StepFailed("stopping the server", folder.Root, result.Output);
        return true;
    }

    private Task<ServerBinaries> FindBinariesAsync(CancellationToken ct) =>
        ServerBinaries.FindAsync(options.BinaryFolders ?? ServerBinaries.UsualFolders(), options.Durable ? folder.DataMajor : null, ct);

    private async Task RemakeDataAsync(ServerBinaries binaries, CancellationToken ct)
    {
        Directory.Delete(folder.Data, recursive: true);
        await MakeDataAsync(binaries, ct);
    }

    private async Task MakeDataAsync(ServerBinaries binaries, CancellationToken ct)
    {
        folder.Passwords();
        await folder.User.TakeAsync(folder.Root, ct);
        // Made beside and moved into place, so that an interrupted start leaves nothing half made.
        var unfinished = folder.Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        // Sorting by code point; letters are those of Unicode, so that lower() and trigrams know Vietnamese. Some systems have C only.
        var result = await InitAsync("C.UTF-8");
        if (!result.Succeeded && result.Output.Contains("locale", StringComparison.Ordinal))
            result = await InitAsync("C");
        if (!result.Succeeded)
            throw LocalDatabaseException.StepFailed("making its data (initdb)", folder.Root, result.Output);
        Directory.Move(unfinished, folder.Data);

        Task<CommandResult> InitAsync(string letters) => folder.User.RunAsync(
            binaries.InitDb,
            [
                "-D", unfinished, "-U", LocalCluster.SuperuserName, "--pwfile", folder.PasswordFile, "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale=C", $"--lc-ctype={letters}", .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
            ],
            ct);
    }

    private async Task<int> StartServerAsync(ServerBinaries binaries, CancellationToken ct)
    {
        // PostgreSQL itself survives the file of a server that is gone, unless its process number now belongs to another program.
        if (ReadPidFile() is { } left && IsOtherProgram(left.Pid))
            File.Delete(PidFile);

        var port = LastPort() is { } last && IsFree(last) ? last : FreePort();
        for (var attempt = 1; ; attempt++)
        {
            var arguments = string.Join(' ', options.ServerSettings().Append($"port={port.ToString(CultureInfo.InvariantCulture)}").Select(s => $"-c {s}"));
            var result = await folder.User.RunAsync(
                binaries.PgCtl, ["start", "-D", folder.Data, "-l", folder.Log, "-w", "-t", WaitSeconds, "-o", arguments], ct);
            if (result.Succeeded)
                return port;
            var tail = LogTail();
            // Somebody else may take the port between our look and the server's start.
            if (attempt == StartAttempts || !tail.Contains("could not bind", StringComparison.Ordinal))
                throw LocalDatabaseException.StepFailed("starting the server", folder.Root, result.Output + tail);
            port = FreePort();
        }
    }

    // A login proves that it is this cluster's server: nobody else knows the password.
    private async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        var login = LocalCluster.Login(port, LocalCluster.SuperuserName, folder.Passwords().Superuser, "postgres");
        login.Pooling = false;
        login.Timeout = 5;
        try
        {
            await using var connection = new NpgsqlConnection(login.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private (int Pid, int? Port)? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(PidFile);
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? (pid, lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : null)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private bool IsOurServer(int pid) => ProgramName(pid) is { } name && name.StartsWith("postgres", StringComparison.Ordinal) && !ServesOtherData(pid);

    private bool IsOtherProgram(int pid) => ProgramName(pid) is not null && !IsOurServer(pid);

    private bool ServesOtherData(int pid)
    {
        var file = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline";
        try
        {
            return File.Exists(file) && !File.ReadAllText(file).Split('\0').Contains(folder.Data, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string? ProgramName(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // The port of the last start: connection strings given out then stay right.
    private int? LastPort()
    {
        var file = Path.Combine(folder.Data, "postmaster.opts");
        var match = File.Exists(file) ? PortPattern().Match(File.ReadAllText(file)) : Match.Empty;
        return match.Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string LogTail() => File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(15)) : "";

    [GeneratedRegex(@"port=(?<port>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PortPattern();
}
