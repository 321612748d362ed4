using System.Diagnostics;
using System.Globalization;
using SocialPay.Application.Access;
using SocialPay.Application.Registration.Import;
using SocialPay.Demo;

namespace SocialPay.Benchmarks;

/// <summary>
/// The register of the demo province through the import: seconds from the file's bytes to a preview, to the rows committed, and to all of
/// them found unchanged; peak memory. Cold: the first time of a process, as an officer meets it.
/// </summary>
internal static class ImportBenchmark
{
    public static async Task RunAsync(int people, CancellationToken cancellation)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(cancellation);
        await database.Get<DemoLoader>().LoadAsync(0, null, cancellation);
        using var file = new MemoryStream();
        DemoLoader.WriteRegister(file, people);
        var content = file.ToArray();
        var (actor, import) = (new Actor("so.20"), database.Get<RegisterImport>());
        var preview = await SecondsAsync(() => import.PreviewAsync(actor, content, null, cancellation));
        var commit = await SecondsAsync(() => import.CommitAsync(actor, content, null, cancellation));
        var again = await SecondsAsync(() => import.CommitAsync(actor, content, null, cancellation));
        if (commit.Report.Accepted != people || again.Report.Unchanged != people) throw new InvalidOperationException("Not everybody was brought in once.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import {people} rows, {content.Length / 1024} KiB: preview {preview.Seconds:0.00} s, commit {commit.Seconds:0.00} s, again {again.Seconds:0.00} s; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
    }

    private static async Task<(double Seconds, ImportReport Report)> SecondsAsync(Func<Task<Domain.Common.Result<ImportReport>>> import)
    {
        var watch = Stopwatch.StartNew();
        var report = await import();
        if (report.Error is { } error) throw new InvalidOperationException(error.Code);
        return (watch.Elapsed.TotalSeconds, report.Value);
    }
}
