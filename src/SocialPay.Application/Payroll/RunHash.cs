using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>
/// The fingerprint of a run's lines, and whether a frozen run is still what was computed. It is made twice: from memory when the run is
/// saved, and by <c>payroll_run_hash</c> from what the database holds whenever it is compared, so that a line that was not stored as
/// computed shows too.
/// </summary>
public static class RunHash
{
    private const int LongestLine = 1 << 16;

    public static async Task<string> OfAsync(SocialPayContext db, long runId, CancellationToken cancellation) =>
        await db.Database.SqlQuery<string>($"select payroll_run_hash({runId}) as \"Value\"").SingleAsync(cancellation);

    /// <summary>Null while the lines are those of the run's hash and no invariant of the run is broken.</summary>
    public static async Task<Error?> CheckAsync(SocialPayContext db, PayrollRun run, CancellationToken cancellation)
    {
        if (await OfAsync(db, run.Id, cancellation) != run.Hash) return PayrollErrors.LinesChanged(run.Hash[..8]);
        var violations = await Invariants.OfRunAsync(db, run.Id, cancellation);
        return violations.Count == 0 ? null : PayrollErrors.LinesChanged(violations[0].Subject);
    }

    /// <summary>What <c>payroll_run_hash</c> will give for this run; the two list the same columns in the same order.</summary>
    internal static string Of(ComposedRun run)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(LongestLine);
        for (var position = 0; position < run.Lines.Count; position++)
        {
            var line = run.Lines[position];
            var instruction = run.Instructions[line.Instruction];
            var batch = run.Batches[instruction.Batch];
            var (person, content) = (line.Person, line.Content);
            var coefficient = decimal.Round(content.Coefficient, 4, MidpointRounding.AwayFromZero);
            if (!Utf8.TryWrite(
                buffer,
                CultureInfo.InvariantCulture,
                $"{(position == 0 ? "" : "\n")}{position + 1}|{person.File.Id}|{line.Kind}|{content.Component}|{content.For.Year:0000}-{content.For.Month:00}|{content.RuleId}|{content.Payee}|{content.Base.Amount}|{coefficient:0.####}|{content.Amount.Amount}|{content.Reasons}|{line.CarriedFromId}|{batch.AreaId}|{batch.ProviderId}|{instruction.Reference}|{person.FullName}|{person.File.Birth.ToString()}|{person.Village}|{person.IdNumber}|{instruction.DecisionNumber}|{person.Proxy?.FullName}|{person.Proxy?.Kind}|{person.Proxy?.IdNumber}|{person.Method!.Kind}|{person.Method.BankBin}|{person.Method.AccountNumber}|{person.Method.HolderName}|{instruction.Amount.Amount}",
                out var written)) throw new InvalidOperationException("A payroll line is too long.");
            hash.AppendData(buffer.AsSpan(0, written));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
