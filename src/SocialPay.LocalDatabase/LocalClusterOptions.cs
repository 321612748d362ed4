namespace SocialPay.LocalDatabase;

/// <param name="Folder">Where the cluster lives; made when missing.</param>
/// <param name="Durable">False: nothing is forced to disk, for tests; a cluster that does not start any more is then made anew.</param>
public sealed record LocalClusterOptions(string Folder, bool Durable = true)
{
    /// <summary>Folders searched for PostgreSQL's server programs; null: PATH and the usual ones.</summary>
    public IReadOnlyList<string>? BinaryFolders { get; init; }

    /// <summary>The settings given to the server at each start.</summary>
    internal IEnumerable<string> ServerSettings()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=256MB",
            "timezone=UTC", "log_timezone=UTC", "jit=off",
        ];
        return Durable ? settings : settings.Concat(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
    }
}
