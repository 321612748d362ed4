using System.CommandLine;
using SocialPay.Application.Batches;
using SocialPay.Application.Resources;

namespace SocialPay.Cli;

/// <summary><c>results import FILE</c>.</summary>
internal static class ResultVerbs
{
    private static readonly Argument<FileInfo> ResultFile = new Argument<FileInfo>("FILE") { Description = "XLSX or CSV as the provider sent it" }.AcceptExistingOnly();
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "check only, apply nothing" };

    public static Command Create()
    {
        var import = Verb.AsOfficer("import", "take a provider's results in", async (context, cancellation) =>
        {
            var file = context.Value(ResultFile);
            var content = await File.ReadAllBytesAsync(file.FullName, cancellation);
            var results = context.Get<ResultImport>();
            var outcome = context.Value(DryRun)
                ? await results.PreviewAsync(context.Actor, file.Name, content, cancellation)
                : await results.ApplyAsync(context.Actor, file.Name, content, cancellation);
            if (outcome.Error is { } refusal)
            {
                var message = refusal.Message();
                context.Output.Write(
                    new { applied = 0, unchanged = 0, refused = 0, pending = 0, errors = new[] { new { row = 0, column = "", code = refusal.Code, message } } },
                    () => Console.Error.WriteLine(message));
                return ExitCode.Refused;
            }

            var report = outcome.Value;
            context.Output.Write(
                new
                {
                    applied = report.PutAside ? 0 : report.Applied,
                    unchanged = report.Unchanged,
                    refused = report.Refused,
                    pending = report.Pending,
                    putAside = report.PutAside,
                    sha256 = report.Sha256,
                    outcomes = report.Outcomes.Select(total => new { outcome = total.Outcome, count = total.Count, amount = total.Amount }),
                    errors = report.Errors.Select(problem => new { sheet = problem.Sheet, row = problem.Row, column = problem.Column, code = problem.Error.Code, message = problem.Error.Message() }),
                },
                () =>
                {
                    Console.WriteLine($"{report.Applied} áp dụng, {report.Unchanged} không đổi, {report.Refused} lỗi, {report.Pending} chưa có kết quả");
                    foreach (var problem in report.Errors) Console.WriteLine($"{(problem.Sheet is { } sheet ? $"trang {sheet}, " : "")}dòng {problem.Row}, {problem.Column}: {problem.Error.Message()}");
                });
            return report.PutAside ? ExitCode.Refused : ExitCode.Done;
        });
        import.Arguments.Add(ResultFile);
        import.Options.Add(DryRun);
        return new Command("results", "results of providers") { import };
    }
}
