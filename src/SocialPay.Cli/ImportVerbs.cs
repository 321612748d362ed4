using System.CommandLine;
using SocialPay.Application.Registration.Import;
using SocialPay.Application.Resources;

namespace SocialPay.Cli;

/// <summary><c>import register FILE.xlsx</c>.</summary>
internal static class ImportVerbs
{
    private static readonly Argument<FileInfo> RegisterFile = new Argument<FileInfo>("FILE.xlsx") { Description = "the register" }.AcceptExistingOnly();
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "check only, store nothing" };
    private static readonly Option<FileInfo> Errors = new("--errors") { Description = "write the file again with its errors marked", HelpName = "OUT.xlsx" };

    public static Command Create()
    {
        var register = Verb.AsOfficer("register", "bring people into the register", ImportAsync);
        register.Arguments.Add(RegisterFile);
        register.Options.Add(DryRun);
        register.Options.Add(Errors);
        return new Command("import", "bring data in") { register };
    }

    private static async Task<int> ImportAsync(VerbContext context, CancellationToken cancellation)
    {
        var content = await File.ReadAllBytesAsync(context.Value(RegisterFile).FullName, cancellation);
        var import = context.Get<RegisterImport>();
        var result = context.Value(DryRun)
            ? await import.PreviewAsync(context.Actor, content, null, cancellation)
            : await import.CommitAsync(context.Actor, content, null, cancellation);
        if (result.Error is { } refusal)
        {
            var message = refusal.Message();
            context.Output.Write(
                new { rows = 0, accepted = 0, rejected = 0, unchanged = 0, seconds = 0.0, errors = new[] { new { row = 0, column = "", code = refusal.Code, message } } },
                () => Console.Error.WriteLine(message));
            return ExitCode.Refused;
        }

        var report = result.Value;
        if (context.Value(Errors) is { } marked && report.Errors.Count > 0)
        {
            await using var file = marked.Create();
            RegisterErrorsWorkbook.Write(file, content, report, cancellation);
        }

        context.Output.Write(
            new
            {
                rows = report.Rows,
                accepted = report.Accepted,
                rejected = report.Rejected,
                unchanged = report.Unchanged,
                stored = report.Stored,
                waitingChange = report.WaitingChange,
                seconds = Math.Round(report.Seconds, 3),
                errors = report.Errors.Select(Document),
                warnings = report.Warnings.Select(Document),
                unknownColumns = report.UnknownColumns,
            },
            () =>
            {
                Console.WriteLine($"{report.Rows} dòng: {report.Accepted} nhận, {report.Rejected} lỗi, {report.Unchanged} đã có; {report.Seconds:0.0} s");
                foreach (var problem in report.Errors) Console.WriteLine(Line(problem));
                foreach (var problem in report.Warnings) Console.WriteLine($"({Line(problem)})");
            });
        // A file of which nothing can be taken is refused.
        return report.Rejected > 0 && report.Accepted + report.Unchanged == 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static string Line(ImportProblem problem) =>
        problem.Row == 0 ? problem.Message() : $"{(problem.Sheet is { } sheet ? $"trang {sheet}, " : "")}dòng {problem.Row}, {problem.Column}: {problem.Message()}";

    private static object Document(ImportProblem problem) =>
        new { sheet = problem.Sheet, row = problem.Row, column = problem.Column, code = problem.Code, message = problem.Message() };
}
