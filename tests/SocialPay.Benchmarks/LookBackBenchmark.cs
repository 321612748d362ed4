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
/// every month of everybody differs. All are the same draft computed again, and the ratio is to a run that looks back at nothing.
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

        var (without, unchanged) = await PairAsync(database, cancellation);
        await database.ExecuteAsync(OneInAHundred, cancellation);
        var (withoutAgain, changed) = await PairAsync(database, cancellation);
        var arrears = await CountAsync(database, cancellation);

        var drafts = database.Get<LawDrafts>();
        var draft = await drafts.ProvincialBaseAsync(
            Officer, BaseReference.SocialAssistanceBase, BenchmarkRegister.First, null, new Vnd(300_000), "1/NQ-HĐND", cancellation);
        if ((draft.Error ?? (await drafts.ApproveAsync(new Actor("so2.20"), draft.Value, cancellation)).Error) is { } refused) throw new InvalidOperationException(refused.Code);
        var raised = await ComputeAsync(database, Last, cancellation);
        var all = await CountAsync(database, cancellation);

        static string Times(double seconds, double of) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s, ratio {seconds / of:0.0}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"look-back of {Months} months, {people} people: without {without:0.00} s, nobody changed {Times(unchanged, without)}; "
            + $"without {withoutAgain:0.00} s, 1% changed {Times(changed, withoutAgain)} ({arrears} lines); everybody looked at and nothing found {Times(everybody, without)}; "
            + $"base raised for all months {Times(raised, without)} ({all} lines); peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
    }

    // Turn and turn about, so that neither meets the machine or the tables in a worse state than the other; the fastest of each counts.
    private static async Task<(double Without, double With)> PairAsync(BenchmarkDatabase database, CancellationToken cancellation)
    {
        var (without, with) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            await database.ExecuteAsync("vacuum payroll_lines", cancellation);
            await database.ExecuteAsync("insert into adjustment_limits (area_id, months, recovery_percent) select id, 0, 50 from areas where code = '20' and level = 'Province'", cancellation);
            without = Math.Min(without, await ComputeAsync(database, Last, cancellation));
            await database.ExecuteAsync("delete from adjustment_limits", cancellation);
            await database.ExecuteAsync("vacuum payroll_lines", cancellation);
            with = Math.Min(with, await ComputeAsync(database, Last, cancellation));
        }

        return (without, with);
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
        insert into payroll_runs (area_id, period, through_period, programme, kind, state, revision, hash, people, line_count, amount, computed_at)
            select area_id, period + make_interval(months => n), period + make_interval(months => n), programme, kind, 'Closed', 1, hash, people, line_count, amount, computed_at
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
            select id, 'disability', case when id % 8 = 1 then 'severe' else 'very_severe' end, date '2020-07-01', now() from beneficiaries where id % 2 = 1 and abs(hashint8(id) % 50) = 0;
        """;
}
