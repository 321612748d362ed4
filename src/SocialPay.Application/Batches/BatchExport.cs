using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Audit;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>
/// Makes the files of an approved run for its providers. The first export of a batch marks it and its instructions as sent, and with
/// the last batch the run as released; exporting again gives the same bytes and changes nothing.
/// </summary>
public sealed class BatchExport(Door door)
{
    /// <summary>The files of all batches of a run.</summary>
    /// <param name="folder">Where the files are written before anything is marked as sent; null where the caller only takes them.</param>
    public Task<Result<IReadOnlyList<BatchFile>>> OfRunAsync(
        Actor actor, long runId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation) =>
        ExportAsync(actor, runId, null, format, folder, cancellation);

    /// <summary>The file of one batch.</summary>
    /// <param name="folder">Where the file is written before anything is marked as sent; null where the caller only takes it.</param>
    public Task<Result<IReadOnlyList<BatchFile>>> OfBatchAsync(
        Actor actor, long batchId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation) =>
        ExportAsync(actor, null, batchId, format, folder, cancellation);

    /// <summary>The file of a batch that has gone out, once more, for everybody who may see the batch: nothing is marked or kept.</summary>
    public Task<Result<BatchFile>> AgainAsync(
        Actor actor, long batchId, BatchFileFormat format, CancellationToken cancellation) => door.AskOfOneMomentAsync<BatchFile>(actor, async work =>
    {
        var db = work.Db;
        var batch = await db.Batches.AsNoTracking().Include(candidate => candidate.Area).Include(candidate => candidate.Provider).Include(candidate => candidate.Run!.Area)
            .FirstOrDefaultAsync(candidate => candidate.Id == batchId, cancellation);
        if (work.Officer.Refusal(Permission.ViewPayroll, batch?.Area!.Path) is { } refusal) return refusal;
        if (batch!.State == BatchState.Ready) return Error.NotFound;
        if (await RunHash.CheckAsync(db, batch.Run!, cancellation) is { } changed) return changed;
        work.Reads("batch file", SubjectKind.Batch, batchId, batch.Area!.Path);
        return BatchFile.Of((await PaymentListReader.ReadAsync(db, batch.Run!, [batch], cancellation))[0], format);
    }, cancellation);

    private async Task<Result<IReadOnlyList<BatchFile>>> ExportAsync(
        Actor actor, long? runId, long? batchId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation)
    {
        var read = await ReadAsync(actor, runId, batchId, cancellation);
        if (read.Error is { } refusal) return refusal;
        var (run, lists) = read.Value;
        var files = lists.Select(list => BatchFile.Of(list, format)).ToList();

        using var saved = new SavedFiles();
        var exported = await door.DoAsync<IReadOnlyList<BatchFile>>(actor, new Command("batch export", new { runId, batchId, format }), async work =>
        {
            // Making the files takes its time, and the role may be gone meanwhile.
            if (work.Officer.Refusal(Permission.ExportBatches, run.Area!.Path, run.Id) is { } revoked) return revoked;
            if (await MarkAsync(work, run, files, cancellation) is { } changed) return changed;
            if (batchId is { } only) work.IsAbout(SubjectKind.Batch, only, run.Area.Path);
            else work.IsAbout(SubjectKind.Run, run.Id, run.Area.Path);
            work.Tell("files", files.ToDictionary(file => file.FileName, file => file.Sha256));
            return folder is not null && await folder.SaveAsync(files, saved, cancellation) is { } notWritten ? notWritten : files;
        }, (_, _) => Task.FromResult<Result<IReadOnlyList<BatchFile>>>(files), cancellation);
        if (exported.IsDone) saved.Keep();
        return exported;
    }

