using System.CommandLine;
using SocialPay.Application.Batches;

namespace SocialPay.Cli;

/// <summary><c>batch export</c>.</summary>
internal static class BatchVerbs
{
    private static readonly Option<long?> Run = new("--run") { Description = "id of a run: all its batches" };
    private static readonly Option<long?> Batch = new("--batch") { Description = "id of one batch" };
    private static readonly Option<string> Format = new("--format") { Description = "xlsx: the list to sign; csv: for machines", Required = true };
    private static readonly Option<DirectoryInfo> Out = new("--out") { Description = "folder for the files", HelpName = "DIR", Required = true };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("xlsx", "csv");
        var export = Verb.AsOfficer("export", "write the files for the providers", async (context, cancellation) =>
        {
            var format = context.Required(Format) == "xlsx" ? BatchFileFormat.Xlsx : BatchFileFormat.Csv;
            var folder = new ExportFolder(context.Required(Out).FullName);
            var batches = context.Get<BatchExport>();
            var files = context.Value(Run) is { } run
                ? await batches.OfRunAsync(context.Actor, run, format, folder, cancellation)
                : await batches.OfBatchAsync(context.Actor, context.Value(Batch)!.Value, format, folder, cancellation);
            if (files.Error is { } refusal) return context.Refuse(refusal);
            context.Output.Write(
                files.Value.Select(file => new { batch = file.BatchId, file = Path.Combine(context.Required(Out).FullName, file.FileName), sha256 = file.Sha256, count = file.Count, amount = file.Amount }),
                () =>
                {
                    foreach (var file in files.Value) Console.WriteLine($"{file.FileName}: {file.Count} lệnh chi, {file.Amount} đồng");
                });
            return ExitCode.Done;
        });
        export.Options.Add(Run);
        export.Options.Add(Batch);
        export.Options.Add(Format);
        export.Options.Add(Out);
        export.Validators.Add(result =>
        {
            if (result.GetResult(Run) is null == result.GetResult(Batch) is null) result.AddError("'export' takes either --run or --batch.");
        });
        return new Command("batch", "batches for the providers") { export };
    }
}
