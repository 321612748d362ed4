using System.Diagnostics;
using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Payroll;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Policy;

namespace SocialPay.Benchmarks;

/// <summary>
/// The 25th month of a province with a look-back of 24: nobody looked back at; one in a hundred changed; a base raised backwards, so that
/// every month of everybody differs. All are the same draft computed again, and the ratio is to the first.
/// </summary>
internal static class LookBackBenchmark
{
    private const int Months = 24;
    private static readonly Actor Officer = new("so.20");
    private static readonly PayPeriod Last = BenchmarkRegister.First.AddMonths(Months);

    public static async Task RunAsync(int people, CancellationToken cancellation)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(cancellation);
        await database.ExecuteAsync(BenchmarkRegister.Sql(people), cancellation);
        await ComputeAsync(database, BenchmarkRegister.First, cancellation);
        await database.ExecuteAsync(Repeated, cancellation);
        var everybody = await ComputeAsync(database, Last.Previous, cancellation);
        await ComputeAsync(database, Last, cancellation);

        await database.ExecuteAsync("insert into adjustment_limits (area_id, months, recovery_percent) select id, 0, 50 from areas where code = '20' and level = 'Province'", cancellation);
        var without = await FastestAsync(database, cancellation);
        await database.ExecuteAsync("delete from adjustment_limits", cancellation);
        var unchanged = await FastestAsync(database, cancellation);
        await database.ExecuteAsync(OneInAHundred, cancellation);
        var changed = await FastestAsync(database, cancellation);
        var arrears = await CountAsync(database, cancellation);

        var drafts = database.Get<LawDrafts>();
        var draft = await drafts.ProvincialBaseAsync(
            Officer, BaseReference.SocialAssistanceBase, BenchmarkRegister.First, null, new Vnd(300_000), "1/NQ-HĐND", cancellation);
        if ((draft.Error ?? (await drafts.ApproveAsync(new Actor("so2.20"), draft.Value, cancellation)).Error) is { } refused) throw new InvalidOperationException(refused.Code);
        var raised = await ComputeAsync(database, Last, cancellation);
        var all = await CountAsync(database, cancellation);

        string Times(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s, ratio {seconds / without:0.0}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"look-back of {Months} months, {people} people: without {without:0.00} s; nobody changed {Times(unchanged)}; 1% changed {Times(changed)} ({arrears} lines); "
            + $"everybody looked at and nothing found {Times(everybody)}; base raised for all months {Times(raised)} ({all} lines); peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
    }

    private static async Task<double> FastestAsync(BenchmarkDatabase database, CancellationToken cancellation)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round < 3; round++) fastest = Math.Min(fastest, await ComputeAsync(database, Last, cancellation));
        return fastest;
    }

    private static async Task<double> ComputeAsync(BenchmarkDatabase database, PayPeriod period, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var result = await database.Get<ComputeRun>().ExecuteAsync(Officer, period, "20", null, cancellation);
        if ((result.Error ?? result.Value.Select(area => area.Run.Error).FirstOrDefault(error => error is not null)) is { } error) throw new InvalidOperationException(error.Code);
        return watch.Elapsed.TotalSeconds;
    }

    private static Task<long> CountAsync(BenchmarkDatabase database, CancellationToken cancellation) => database.CountAsync(
        $"select count(*) from payroll_lines l join payroll_runs r on r.id = l.run_id where r.period = '{Last.FirstDay:yyyy-MM-dd}' and l.kind in ('Arrears', 'Recovery')", cancellation);

    // The first month's lines as those of the 22 months after it: what runs of those months would have made.
    private static string Repeated =>
        $"""
        insert into payroll_runs (area_id, period, programme, kind, state, revision, hash, people, line_count, amount, computed_at)
            select area_id, period + make_interval(months => n), programme, kind, 'Closed', 1, hash, people, line_count, amount, computed_at
            from payroll_runs, generate_series(1, {Months - 2}) n;
        update payroll_runs set state = 'Closed';
        insert into payroll_lines (run_id, instruction_id, number, beneficiary_id, kind, component, for_period, rule_id, payee, base_amount, coefficient, amount, reasons)
            select r.id, l.instruction_id, l.number, l.beneficiary_id, l.kind, l.component, r.period, l.rule_id, l.payee, l.base_amount, l.coefficient, l.amount, l.reasons
            from payroll_lines l join payroll_runs f on f.id = l.run_id join payroll_runs r on r.area_id = f.area_id and r.id <> f.id;
        analyze;
        """;

    // A higher degree of disability since half a year ago.
    private const string OneInAHundred =
        """
        insert into circumstances (beneficiary_id, attribute, value, valid_from, recorded_at)
            select id, 'disability', case when id % 8 = 1 then 'severe' else 'very_severe' end, date '2020-07-01', now() from beneficiaries where id % 100 = 1;
        """;
}
