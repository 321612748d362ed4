using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Common;

namespace SocialPay.Benchmarks;

/// <summary>
/// One month of a whole province: seconds to load, calculate and save (summed over the districts, which go side by side), and the ratio of
/// the whole to two floors, binary copies of the rows that it wrote, all columns, in the same process: into bare tables, and into tables
/// with the same indexes, checks and foreign keys. Each round is another month, the fastest counts.
/// </summary>
internal static class PayrollBenchmark
{
    private const int Rounds = 3;
    private static readonly PayPeriod First = BenchmarkRegister.First;

    private static readonly (string Table, string Rows, string Columns)[] Saved =
    [
        ("batches", $"run_id in {LastRuns}", "id, run_id, area_id, provider_id, state, count, amount"),
        ("instructions", $"batch_id in (select id from batches where run_id in {LastRuns})", "id, batch_id, reference, beneficiary_id, full_name, birth, village, id_number, decision_number, proxy_name, proxy_kind, proxy_id_number, method_kind, bank_bin, account_number, holder_name, amount, state"),
        ("payroll_lines", $"run_id in {LastRuns}", "run_id, instruction_id, number, beneficiary_id, kind, component, for_period, rule_id, payee, base_amount, coefficient, amount, reasons, carried_from_id"),
    ];

    // The rows of the last month that was computed.
    private const string LastRuns = "(select id from payroll_runs where period = (select max(period) from payroll_runs))";

    private const string ForeignKeys =
        """
        alter table floor_batches add foreign key (run_id) references payroll_runs, add foreign key (area_id) references areas, add foreign key (provider_id) references providers;
        alter table floor_instructions add foreign key (batch_id) references floor_batches;
        """;

    public static async Task RunAsync(int people, CancellationToken cancellation)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(cancellation);
        await database.ExecuteAsync(BenchmarkRegister.Sql(people), cancellation);
        double load = 0, calculate = 0, save = 0, whole = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var result = await database.Get<ComputeRun>().ExecuteAsync(new Actor("so.20"), First.AddMonths(round), "20", null, cancellation);
            var seconds = watch.Elapsed.TotalSeconds;
            if (result.Error is { } error) throw new InvalidOperationException(error.Code);
            if (seconds >= whole) continue;
            var runs = result.Value.Select(area => area.Run.Value).ToList();
            (whole, load, calculate, save) = (seconds, runs.Sum(run => run.LoadSeconds), runs.Sum(run => run.CalculateSeconds), runs.Sum(run => run.SaveSeconds));
        }

        double bare = double.MaxValue, keyed = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Min(bare, await FloorAsync(database, "as table {0} with no data", "", cancellation));
            keyed = Math.Min(keyed, await FloorAsync(database, "(like {0} including all)", ForeignKeys, cancellation));
        }

        var lines = await database.CountAsync($"select count(*) from payroll_lines where run_id in {LastRuns}", cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"payroll {people} people, {lines} lines: load {load:0.00} s, calculate {calculate:0.00} s, save {save:0.00} s, whole {whole:0.00} s; "
            + $"bare copy {bare:0.00} s, ratio {whole / bare:0.0}; copy with keys {keyed:0.00} s, ratio {whole / keyed:0.0}; {whole / people * 1e6:0.0} µs a person; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
    }

    // The same rows, from memory into tables of that shape, in one transaction.
    private static async Task<double> FloorAsync(BenchmarkDatabase database, string shape, string foreignKeys, CancellationToken cancellation)
    {
        var tables = new List<(string Table, string Columns, List<object?[]> Rows, NpgsqlDbType[] Types)>();
        foreach (var (table, rowsOf, columns) in Saved)
        {
            await using var command = new NpgsqlCommand($"select {columns} from {table} where {rowsOf} order by {columns.Split(',')[0]}", database.Connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var types = Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetDataTypeName(field) switch
            {
                "bigint" => NpgsqlDbType.Bigint,
                "integer" => NpgsqlDbType.Integer,
                "date" => NpgsqlDbType.Date,
                var type when type.StartsWith("numeric", StringComparison.Ordinal) => NpgsqlDbType.Numeric,
                _ => NpgsqlDbType.Text,
            }).ToArray();
            var rows = new List<object?[]>();
            while (await reader.ReadAsync(cancellation))
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
            }

            tables.Add((table, columns, rows, types));
        }

        foreach (var (table, _, _) in Saved)
        {
            await database.ExecuteAsync($"drop table if exists floor_{table} cascade", cancellation);
            await database.ExecuteAsync($"create table floor_{table} {string.Format(CultureInfo.InvariantCulture, shape, table)}", cancellation);
        }

        if (foreignKeys.Length > 0) await database.ExecuteAsync(foreignKeys, cancellation);

        var watch = Stopwatch.StartNew();
        await using var transaction = await database.Connection.BeginTransactionAsync(cancellation);
        foreach (var (table, columns, rows, types) in tables)
        {
            await using var importer = await database.Connection.BeginBinaryImportAsync($"copy floor_{table} ({columns}) from stdin (format binary)", cancellation);
            foreach (var row in rows)
            {
                importer.StartRow();
                for (var field = 0; field < row.Length; field++)
                {
                    if (row[field] is null) importer.WriteNull();
                    else importer.Write(row[field]!, types[field]);
                }
            }

            await importer.CompleteAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return watch.Elapsed.TotalSeconds;
    }
}
