using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>
/// Takes what a provider reports into the payroll, by instruction reference: the whole file or nothing of it. The same results again
/// change nothing.
/// </summary>
public sealed class ResultImport(Door door, ReadingDesk desk)
{
    /// <summary>What the file would do; nothing is written.</summary>
    /// <param name="file">XLSX or CSV.</param>
    public Task<Result<ResultReport>> PreviewAsync(Actor actor, string fileName, byte[] file, CancellationToken cancellation) => door.AskAsync<ResultReport>(actor, async work =>
    {
        var table = await ReadAsync(work, actor, fileName, file, cancellation);
        if (table.Error is { } refusal) return refusal;
        return (await CheckAsync(work, fileName, file, table.Value, cancellation)).Report;
    }, cancellation);

    /// <summary>Applies the file, or puts it aside where a row of it is wrong: then the report says which, and nothing changes.</summary>
    /// <param name="file">XLSX or CSV.</param>
    public Task<Result<ResultReport>> ApplyAsync(Actor actor, string fileName, byte[] file, CancellationToken cancellation) =>
        ApplyAsync(actor, fileName, file, null, cancellation);

    /// <summary>The same for a file that waited; <see cref="AcceptedResults"/> finds what became of it.</summary>
    public Task<Result<ResultReport>> ApplyAsync(Actor actor, StagedFile file, CancellationToken cancellation) =>
        ApplyAsync(actor, file.FileName, file.Content, file.Id, cancellation);

    private async Task<Result<ResultReport>> ApplyAsync(Actor actor, string fileName, byte[] file, Guid? stagedId, CancellationToken cancellation)
    {
        // Waiting for a turn and reading take their time: no transaction waits with them.
        var table = await door.AskAsync<ResultTable>(actor, work => ReadAsync(work, actor, fileName, file, cancellation), cancellation);
        if (table.Error is { } unreadable) return unreadable;
        return await door.DoAsync<ResultReport>(actor, new Command("results import", new { fileName, file }), async work =>
        {
            if (work.Officer.RefusalWithout(Permission.ImportResults) is { } revoked) return revoked;
            await LockRunsAsync(work.Db, table.Value, cancellation);
            var (report, results) = await CheckAsync(work, fileName, file, table.Value, cancellation);
            if (report.PutAside || results.Count > 0)
            {
                var resultFileId = await RecordAsync(work, report, stagedId, cancellation);
                if (!report.PutAside && !await ResultWriter.ApplyAsync(work.Db, work.Officer, results, resultFileId, work.Now, cancellation))
                    return AccessErrors.ChangedMeanwhile;
                work.IsAbout(SubjectKind.ResultFile, resultFileId);
            }
            else
            {
                work.HasNoEffect();
            }

            return report;
        }, stagedId is { } staged ? async (work, _) => await AcceptedResults.FindAsync(work, staged, cancellation) is { IsDone: true, Value.Report: var report } ? report : AccessErrors.DoneAlready : null, cancellation);
    }

    private async Task<Result<ResultTable>> ReadAsync(Work work, Actor actor, string fileName, byte[] file, CancellationToken cancellation)
    {
        if (work.Officer.RefusalWithout(Permission.ImportResults) is { } refusal) return refusal;
        if (!Uploads.IsFileName(fileName)) return SpreadsheetErrors.BadFileName;
        return await desk.ReadAsync(actor, stop => ResultFileReader.Read(file, stop), cancellation);
    }

    // Results, like exports and approvals, hold the rows of their runs until the end, in one order: of two files at once, the second
    // sees what the first did.
    private static Task LockRunsAsync(SocialPayContext db, ResultTable table, CancellationToken cancellation)
    {
        var references = table.Lines.Select(line => line.Reference).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            select from payroll_runs where id in (
                select batch.run_id from batches batch join instructions instruction on instruction.batch_id = batch.id where instruction.reference = any({references}))
            order by id for update
            """, cancellation);
    }

    private static async Task<(ResultReport Report, IReadOnlyList<NewResult> Results)> CheckAsync(
        Work work, string fileName, byte[] file, ResultTable table, CancellationToken cancellation)
    {
        var known = await KnownAsync(work.Db, work.Officer, [.. table.Lines.Select(line => line.Reference).Distinct(StringComparer.Ordinal)], cancellation);
        var check = new ResultCheck(known, work.Today);
        return (check.Report(fileName, Convert.ToHexStringLower(SHA256.HashData(file)), table), check.Applied);
    }

    // Instructions out of the officer's area are left out, so that a file tells nothing about them.
    private static async Task<Dictionary<string, KnownInstruction>> KnownAsync(
        SocialPayContext db, Officer officer, List<string> references, CancellationToken cancellation)
    {
        var reached = officer.PathsWith(Permission.ImportResults);
        var rows = await db.Instructions.AsNoTracking()
            .Where(instruction => references.Contains(instruction.Reference))
            .Select(instruction => new
            {
                Payment = new ResultPayment(
                    instruction.Batch!.RunId, instruction.Batch.Run!.Period, instruction.BatchId, instruction.BeneficiaryId, instruction.FullName, instruction.Batch.Area!.Code,
                    instruction.Batch.Area.FullName, instruction.Batch.Provider!.Name, instruction.Amount, instruction.State),
                instruction.Id,
                instruction.Reference,
                instruction.BatchId,
                BatchState = instruction.Batch!.State,
                instruction.Batch.RunId,
                RunState = instruction.Batch.Run!.State,
                instruction.Batch.Run.Period,
                Exported = db.ExportedFiles.Where(file => file.BatchId == instruction.BatchId).Min(file => (DateTimeOffset?)file.At),
                instruction.Batch.Run.Area!.Path,
                instruction.State,
                instruction.Amount,
                Recorded = db.PaymentResults.Where(result => result.InstructionId == instruction.Id).Select(result => new RecordedResult(result.Outcome, result.On)).ToList(),
            })
            .ToListAsync(cancellation);
        var ours = rows.ToLookup(row => reached.Any(path => AreaPath.Contains(path, row.Path)));
        officer.NoteRefused(Permission.ImportResults, ours[false].Select(row => new OutOfReach(row.Reference, row.Path)));
        return ours[true]
            .ToDictionary(row => row.Reference, row => new KnownInstruction(
                row.Id, row.Reference, row.RunId, row.RunState, row.BatchId, row.BatchState, row.State, row.Amount, row.Recorded,
                PayableFrom(row.Period, row.Exported))
            { Payment = row.Payment }, StringComparer.Ordinal);
    }

    // What was not handed out is refused for that.
    private static DateOnly PayableFrom(PayPeriod period, DateTimeOffset? exported) =>
        exported?.DayInVietnam() is not { } day ? default : day < period.FirstDay ? day : period.FirstDay;

    private static async Task<long> RecordAsync(Work work, ResultReport report, Guid? stagedId, CancellationToken cancellation)
    {
        var record = new ResultFile
        {
            FileName = report.FileName.Length > 260 ? report.FileName[..260] : report.FileName,
            Sha256 = report.Sha256,
            Applied = report.Applied,
            Unchanged = report.Unchanged,
            Refused = report.Refused,
            Pending = report.Pending,
            StagedId = stagedId,
            State = report.PutAside ? ResultFileState.PutAside : ResultFileState.Applied,
            UserId = work.Officer.Id,
            At = work.Now,
        };
        work.Db.ResultFiles.Add(record);
        await work.Db.SaveChangesAsync(cancellation);
        return record.Id;
    }
}
