using System.Globalization;
using SocialPay.Benchmarks;

// dotnet run -c Release --project tests/SocialPay.Benchmarks -- payroll [people ...] | import [people] | calculator [people]
var benchmark = args.FirstOrDefault();
switch (benchmark)
{
    case "payroll":
        int[] sizes = args.Length > 1 ? [.. args.Skip(1).Select(int.Parse)] : [20_375, 172_068];
        foreach (var people in sizes) await PayrollBenchmark.RunAsync(people, CancellationToken.None);
        await LookBackBenchmark.RunAsync(sizes[^1], CancellationToken.None);
        return 0;
    case "import":
        await ImportBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_375, CancellationToken.None);
        return 0;
    case "calculator":
        CalculatorBenchmark.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2000);
        return 0;
    default:
        Console.Error.WriteLine("benchmarks: payroll [people ...], import [people], calculator [people]");
        return 2;
}
