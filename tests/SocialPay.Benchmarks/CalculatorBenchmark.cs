using System.Diagnostics;
using System.Globalization;
using SocialPay.Application.Policy;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Tests.Payroll;

namespace SocialPay.Benchmarks;

/// <summary>
/// The calculator alone, on one core: people of every group, each month from 2015 to 2026, lines with their reasons. Person-months and
/// lines a second, bytes allocated a line; the fastest of several rounds counts. People without a decision in the month count as
/// person-months of their own: the second figure leaves them out.
/// </summary>
internal static class CalculatorBenchmark
{
    private const int Rounds = 7;

    public static void Run(int people)
    {
        var law = LawFile.Load();
        var files = Population.Of(people);
        var (first, last) = (new PayPeriod(2015, 1), new PayPeriod(2026, 11));
        var months = last - first + 1;
        var inDecision = files.Sum(file => Enumerable.Range(0, months).Count(offset => file.Entitlements.Any(decision => decision.Covers(first.AddMonths(offset)))));
        Measure("all", files, (long)people * months, into =>
        {
            for (var month = first; month <= last; month = month.Next) OfMonth(law, files, month, into);
        });
        Measure("with a decision", files, inDecision, into =>
        {
            for (var month = first; month <= last; month = month.Next)
            {
                foreach (var file in files)
                    if (HasDecision(file, month)) Calculator.Owed(law, file, month, "20", into);
                into.Clear();
            }
        });
        var assistance = files.Where(file => file.Entitlements.All(decision => !decision.Group.StartsWith("ncc", StringComparison.Ordinal))).ToList();
        Measure("social assistance and pension", assistance, (long)assistance.Count * months, into =>
        {
            for (var month = first; month <= last; month = month.Next) OfMonth(law, assistance, month, into);
        });
        var text = 0L;
        Measure("all, reasons as text", files, (long)people * months, into =>
        {
            for (var month = first; month <= last; month = month.Next)
            {
                foreach (var file in files) Calculator.Owed(law, file, month, "20", into);
                foreach (var line in into) text += line.Reasons.ToString().Length;
                into.Clear();
            }
        });
        LookBack(law, files);
        if (text == 0) throw new InvalidOperationException("Nothing was owed.");
    }

    /// <summary>Twenty-four months of each person compared with what was granted: as it is owed, and all at another base.</summary>
    private static void LookBack(Domain.Policy.Law law, List<PersonFile> files)
    {
        var (from, to) = (new PayPeriod(2022, 1), new PayPeriod(2023, 12));
        var owed = files.ConvertAll(file =>
        {
            var lines = new List<OwedLine>();
            for (var month = from; month <= to; month = month.Next) Calculator.Owed(law, file, month, "20", lines);
            return lines;
        });
        foreach (var (name, less) in new[] { ("no difference", 0L), ("all differ", 1000L) })
        {
            var granted = owed.ConvertAll(lines => lines.ConvertAll(line =>
                new GrantedAmount(line.Rule.Programme, line.Component, line.Payee, line.For, new Vnd(line.Amount.Amount - less), line.Rule.Id)));
            var (best, found) = (double.MaxValue, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                found = 0;
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < files.Count; i++) found += Adjustments.Between(owed[i], granted[i]).Count;
                best = Math.Min(best, watch.Elapsed.TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"adjustments of 24 months, {name}: {files.Count / best:#,##0} people a second ({owed.Sum(lines => lines.Count)} owed amounts, {found} differences, {best:0.000} s)"));
        }
    }

    private static bool HasDecision(PersonFile file, PayPeriod month)
    {
        for (var i = 0; i < file.Entitlements.Count; i++)
            if (file.Entitlements[i].Covers(month)) return true;
        return false;
    }

    private static void OfMonth(Domain.Policy.Law law, List<PersonFile> files, PayPeriod month, List<OwedLine> into)
    {
        foreach (var file in files) Calculator.Owed(law, file, month, "20", into);
        into.Clear();
    }

    private static void Measure(string name, List<PersonFile> files, long personMonths, Action<List<OwedLine>> work)
    {
        // Counted apart: the list is emptied after each month, so that it does not grow with the years.
        var lines = 0L;
        var counted = new List<OwedLine>();
        for (var month = new PayPeriod(2015, 1); month <= new PayPeriod(2026, 11); month = month.Next)
        {
            foreach (var file in files) Calculator.Owed(LawFile.Load(), file, month, "20", counted);
            lines += counted.Count;
            counted.Clear();
        }

        var into = new List<OwedLine>(files.Count * 2);
        var (best, bytes) = (double.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            work(into);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"calculator, {name}: {personMonths / best:#,##0} person-months a second, {lines / best:#,##0} lines a second, {(double)bytes / lines:0} bytes a line ({files.Count} people, {personMonths} person-months, {lines} lines, {best:0.00} s)"));
    }
}
