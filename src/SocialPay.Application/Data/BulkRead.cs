using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Data;

/// <summary>PostgreSQL's binary COPY of a query, on the context's open connection and in its transaction.</summary>
internal static class BulkRead
{
    /// <param name="query">Trusted SQL without parameters.</param>
    /// <param name="read">Called for each row; reads its columns in order.</param>
    public static async Task ReadAsync(this DbContext db, string query, Action<NpgsqlBinaryExporter> read, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var rows = await connection.BeginBinaryExportAsync($"copy ({query}) to stdout (format binary)", cancellation);
        while (await rows.StartRowAsync(cancellation) != -1) read(rows);
    }

    /// <summary>Reads rows that each belong to somebody, and gives everybody hers.</summary>
    /// <param name="query">Its first column is the owner's id, and it is ordered by that.</param>
    /// <param name="owners">Ascending ids; rows of others, who came in between, are passed over.</param>
    /// <param name="read">Reads the columns after the owner's.</param>
    /// <returns>One entry for each owner, null where there is no row.</returns>
    public static async Task<T[]?[]> ReadByOwnerAsync<T>(
        this DbContext db, string query, IReadOnlyList<long> owners, Func<NpgsqlBinaryExporter, T> read, CancellationToken cancellation)
    {
        var found = new T[]?[owners.Count];
        var group = new List<T>();
        var place = 0;
        void Next()
        {
            if (group.Count > 0) found[place] = [.. group];
            group.Clear();
            place++;
        }

        await db.ReadAsync(query, row =>
        {
            var owner = row.Read<long>(NpgsqlDbType.Bigint);
            while (place < owners.Count && owners[place] < owner) Next();
            var item = read(row);
            if (place < owners.Count && owners[place] == owner) group.Add(item);
        }, cancellation);
        if (group.Count > 0) Next();
        return found;
    }

    public static string? ReadTextOrNull(this NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return row.Read<string>();
        row.Skip();
        return null;
    }

    public static DateOnly? ReadDateOrNull(this NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return row.Read<DateOnly>(NpgsqlDbType.Date);
        row.Skip();
        return null;
    }

    public static PayPeriod? ReadPeriodOrNull(this NpgsqlBinaryExporter row) => row.ReadDateOrNull() is { } day ? PayPeriod.Of(day) : null;
}

/// <summary>The names of an enum's values, as they stand in the database.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The enum has no such value.</exception>
    public static T Parse(string name) => Values[name];
}
