using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>Reads the payment lists of a run's batches from its frozen lines and instructions.</summary>
internal static class PaymentListReader
{
    public static async Task<IReadOnlyList<PaymentList>> ReadAsync(
        SocialPayContext db, PayrollRun run, IReadOnlyList<Batch> batches, CancellationToken cancellation)
    {
        var ids = batches.Select(batch => batch.Id).ToList();
        var banks = await db.Banks.AsNoTracking().ToDictionaryAsync(bank => bank.Bin, bank => bank.ShortName, cancellation);
        var areas = await AreasAboveAsync(db, batches, cancellation);
        var lines = await db.PayrollLines.AsNoTracking()
            .Where(line => line.RunId == run.Id)
            .OrderBy(line => line.Number)
            .Select(line => new LinePart(line.InstructionId, line.Number, line.Kind, line.For, line.Amount))
            .ToListAsync(cancellation);
        var parts = lines.ToLookup(line => line.InstructionId);
        var instructions = await db.Instructions.AsNoTracking()
            .Where(instruction => ids.Contains(instruction.BatchId))
            .ToListAsync(cancellation);
        var byBatch = instructions
            .OrderBy(instruction => parts[instruction.Id].First().Number)
            .ToLookup(instruction => instruction.BatchId, instruction => Row(instruction, [.. parts[instruction.Id]], banks));
        var order = await BatchNumbers.OfRunAsync(db, run.Id, cancellation);
        return [.. batches.Select(batch => new PaymentList(
            batch.Id, order[batch.Id], run.Id, run.Period, run.Through, run.Programme, run.Area!, batch.Area!, Above(batch.Area!, areas),
            batch.Provider!.Code, batch.Provider.Name, [.. byBatch[batch.Id]]))];
    }

    private static PaymentListRow Row(Instruction instruction, List<LinePart> lines, Dictionary<string, string> banks)
    {
        Vnd Of(PayrollLineKind kind) => lines.Where(line => line.Kind == kind).Sum(line => line.Amount);
        return new PaymentListRow
        {
            Reference = instruction.Reference,
            FullName = instruction.FullName,
            Birth = instruction.Birth,
            IdNumber = instruction.IdNumber,
            Village = instruction.Village,
            DecisionNumber = instruction.DecisionNumber,
            Method = instruction.MethodKind,
            BankBin = instruction.BankBin,
            BankName = instruction.BankBin is { } bin ? banks.GetValueOrDefault(bin, bin) : null,
            AccountNumber = instruction.AccountNumber,
            HolderName = instruction.HolderName,
            ProxyName = instruction.ProxyName,
            Current = Of(PayrollLineKind.Current),
            Arrears = Of(PayrollLineKind.Arrears),
            Recovered = Of(PayrollLineKind.Recovery),
            Carried = Of(PayrollLineKind.CarriedOver),
            CarriedMonths = lines.Where(line => line.Kind == PayrollLineKind.CarriedOver).Select(line => line.For).Distinct().Count(),
            Amount = instruction.Amount,
        };
    }

    private static async Task<Dictionary<long, Area>> AreasAboveAsync(SocialPayContext db, IReadOnlyList<Batch> batches, CancellationToken cancellation)
    {
        var ids = batches.SelectMany(batch => new AreaPath(batch.Area!.Path).Ids).Distinct().ToList();
        return await db.Areas.AsNoTracking().Where(area => ids.Contains(area.Id)).ToDictionaryAsync(area => area.Id, cancellation);
    }

    // From the nearest to the province.
    private static IReadOnlyList<Area> Above(Area commune, Dictionary<long, Area> areas) =>
        [.. new AreaPath(commune.Path).Ids.Where(id => id != commune.Id).Reverse().Select(id => areas[id])];

    private sealed record LinePart(long InstructionId, int Number, PayrollLineKind Kind, PayPeriod For, Vnd Amount);
}
