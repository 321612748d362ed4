using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SocialPay.Application.Data;

/// <summary>PostgreSQL's binary COPY on the context's connection and in its transaction.</summary>
public static class BulkCopy
{
    private const int WorthAnalyzing = 300;

    /// <summary>Writes the rows into the table; the columns are named in the order in which <paramref name="write"/> writes them.</summary>
    public static async Task CopyAsync<T>(
        this DbContext db,
        string table,
        string columns,
        IEnumerable<T> rows,
        Action<NpgsqlBinaryImporter, T> write,
        CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var importer = await connection.BeginBinaryImportAsync($"copy {table} ({columns}) from stdin (format binary)", cancellation);
            foreach (var row in rows)
            {
                importer.StartRow();
                write(importer, row);
            }

            await importer.CompleteAsync(cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Reserves ids of an identity column, ascending.</summary>
    public static async Task<IReadOnlyList<long>> ReserveIdsAsync(this DbContext db, string table, int count, CancellationToken cancellation)
    {
        if (count == 0) return [];
        // Most often nobody else draws at the same time, and two numbers say it all.
        var drawn = await db.Database.SqlQuery<DrawnIds>(
            $"""
            select min(id) as "First", case when max(id) - min(id) + 1 = count(*) then null else array_agg(id order by id) end as "Single"
            from (select nextval(pg_get_serial_sequence({table}, 'id')) as id from generate_series(1, {count})) drawn
            """).SingleAsync(cancellation);
        if (drawn.Single is { } single) return single;
        var ids = new long[count];
        for (var i = 0; i < count; i++) ids[i] = drawn.First + i;
        return ids;
    }

    /// <summary>
    /// Tells PostgreSQL what now stands in tables that many rows came into. It finds out by itself a minute later; until then it would
    /// plan as if they were empty, and a query of a tenth of a second took over half a minute.
    /// </summary>
    /// <param name="rows">How many came; few change nothing.</param>
    public static async Task AnalyzeAsync(this SocialPayContext db, int rows, string tables, CancellationToken cancellation)
    {
        if (rows < WorthAnalyzing) return;
#pragma warning disable EF1002 // Names of this program's own tables.
        await db.Database.ExecuteSqlRawAsync($"analyze {tables}", cancellation);
#pragma warning restore EF1002
    }

    /// <summary>Writes text, or null.</summary>
    public static void WriteText(this NpgsqlBinaryImporter importer, string? value)
    {
        if (value is null) importer.WriteNull();
        else importer.Write(value, NpgsqlTypes.NpgsqlDbType.Text);
    }

    /// <summary>Writes a date, or null.</summary>
    public static void WriteDate(this NpgsqlBinaryImporter importer, DateOnly? value)
    {
        if (value is null) importer.WriteNull();
        else importer.Write(value.Value, NpgsqlTypes.NpgsqlDbType.Date);
    }

    public static void WriteLong(this NpgsqlBinaryImporter importer, long? value)
    {
        if (value is null) importer.WriteNull();
        else importer.Write(value.Value, NpgsqlTypes.NpgsqlDbType.Bigint);
    }

    private sealed record DrawnIds(long First, long[]? Single);
}
