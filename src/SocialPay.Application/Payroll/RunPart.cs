using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>What of a run an officer sees: the whole, or, where she holds areas within the run's, the batches of these alone.</summary>
internal sealed class RunPart
{
    private readonly long runId;
    private readonly List<HeldRole> held;
    private readonly List<long> batchIds;

    private RunPart(long runId, List<HeldRole> held, List<long> batchIds) => (this.runId, this.held, this.batchIds) = (runId, held, batchIds);

    public bool IsWhole => held.Count == 0;

    /// <summary>The paths of the areas that it covers.</summary>
    public IReadOnlyList<string> Paths(string runPath) => IsWhole ? [runPath] : [.. held.Select(role => role.AreaPath)];

    /// <summary>The areas that an officer holds within a run's, where she doesn't reach the whole of it.</summary>
    public static List<HeldRole> HeldWithin(Officer officer, string? runPath) =>
        runPath is null || officer.Reaches(runPath) ? []
        : [.. officer.Roles.Where(role => Permission.ViewPayroll.Holders().Contains(role.Role) && AreaPath.Contains(runPath, role.AreaPath)).DistinctBy(role => role.AreaId)];

    /// <param name="runPath">Of the run's area; null where there is no such run.</param>
    public static async Task<Result<RunPart>> OpenAsync(SocialPayContext db, Officer officer, long runId, string? runPath, CancellationToken cancellation)
    {
        var roles = HeldWithin(officer, runPath);
        if (roles.Count == 0) return officer.Refusal(Permission.ViewPayroll, runPath) is { } refusal ? refusal : new RunPart(runId, [], []);
        var batches = await db.Batches.AsNoTracking().Where(batch => batch.RunId == runId).Select(batch => new { batch.Id, batch.Area!.Path }).ToListAsync(cancellation);
        return new RunPart(runId, roles, [.. batches.Where(batch => Covers(roles, batch.Path)).Select(batch => batch.Id)]);
    }

    public bool Covers(string areaPath) => IsWhole || Covers(held, areaPath);

    public IQueryable<Batch> Batches(SocialPayContext db) =>
        IsWhole ? db.Batches.AsNoTracking().Where(batch => batch.RunId == runId) : db.Batches.AsNoTracking().Where(batch => batchIds.Contains(batch.Id));

    public IQueryable<Instruction> Instructions(SocialPayContext db) =>
        IsWhole ? db.Instructions.AsNoTracking().Where(instruction => instruction.Batch!.RunId == runId)
        : db.Instructions.AsNoTracking().Where(instruction => batchIds.Contains(instruction.BatchId));

    public IQueryable<PayrollLine> Lines(SocialPayContext db)
    {
        var lines = db.PayrollLines.AsNoTracking().Where(line => line.RunId == runId);
        return IsWhole ? lines : lines.Where(line => db.Instructions.Any(instruction => instruction.Id == line.InstructionId && batchIds.Contains(instruction.BatchId)));
    }

    /// <summary>Who of the register gets no line.</summary>
    public IQueryable<UnpaidPerson> Unpaid(SocialPayContext db)
    {
        var unpaid = db.UnpaidPeople.AsNoTracking().Where(person => person.RunId == runId);
        var paths = held.ConvertAll(role => role.AreaPath);
        return IsWhole ? unpaid : unpaid.Where(person => db.Beneficiaries.Any(one => one.Id == person.BeneficiaryId && paths.Any(path => EF.Functions.Like(one.Area!.Path, path + "%"))));
    }

    /// <summary>The run with the names and sums of this part: nothing in it tells of the others.</summary>
    public async Task<RunSummary> OfAsync(SocialPayContext db, RunSummary run, CancellationToken cancellation)
    {
        if (IsWhole) return run;
        var batches = await Batches(db).Select(batch => new { batch.Count, batch.Amount }).ToListAsync(cancellation);
        return run with
        {
            AreaCode = held[0].AreaCode,
            AreaName = string.Join(", ", held.Select(role => role.AreaName)),
            People = batches.Sum(batch => batch.Count),
            Lines = await Lines(db).CountAsync(cancellation),
            Amount = batches.Sum(batch => batch.Amount),
        };
    }

    private static bool Covers(List<HeldRole> roles, string areaPath) => roles.Exists(role => AreaPath.Contains(role.AreaPath, areaPath));
}
