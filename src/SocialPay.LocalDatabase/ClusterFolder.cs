using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialPay.LocalDatabase;

/// <summary>Where one private cluster lives: its data, log, passwords and locks, in a folder that only the server's user may enter.</summary>
internal sealed class ClusterFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);

    private ClusterFolder(string root, ServerUser user)
    {
        Root = root;
        User = user;
    }

    public string Root { get; }

    public ServerUser User { get; }

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>First line: the superuser's password, which initdb reads; second line: the application's.</summary>
    public string PasswordFile => Path.Combine(Root, "passwords");

    private string StartLock => Path.Combine(Root, "start.lock");

    private string UseLock => Path.Combine(Root, "use.lock");

    /// <summary>The major version that made the data, or null where there is none yet.</summary>
    public int? DataMajor
    {
        get
        {
            var file = Path.Combine(Data, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>
    /// The wanted folder; or one in /var/tmp, named by a hash of the path, where the server's user cannot get at the wanted one
    /// (a clone under /root) or it belongs to somebody else.
    /// </summary>
    public static async Task<ClusterFolder> OpenAsync(string wanted, CancellationToken ct)
    {
        wanted = Path.GetFullPath(wanted);
        if (await TryOpenAsync(wanted, await ServerUser.ForAsync(wanted, ct), ct) is { } folder)
            return folder;

        var user = await ServerUser.ForAsync("", ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];
        var substitute = $"/var/tmp/socialpay-{user.Id}-{hash}";
        return await TryOpenAsync(substitute, user, ct)
            ?? throw new LocalDatabaseException(
                $"Neither {wanted} nor {substitute} can be used for a private PostgreSQL: another user owns it.\n"
                + $"Không dùng được {wanted} và {substitute}: thư mục thuộc về người dùng khác.");
    }

    private static async Task<ClusterFolder?> TryOpenAsync(string path, ServerUser user, CancellationToken ct)
    {
        var made = false;
        try
        {
            if (!Directory.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                MakeFolder(path);
                made = true;
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return null;
        }
        await user.TakeFromRootAsync(path, ct);
        if (await user.CanUseAsync(path, ct))
            return new ClusterFolder(await Command.RealPathAsync(path, ct), user);
        if (made)
            Directory.Delete(path);
        return null;
    }

    /// <summary>Lets one process at a time start or stop the server.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LockPatience);
        while (true)
        {
            if (TryLock(StartLock, FileShare.None) is { } held)
                return held;
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            }
            catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
            {
                throw new LocalDatabaseException(
                    $"Another process has held {StartLock} for {LockPatience.TotalMinutes:0} minutes.\nMột tiến trình khác đang giữ {StartLock}.", exception);
            }
        }
    }

    /// <summary>Marks this process as a user of the server until disposed; a killed process lets go by itself.</summary>
    public IDisposable Use() =>
        TryLock(UseLock, FileShare.Read) ?? throw new LocalDatabaseException($"{UseLock} is locked.\n{UseLock} đang bị khóa.");

    /// <summary>True when no process uses the server; to be asked while holding the start lock.</summary>
    public bool IsUnused()
    {
        using var alone = TryLock(UseLock, FileShare.None);
        return alone is not null;
    }

    public (string Superuser, string Application) Passwords()
    {
        if (!File.Exists(PasswordFile))
        {
            // Made closed and then written: at no moment readable by others.
            using var stream = new FileStream(PasswordFile, MakeFile(OwnerOnly));
            stream.Write(Encoding.ASCII.GetBytes(
                $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}\n{RandomNumberGenerator.GetHexString(32, lowercase: true)}\n"));
        }
        var lines = File.ReadAllLines(PasswordFile);
        return (lines[0], lines[1]);
    }

    // Read access is enough for a lock and leaves a lock file made by root usable for the folder's owner.
    private static FileStream? TryLock(string file, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnlyFolder);
    }

    private static FileStreamOptions MakeFile(UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return options;
    }
}
