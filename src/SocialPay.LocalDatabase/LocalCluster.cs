using Npgsql;

namespace SocialPay.LocalDatabase;

/// <summary>
/// A private PostgreSQL for development, the demo and tests, listening on this machine only. It outlives the process that started it
/// until <see cref="StopAsync(bool, CancellationToken)"/> or the last <see cref="ReleaseAsync"/>.
/// </summary>
public sealed class LocalCluster
{
    internal const string SuperuserName = "postgres";

    /// <summary>The application's role: owns its databases, may not make others, is no superuser.</summary>
    public const string ApplicationRole = "socialpay";

    private static readonly string[] NeededExtensions = ["unaccent", "pg_trgm", "btree_gist", "pgcrypto"];

    private readonly ClusterFolder _folder;
    private readonly ClusterServer _server;
    private readonly int _port;
    private readonly IDisposable _use;

    private LocalCluster(ClusterFolder folder, ClusterServer server, int port, bool startedHere, bool onlyUser, IDisposable use)
    {
        _folder = folder;
        _server = server;
        _port = port;
        _use = use;
        StartedHere = startedHere;
        OnlyUser = onlyUser;
    }

    /// <summary>False when it ran already.</summary>
    public bool StartedHere { get; }

    /// <summary>True when no other process used the cluster at the moment of <see cref="StartAsync"/>.</summary>
    public bool OnlyUser { get; }

    /// <summary>Where the cluster is; differs from the wanted folder where the server's user cannot reach that.</summary>
    public string Folder => _folder.Root;

