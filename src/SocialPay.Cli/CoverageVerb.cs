using System.CommandLine;
using SocialPay.Application.Coverage;

namespace SocialPay.Cli;

/// <summary><c>coverage</c>: people, people with an account, people paid without cash, money; by the areas below.</summary>
internal static class CoverageVerb
{
    private static readonly Option<string> AreaCode = new("--area") { Description = "code of an area", Required = true };

    public static Command Create()
    {
        var coverage = Verb.Create("coverage", "accounts and payments without cash", async (context, cancellation) =>
        {
            var result = await context.Get<CoverageQueries>().ReportAsync(context.Actor, context.Required(Arguments.Period), context.Required(AreaCode), cancellation);
            if (result.Error is { } refusal) return context.Refuse(refusal);
            var report = result.Value;
            context.Output.Write(
                new
                {
                    computed = new { areas = report.Computed.Computed, of = report.Computed.Of },
                    people = report.Whole.Figures.People,
                    withAccount = report.Whole.Figures.WithAccount,
                    paidCashless = report.Whole.Figures.PaidCashless,
                    amount = report.Whole.Figures.Amount,
                    paid = report.Whole.Figures.Paid,
                    areas = report.Areas.Select(area => new
                    {
                        code = area.Code,
                        name = area.Name,
                        people = area.Figures.People,
                        withAccount = area.Figures.WithAccount,
                        paidCashless = area.Figures.PaidCashless,
                        amount = area.Figures.Amount,
                        paid = area.Figures.Paid,
                    }),
                },
                () =>
                {
                    foreach (var area in report.Areas)
                        Console.WriteLine($"{area.Code} {area.Name}: {area.Figures.People} người, {area.Figures.WithAccount} có tài khoản, {area.Figures.PaidCashless} không dùng tiền mặt, {area.Figures.Amount} đồng");
                });
            return ExitCode.Done;
        });
        coverage.Options.Add(Arguments.Period);
        coverage.Options.Add(AreaCode);
        coverage.Options.Add(Verb.As);
        return coverage;
    }
}
