using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>Brings a composed run into the database by bulk copy, in the caller's transaction.</summary>
internal static class RunWriter
{
    /// <summary>Removes the lines, instructions and batches of a draft, before it is computed again or when it is cancelled.</summary>
    public static async Task ClearAsync(SocialPayContext db, long runId, CancellationToken cancellation)
    {
        await db.PayrollLines.Where(line => line.RunId == runId).ExecuteDeleteAsync(cancellation);
        await db.Instructions.Where(instruction => instruction.Batch!.RunId == runId).ExecuteDeleteAsync(cancellation);
        await db.Batches.Where(batch => batch.RunId == runId).ExecuteDeleteAsync(cancellation);
        await db.PayrollExceptions.Where(exception => exception.RunId == runId).ExecuteDeleteAsync(cancellation);
        await db.UnpaidPeople.Where(unpaid => unpaid.RunId == runId).ExecuteDeleteAsync(cancellation);
        await db.Set<RunReckoning>().Where(reckoning => reckoning.RunId == runId).ExecuteDeleteAsync(cancellation);
    }

    public static Task SaveUnpaidAsync(SocialPayContext db, long runId, IEnumerable<(long Person, UnpaidCause Cause)> unpaid, CancellationToken cancellation) =>
        db.CopyAsync("payroll_unpaid", "run_id, beneficiary_id, cause", unpaid, (row, person) =>
        {
            row.Write(runId, NpgsqlDbType.Bigint);
            row.Write(person.Person, NpgsqlDbType.Bigint);
            row.WriteText(person.Cause.ToString());
        }, cancellation);

    /// <returns>The fingerprint of the lines, from memory: what is read back must give the same.</returns>
    public static async Task<string> SaveAsync(SocialPayContext db, long runId, ComposedRun run, CancellationToken cancellation)
    {
        var batchIds = await db.ReserveIdsAsync("batches", run.Batches.Count, cancellation);
        var instructionIds = await db.ReserveIdsAsync("instructions", run.Instructions.Count, cancellation);
        await db.CopyAsync("batches", "id, run_id, area_id, provider_id, state, count, amount", run.Batches.Index(), (row, item) =>
        {
            var (position, batch) = item;
            row.Write(batchIds[position], NpgsqlDbType.Bigint);
            row.Write(runId, NpgsqlDbType.Bigint);
            row.Write(batch.AreaId, NpgsqlDbType.Bigint);
            row.Write(batch.ProviderId, NpgsqlDbType.Bigint);
            row.WriteText(nameof(BatchState.Ready));
            row.Write(batch.Count, NpgsqlDbType.Integer);
            row.Write(batch.Amount.Amount, NpgsqlDbType.Bigint);
        }, cancellation);
        await db.CopyAsync(
            "instructions",
            "id, batch_id, reference, beneficiary_id, full_name, birth, village, id_number, decision_number, proxy_name, proxy_kind, proxy_id_number, method_kind, bank_bin, account_number, holder_name, amount, state",
            run.Instructions.Index(),
            (row, item) =>
            {
                var (position, instruction) = item;
                var person = instruction.Person;
                row.Write(instructionIds[position], NpgsqlDbType.Bigint);
                row.Write(batchIds[instruction.Batch], NpgsqlDbType.Bigint);
                row.WriteText(instruction.Reference);
                row.Write(person.File.Id, NpgsqlDbType.Bigint);
                row.WriteText(person.FullName);
                row.WriteText(person.File.Birth.ToString());
                row.WriteText(string.IsNullOrEmpty(person.Village) ? null : person.Village);
                row.WriteText(person.IdNumber);
                row.WriteText(instruction.DecisionNumber);
                row.WriteText(person.Proxy?.FullName);
                row.WriteText(person.Proxy?.Kind.ToString());
                row.WriteText(person.Proxy?.IdNumber);
                row.WriteText(person.Method!.Kind.ToString());
                row.WriteText(person.Method.BankBin);
                row.WriteText(person.Method.AccountNumber);
                row.WriteText(person.Method.HolderName);
                row.Write(instruction.Amount.Amount, NpgsqlDbType.Bigint);
                row.WriteText(nameof(InstructionState.Pending));
            },
            cancellation);
        await db.CopyAsync(
            "payroll_lines",
            "run_id, instruction_id, number, beneficiary_id, kind, component, for_period, rule_id, payee, base_amount, coefficient, amount, reasons, carried_from_id",
            run.Lines.Index(),
            (row, item) =>
            {
                var (position, line) = item;
                row.Write(runId, NpgsqlDbType.Bigint);
                row.Write(instructionIds[line.Instruction], NpgsqlDbType.Bigint);
                row.Write(position + 1, NpgsqlDbType.Integer);
                row.Write(line.Person.File.Id, NpgsqlDbType.Bigint);
                row.WriteText(line.Kind.ToString());
                row.WriteText(line.Content.Component.ToString());
                row.WriteDate(line.Content.For.FirstDay);
                row.WriteText(line.Content.RuleId);
                row.WriteText(line.Content.Payee.ToString());
                row.Write(line.Content.Base.Amount, NpgsqlDbType.Bigint);
                row.Write(line.Content.Coefficient, NpgsqlDbType.Numeric);
                row.Write(line.Content.Amount.Amount, NpgsqlDbType.Bigint);
                row.WriteText(line.Content.Reasons);
                row.WriteLong(line.CarriedFromId);
            },
            cancellation);
        await db.CopyAsync("payroll_exceptions", "run_id, beneficiary_id, cause, amount", run.Exceptions, (row, exception) =>
        {
            row.Write(runId, NpgsqlDbType.Bigint);
            row.Write(exception.Person.File.Id, NpgsqlDbType.Bigint);
            row.WriteText(exception.Cause.ToString());
            row.Write(exception.Amount.Amount, NpgsqlDbType.Bigint);
        }, cancellation);
        return RunHash.Of(run);
    }
}
