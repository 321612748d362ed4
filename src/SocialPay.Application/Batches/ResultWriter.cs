using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Payroll;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>Brings checked results into the database, in the caller's transaction, which holds the runs.</summary>
internal static class ResultWriter
{
    /// <summary>False where a row is no longer in the state in which it was checked: the caller rolls back.</summary>
    public static async Task<bool> ApplyAsync(
        SocialPayContext db, Officer officer, IReadOnlyList<NewResult> results, long resultFileId, DateTimeOffset at, CancellationToken cancellation)
    {
        // Paid first: a file may say of one instruction that it was paid and that the money came back.
        foreach (var group in results.GroupBy(result => (From: result.Instruction.State, To: result.Outcome)).OrderBy(group => group.Key.To == InstructionState.Returned))
        {
            InstructionStates.Transitions.Require(group.Key.From, group.Key.To);
            var (from, to) = group.Key;
            var ids = group.Select(result => result.Instruction.Id).ToList();
            var changed = await db.Instructions.Where(instruction => ids.Contains(instruction.Id) && instruction.State == from)
                .ExecuteUpdateAsync(instruction => instruction.SetProperty(row => row.State, to), cancellation);
            if (changed != ids.Count) return false;
        }

        await db.CopyAsync("payment_results", "instruction_id, outcome, amount, happened_on, reason, result_file_id", results, (row, result) =>
        {
            row.WriteLong(result.Instruction.Id);
            row.WriteText(result.Outcome.ToString());
            row.WriteLong(result.Instruction.Amount.Amount);
            row.WriteDate(result.On);
            row.WriteText(result.Reason);
            row.WriteLong(resultFileId);
        }, cancellation);
        var batchIds = results.Select(result => result.Instruction.BatchId).Distinct().ToList();
        await AdvanceAsync(db, batchIds, BatchState.Exported, BatchState.Acknowledged, cancellation);
        var settled = await db.Batches
            .Where(batch => batchIds.Contains(batch.Id) && batch.State == BatchState.Acknowledged
                && !batch.Instructions.Any(instruction => instruction.State == InstructionState.Pending || instruction.State == InstructionState.Sent))
            .Select(batch => batch.Id).ToListAsync(cancellation);
        await AdvanceAsync(db, settled, BatchState.Acknowledged, BatchState.Settled, cancellation);
        await SettleRunsAsync(db, officer, [.. results.Select(result => result.Instruction.RunId).Distinct()], at, cancellation);
        return true;
    }

    private static Task AdvanceAsync(SocialPayContext db, List<long> ids, BatchState from, BatchState to, CancellationToken cancellation)
    {
        BatchStates.Transitions.Require(from, to);
        return db.Batches.Where(batch => ids.Contains(batch.Id) && batch.State == from)
            .ExecuteUpdateAsync(batch => batch.SetProperty(row => row.State, to), cancellation);
    }

    private static async Task SettleRunsAsync(SocialPayContext db, Officer officer, List<long> runIds, DateTimeOffset at, CancellationToken cancellation)
    {
        var runs = await db.PayrollRuns.Include(run => run.Area)
            .Where(run => runIds.Contains(run.Id) && run.State == PayrollRunState.Released
                && !db.Batches.Any(batch => batch.RunId == run.Id && batch.State != BatchState.Settled))
            .ToListAsync(cancellation);
        foreach (var run in runs)
        {
            PayrollRunStates.Transitions.Require(run.State, PayrollRunState.Settled);
            run.State = PayrollRunState.Settled;
            db.RunSteps.Add(RunWorkflow.Step(run, RunAction.Settle, officer, Permission.ImportResults, run.Area!.Path, at));
        }

        await db.SaveChangesAsync(cancellation);
    }
}
