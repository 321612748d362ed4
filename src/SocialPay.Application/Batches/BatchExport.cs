using System.Data;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
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
public sealed class BatchExport(IDbContextFactory<SocialPayContext> contexts, OfficeClock clock)
{
    /// <summary>The files of all batches of a run.</summary>
    /// <param name="folder">Where the files are written before anything is marked as sent; null where the caller only takes them.</param>
    public async Task<Result<IReadOnlyList<BatchFile>>> OfRunAsync(
        Actor actor, long runId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await ExportAsync(db, actor, runId, null, format, folder, cancellation);
    }

    /// <summary>The file of one batch.</summary>
    /// <param name="folder">Where the file is written before anything is marked as sent; null where the caller only takes it.</param>
    public async Task<Result<IReadOnlyList<BatchFile>>> OfBatchAsync(
        Actor actor, long batchId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var runId = await db.Batches.Where(batch => batch.Id == batchId).Select(batch => batch.RunId).FirstOrDefaultAsync(cancellation);
        return await ExportAsync(db, actor, runId, batchId, format, folder, cancellation);
    }

    /// <summary>The file of a batch that has gone out, once more, for everybody who may see the batch: nothing is marked or kept.</summary>
    public async Task<Result<BatchFile>> AgainAsync(Actor actor, long batchId, BatchFileFormat format, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var batch = await db.Batches.AsNoTracking().Include(candidate => candidate.Area).Include(candidate => candidate.Provider).Include(candidate => candidate.Run!.Area)
            .FirstOrDefaultAsync(candidate => candidate.Id == batchId, cancellation);
        if (officer.Value.Refusal(Permission.ViewPayroll, batch?.Area!.Path) is { } refusal) return refusal;
        if (batch!.State == BatchState.Ready) return Error.NotFound;
        if (await RunHash.CheckAsync(db, batch.Run!, cancellation) is { } changed) return changed;
        return BatchFile.Of((await PaymentListReader.ReadAsync(db, batch.Run!, [batch], cancellation))[0], format);
    }

    private async Task<Result<IReadOnlyList<BatchFile>>> ExportAsync(
        SocialPayContext db, Actor actor, long runId, long? batchId, BatchFileFormat format, ExportFolder? folder, CancellationToken cancellation)
    {
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officer = found.Value;
        var lists = await ReadAsync(db, officer, runId, batchId, cancellation);
        if (lists.Error is { } refusal) return refusal;
        var files = lists.Value.Lists.Select(list => BatchFile.Of(list, format)).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await MarkAsync(db, officer, lists.Value.Run, files, cancellation) is { } changed) return changed;
        var saved = folder is null ? new SavedFiles() : await folder.SaveAsync(files, cancellation);
        if (saved.Error is { } notWritten) return notWritten;
        using (saved.Value)
        {
            await transaction.CommitAsync(cancellation);
            saved.Value.Keep();
        }

        return files;
    }

    // Checks and reads in one snapshot, so that the files are made from the very lines that were approved.
    private static async Task<Result<(PayrollRun Run, IReadOnlyList<PaymentList> Lists)>> ReadAsync(
        SocialPayContext db, Officer officer, long runId, long? batchId, CancellationToken cancellation)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var run = await db.PayrollRuns.AsNoTracking().Include(candidate => candidate.Area).FirstOrDefaultAsync(candidate => candidate.Id == runId, cancellation);
        if (officer.Refusal(Permission.ExportBatches, run?.Area!.Path, runId) is { } refusal) return refusal;
        if (!MayLeave(run!.State)) return BatchErrors.NotApproved(run.State);
        if (await RunHash.CheckAsync(db, run, cancellation) is { } changed) return changed;
        var batches = await db.Batches.AsNoTracking().Include(batch => batch.Area).Include(batch => batch.Provider)
            .Where(batch => batch.RunId == runId && (batchId == null || batch.Id == batchId))
            .OrderBy(batch => batch.Id)
            .ToListAsync(cancellation);
        return (run, await PaymentListReader.ReadAsync(db, run, batches, cancellation));
    }

    private static bool MayLeave(PayrollRunState state) => state switch
    {
        PayrollRunState.Approved or PayrollRunState.Released or PayrollRunState.Settled or PayrollRunState.Closed => true,
        PayrollRunState.Draft or PayrollRunState.Submitted or PayrollRunState.Cancelled => false,
    };

    private async Task<Error?> MarkAsync(
        SocialPayContext db, Officer officer, PayrollRun read, IReadOnlyList<BatchFile> files, CancellationToken cancellation)
    {
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
            db.RunSteps.Add(RunWorkflow.Step(run, RunAction.Release, officer, Permission.ExportBatches, read.Area!.Path, clock.GetUtcNow()));
        }

        await RecordAsync(db, officer, run, files, cancellation);
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
    private async Task RecordAsync(SocialPayContext db, Officer officer, PayrollRun run, IReadOnlyList<BatchFile> files, CancellationToken cancellation)
    {
        var ids = files.Select(file => file.BatchId).ToList();
        var known = await db.ExportedFiles.AsNoTracking().Where(file => ids.Contains(file.BatchId))
            .Select(file => new { file.BatchId, file.Sha256 }).ToListAsync(cancellation);
        db.ExportedFiles.AddRange(files.Where(file => !known.Contains(new { file.BatchId, file.Sha256 })).Select(file => new ExportedFile
        {
            BatchId = file.BatchId,
            FileName = file.FileName,
            Sha256 = file.Sha256,
            RunHash = run.Hash,
            Count = file.Count,
            Amount = file.Amount,
            UserId = officer.Id,
            At = clock.GetUtcNow(),
        }));
    }
}
