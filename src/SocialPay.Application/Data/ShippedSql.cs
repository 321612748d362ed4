using Microsoft.EntityFrameworkCore;

namespace SocialPay.Application.Data;

/// <summary>SQL that ships with the program beside the migrations: what must always hold, as views, and what the database itself refuses.</summary>
internal static class ShippedSql
{
    /// <summary>The files of a folder, in the order in which they are run.</summary>
    public static string[] Files(string folder) =>
        [.. typeof(ShippedSql).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static async Task RunAsync(SocialPayContext db, IEnumerable<string> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            using var reader = new StreamReader(ShippedFile.Open(file));
            await RunAsync(db, await reader.ReadToEndAsync(cancellation), cancellation);
        }
    }

    public static Task RunAsync(SocialPayContext db, string sql, CancellationToken cancellation) =>
        // The statements carry braces of their own only as SQL text; EF would read them as places.
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellation);
}
