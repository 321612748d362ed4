using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>A file of results that was applied, and when.</summary>
public sealed record AcceptedResultFile(ResultReport Report, DateTimeOffset At);

/// <summary>Tells again what an applied file of results did, when the file itself is gone. Each officer asks for her own.</summary>
public sealed class AcceptedResults(Door door)
{
    /// <param name="stagedId">Under which the file waited; not found where it was not applied.</param>
    public Task<Result<AcceptedResultFile>> FindAsync(Actor actor, Guid stagedId, CancellationToken cancellation) =>
        door.AskAsync(actor, work => FindAsync(work, stagedId, cancellation), cancellation);

    internal static async Task<Result<AcceptedResultFile>> FindAsync(Work work, Guid stagedId, CancellationToken cancellation)
    {
        var (db, officer) = (work.Db, work.Officer);
        if (officer.RefusalWithout(Permission.ImportResults) is { } refusal) return refusal;
        var file = await db.ResultFiles.AsNoTracking()
            .Where(file => file.StagedId == stagedId && file.State == ResultFileState.Applied)
            .OrderBy(file => file.Id).FirstOrDefaultAsync(cancellation);
        if (file?.UserId != officer.Id) return officer.NotFound(Permission.ImportResults, stagedId, isAnothers: file is not null);
        var rows = await RowsAsync(db, file.Id, cancellation);
        var report = new ResultReport(file.FileName, file.Sha256, file.Applied, file.Unchanged, file.Refused, file.Pending, ResultRows.Outcomes(rows), [])
        {
            Rows = rows,
            Batches = ResultRows.ByBatch(rows),
        };
        return new AcceptedResultFile(report, file.At);
    }

    // Results are stored in the order of the file.
    private static async Task<List<ResultRow>> RowsAsync(SocialPayContext db, long fileId, CancellationToken cancellation)
    {
        var results = await db.PaymentResults.AsNoTracking().Where(result => result.ResultFileId == fileId).OrderBy(result => result.Id)
            .Join(db.Instructions, result => result.InstructionId, instruction => instruction.Id, (result, instruction) => new
            {
                Result = result,
                instruction.Reference,
                Payment = new ResultPayment(
                    instruction.Batch!.RunId, instruction.Batch.Run!.Period, instruction.BatchId, instruction.BeneficiaryId, instruction.FullName, instruction.Batch.Area!.Code,
                    instruction.Batch.Area.FullName, instruction.Batch.Provider!.Name, instruction.Amount, InstructionState.Sent),
            })
            .ToListAsync(cancellation);
        return results.ConvertAll(row => new ResultRow(
            null, row.Reference, ResultRowKind.Changes,
            // Only what was paid can come back.
            row.Result.Outcome == InstructionState.Returned ? row.Payment with { From = InstructionState.Paid } : row.Payment,
            row.Result.Outcome, row.Result.On, row.Result.Reason, []));
    }
}
