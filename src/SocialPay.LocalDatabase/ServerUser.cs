namespace SocialPay.LocalDatabase;

/// <summary>Who runs the server: the caller, or an ordinary user when the caller is root, which PostgreSQL refuses.</summary>
internal sealed class ServerUser
{
    private const string RootId = "0";
    private readonly IReadOnlyList<string> _prefix;

    private ServerUser(string id, IReadOnlyList<string> prefix)
    {
        Id = id;
        _prefix = prefix;
    }

    /// <summary>The numeric user id.</summary>
    public string Id { get; }

    /// <summary>The owner of an existing folder where there is one, so that a cluster keeps its user; else postgres, else nobody.</summary>
    public static async Task<ServerUser> ForAsync(string folder, CancellationToken ct)
    {
        var caller = await AskIdAsync(["-u"], ct) ?? throw new LocalDatabaseException("The program id is missing.\nThiếu chương trình id.");
        if (caller != RootId)
            return new ServerUser(caller, []);

        var owner = Directory.Exists(folder) ? await OwnerAsync(folder, ct) : null;
        foreach (var user in new[] { owner, "postgres", "nobody" })
        {
            if (user is null or RootId || await AskIdAsync(["-u", user], ct) is not { } id || await AskIdAsync(["-g", user], ct) is not { } group)
                continue;
            if (Command.Find("setpriv") is { } setpriv)
                return new ServerUser(id, [setpriv, $"--reuid={id}", $"--regid={group}", "--clear-groups", "--"]);
            if (Command.Find("runuser") is { } runuser && await AskIdAsync(["-un", user], ct) is { } name)
                return new ServerUser(id, [runuser, "-u", name, "--"]);
        }
        throw new LocalDatabaseException(
            "PostgreSQL does not run as root, and there is no user postgres or nobody, or neither setpriv nor runuser (package util-linux) to change to it. "
            + "Run this as an ordinary user.\n"
            + "PostgreSQL không chạy bằng quyền root; hãy chạy bằng người dùng thường.");
    }

    public Task<CommandResult> RunAsync(string file, IEnumerable<string> arguments, CancellationToken ct)
    {
        string[] all = [.. _prefix, file, .. arguments];
        return Command.RunAsync(all[0], all.Skip(1), ct);
    }

    /// <summary>Gives the folder and all in it to this user; nothing to do for the caller itself.</summary>
    public async Task TakeAsync(string folder, CancellationToken ct)
    {
        if (_prefix.Count == 0)
            return;
        var result = await Command.RunAsync(Command.Find("chown") ?? "chown", ["-R", Id, folder], ct);
        if (!result.Succeeded)
            throw LocalDatabaseException.StepFailed($"giving the folder to user {Id}", folder, result.Output);
    }

    /// <summary>Takes a folder that root has just made, this process or another one.</summary>
    public async Task TakeFromRootAsync(string folder, CancellationToken ct)
    {
        if (_prefix.Count > 0 && await OwnerAsync(folder, ct) == RootId)
            await TakeAsync(folder, ct);
    }

    /// <summary>True when this user owns the folder, reaches it through every folder above, and may write in it.</summary>
    public async Task<bool> CanUseAsync(string folder, CancellationToken ct) =>
        await OwnerAsync(folder, ct) == Id
        && (await RunAsync("/bin/sh", ["-c", "test -x \"$1\" && test -w \"$1\"", "sh", folder], ct)).Succeeded;

    private static async Task<string?> OwnerAsync(string folder, CancellationToken ct)
    {
        var listing = await Command.RunAsync(Command.Find("ls") ?? "ls", ["-ldn", folder], ct);
        var words = listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return listing.Succeeded && words.Length > 2 ? words[2] : null;
    }

    private static async Task<string?> AskIdAsync(string[] arguments, CancellationToken ct)
    {
        var result = await Command.RunAsync(Command.Find("id") ?? "id", arguments, ct);
        return result.Succeeded ? result.Output.Trim() : null;
    }
}