    // Checks and reads in one snapshot, so that the files are made from the very lines that were approved.
    private Task<Result<(PayrollRun Run, IReadOnlyList<PaymentList> Lists)>> ReadAsync(
        Actor actor, long? ofRun, long? batchId, CancellationToken cancellation) => door.AskOfOneMomentAsync<(PayrollRun, IReadOnlyList<PaymentList>)>(actor, async work =>
    {
        var db = work.Db;
        var runId = ofRun ?? await db.Batches.Where(batch => batch.Id == batchId).Select(batch => batch.RunId).FirstOrDefaultAsync(cancellation);
        var run = await db.PayrollRuns.AsNoTracking().Include(candidate => candidate.Area).FirstOrDefaultAsync(candidate => candidate.Id == runId, cancellation);
        if (work.Officer.Refusal(Permission.ExportBatches, run?.Area!.Path, runId) is { } refusal) return refusal;
        if (!MayLeave(run!.State)) return BatchErrors.NotApproved(run.State);
        if (await RunHash.CheckAsync(db, run, cancellation) is { } changed) return changed;
        var batches = await db.Batches.AsNoTracking().Include(batch => batch.Area).Include(batch => batch.Provider)
            .Where(batch => batch.RunId == runId && (batchId == null || batch.Id == batchId))
            .OrderBy(batch => batch.Id)
            .ToListAsync(cancellation);
        return (run, await PaymentListReader.ReadAsync(db, run, batches, cancellation));
    }, cancellation);

    private static bool MayLeave(PayrollRunState state) => state switch
    {
        PayrollRunState.Approved or PayrollRunState.Released or PayrollRunState.Settled or PayrollRunState.Closed => true,
        PayrollRunState.Draft or PayrollRunState.Submitted or PayrollRunState.Cancelled => false,
    };

    private static async Task<Error?> MarkAsync(Work work, PayrollRun read, IReadOnlyList<BatchFile> files, CancellationToken cancellation)
    {
        var db = work.Db;
        // The row is held until the end, as by every step of a run: of two exports at once, the second sees what the first did.
        await db.Database.ExecuteSqlAsync($"select from payroll_runs where id = {read.Id} for update", cancellation);
        var run = await db.PayrollRuns.FirstAsync(candidate => candidate.Id == read.Id, cancellation);
        if (!MayLeave(run.State) || run.Hash != read.Hash) return AccessErrors.ChangedMeanwhile;
        var exported = files.Select(file => file.BatchId).ToList();
        var ready = await db.Batches.AsNoTracking().Where(batch => batch.RunId == run.Id && batch.State == BatchState.Ready).ToListAsync(cancellation);
        var leaving = ready.Where(batch => exported.Contains(batch.Id)).ToList();
        if (leaving.Count > 0 && !await SendAsync(db, leaving, cancellation)) return AccessErrors.ChangedMeanwhile;
        if (leaving.Count == ready.Count && run.State == PayrollRunState.Approved)
        {
            PayrollRunStates.Transitions.Require(run.State, PayrollRunState.Released);
            run.State = PayrollRunState.Released;
            db.RunSteps.Add(RunWorkflow.Step(run, RunAction.Release, work.Officer, Permission.ExportBatches, read.Area!.Path, work.Now));
        }

        await RecordAsync(work, run, files, cancellation);
        // The database has checked it before a file is written.
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private static async Task<bool> SendAsync(SocialPayContext db, List<Batch> batches, CancellationToken cancellation)
    {
        var ids = batches.Select(batch => batch.Id).ToList();
        var marked = await db.Batches.Where(batch => ids.Contains(batch.Id) && batch.State == BatchState.Ready)
            .ExecuteUpdateAsync(batch => batch.SetProperty(row => row.State, BatchState.Exported), cancellation);
        var sent = await db.Instructions.Where(instruction => ids.Contains(instruction.BatchId) && instruction.State == InstructionState.Pending)
            .ExecuteUpdateAsync(instruction => instruction.SetProperty(row => row.State, InstructionState.Sent), cancellation);
        return marked == batches.Count && sent == batches.Sum(batch => batch.Count);
    }

    // A file made again with the same content is the same file.
    private static async Task RecordAsync(Work work, PayrollRun run, IReadOnlyList<BatchFile> files, CancellationToken cancellation)
    {
        var ids = files.Select(file => file.BatchId).ToList();
        var known = await work.Db.ExportedFiles.AsNoTracking().Where(file => ids.Contains(file.BatchId))
            .Select(file => new { file.BatchId, file.Sha256 }).ToListAsync(cancellation);
        work.Db.ExportedFiles.AddRange(files.Where(file => !known.Contains(new { file.BatchId, file.Sha256 })).Select(file => new ExportedFile
        {
            BatchId = file.BatchId,
            FileName = file.FileName,
            Sha256 = file.Sha256,
            RunHash = run.Hash,
            Count = file.Count,
            Amount = file.Amount,
            UserId = work.Officer.Id,
            At = work.Now,
        }));
    }
}