    /// <summary>
    /// Starts the cluster of the folder, making it when it is not there, or joins the running one. Keep the result as long as the
    /// server is used: it is what holds other processes' <see cref="ReleaseAsync"/> back.
    /// </summary>
    /// <exception cref="LocalDatabaseException">PostgreSQL is missing or too old, or does not start; the message says what to do.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken ct)
    {
        var folder = await OpenFolderAsync(options, ct);
        using var startLock = await folder.LockAsync(ct);
        var onlyUser = folder.IsUnused();
        var use = folder.Use();
        try
        {
            var server = new ClusterServer(folder, options);
            var runningPort = await server.FindPortAsync(ct);
            var cluster = new LocalCluster(folder, server, runningPort ?? await server.StartAsync(ct), runningPort is null, onlyUser, use);
            await cluster.EnsureRoleAsync(ct);
            return cluster;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Stops the folder's cluster without starting it first.</summary>
    /// <returns>False when it did not run.</returns>
    public static async Task<bool> StopAsync(LocalClusterOptions options, CancellationToken ct)
    {
        var folder = await OpenFolderAsync(options, ct);
        using var startLock = await folder.LockAsync(ct);
        return await new ClusterServer(folder, options).StopAsync(immediate: false, ct);
    }

    /// <summary>Stops the server, whoever uses it. Immediate: without a checkpoint, as if the power had failed.</summary>
    public async Task StopAsync(bool immediate, CancellationToken ct)
    {
        using var startLock = await _folder.LockAsync(ct);
        await _server.StopAsync(immediate, ct);
        _use.Dispose();
    }

    /// <summary>Gives up this process's use of the server, and stops it when no other process uses it.</summary>
    public async Task ReleaseAsync(CancellationToken ct)
    {
        using var startLock = await _folder.LockAsync(ct);
        _use.Dispose();
        if (_folder.IsUnused())
            await _server.StopAsync(immediate: false, ct);
    }

    /// <summary>How the application logs in to the database.</summary>
    public string ConnectionString(string database) =>
        Login(_port, ApplicationRole, _folder.Passwords().Application, database).ConnectionString;

    /// <summary>Makes an empty database of the application's role unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken ct)
    {
        if (await ExistsAsync(database, ct))
            return;
        try
        {
            await CreateAsync(database, "template1", ct);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Two processes made it at the same moment; the other one's is as good.
        }
    }

    /// <summary>
    /// Makes a database to copy from, unless it is there: fills it by <paramref name="prepare"/>, which gets its connection string, and
    /// closes it, since a copy needs its source at rest. Either it is there whole or not at all, also when two processes ask at once.
    /// </summary>
    public async Task EnsureTemplateAsync(string template, Func<string, CancellationToken, Task> prepare, CancellationToken ct)
    {
        var unfinished = template + "_new";
        await using var connection = await OpenAsync(ct);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtext($1))", ct, template);
        if (await ExistsAsync(template, ct))
            return;
        await DropDatabaseAsync(unfinished, ct);
        await CreateAsync(unfinished, "template1", ct);
        await prepare(new NpgsqlConnectionStringBuilder(ConnectionString(unfinished)) { Pooling = false }.ConnectionString, ct);
        await ExecuteAsync(connection, $"ALTER DATABASE {Quote(unfinished)} ALLOW_CONNECTIONS false", ct);
        await ExecuteAsync(connection, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1", ct, unfinished);
        await ExecuteAsync(connection, $"ALTER DATABASE {Quote(unfinished)} RENAME TO {Quote(template)}", ct);
    }

    /// <summary>Makes a copy of a database to which nobody is connected, such as one of <see cref="EnsureTemplateAsync"/>.</summary>
    public Task CloneDatabaseAsync(string template, string database, CancellationToken ct) => CreateAsync(database, template, ct);

    /// <summary>Drops the database with all its sessions; nothing happens when it is not there.</summary>
    public async Task DropDatabaseAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {Quote(database)} WITH (FORCE)", ct);
    }

    /// <summary>The names of the application's databases that start with the prefix.</summary>
    public async Task<IReadOnlyList<string>> ListDatabasesAsync(string prefix, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY datname", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = prefix });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
            names.Add(reader.GetString(0));
        return names;
    }

    public async Task<bool> ExistsAsync(string database, CancellationToken ct) =>
        (await ListDatabasesAsync(database, ct)).Contains(database, StringComparer.Ordinal);

    internal static NpgsqlConnectionStringBuilder Login(int port, string user, string password, string database) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Username = user,
        Password = password,
        Database = database,
        // Nothing leaves this machine, so the tries at encryption would only cost time.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    private static Task<ClusterFolder> OpenFolderAsync(LocalClusterOptions options, CancellationToken ct) => OperatingSystem.IsWindows()
        ? throw new LocalDatabaseException(
            "The private PostgreSQL runs on Linux and macOS only: set ConnectionStrings__SocialPay.\nTrên Windows, hãy đặt ConnectionStrings__SocialPay.")
        : ClusterFolder.OpenAsync(options.Folder, ct);

    private async Task EnsureRoleAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT e FROM unnest($1) e WHERE e NOT IN (SELECT name FROM pg_available_extensions)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = NeededExtensions });
        if (await command.ExecuteScalarAsync(ct) is string missing)
            throw LocalDatabaseException.NoPostgreSql($"the extension {missing} of the one that runs is missing (package postgresql-contrib)");

        await using var roles = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", connection);
        roles.Parameters.Add(new NpgsqlParameter { Value = ApplicationRole });
        if (await roles.ExecuteScalarAsync(ct) is null)
        {
            await ExecuteAsync(
                connection,
                $"CREATE ROLE {ApplicationRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '{_folder.Passwords().Application}'", ct);
        }
    }

    private async Task CreateAsync(string database, string template, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await ExecuteAsync(connection, $"CREATE DATABASE {Quote(database)} OWNER {ApplicationRole} TEMPLATE {Quote(template)}", ct);
        await ExecuteAsync(connection, $"REVOKE ALL ON DATABASE {Quote(database)} FROM PUBLIC", ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        // No pool: a kept session of the superuser would outlive its use.
        var login = Login(_port, SuperuserName, _folder.Passwords().Superuser, "postgres");
        login.Pooling = false;
        var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
