using System.Diagnostics;
using System.Text;
using SocialPay.LocalDatabase;

namespace SocialPay.EndToEnd.Tests.Deployment;

/// <summary>A program of the system with exactly the given environment.</summary>
public sealed class Shell : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private Shell(Process process) => _process = process;

    public static string Repository { get; } = ConnectionStringFinder.RepositoryRoot();

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static Shell Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var shell = new Shell(new Process { StartInfo = start });
        shell._process.OutputDataReceived += shell.Keep;
        shell._process.ErrorDataReceived += shell.Keep;
        shell._process.Start();
        shell._process.StandardInput.Close();
        shell._process.BeginOutputReadLine();
        shell._process.BeginErrorReadLine();
        return shell;
    }

    /// <summary>The built command line on a database.</summary>
    public static Shell StartCommand(string connectionString, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository, "src", "SocialPay.Cli", "bin", configuration, "net10.0", "socialpay.dll");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { [ConnectionStringFinder.Variable] = connectionString };
        return Start(Repository, environment, ["dotnet", program, .. arguments]);
    }

    /// <summary>Runs to the end, and fails the test unless it succeeds. Returns what it printed.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        using var shell = Start(folder, environment, command);
        (await shell.ExitCodeAsync(TimeSpan.FromMinutes(5))).ShouldBe(0, shell.Output);
        return shell.Output;
    }

    public async Task<int> ExitCodeAsync(TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(end.Token);
        return _process.ExitCode;
    }

    /// <summary>What docker stop sends.</summary>
    public Task TerminateAsync() => RunAsync("/", new Dictionary<string, string>(StringComparer.Ordinal), "/bin/sh", "-c", $"kill -TERM {_process.Id}");

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }
}
