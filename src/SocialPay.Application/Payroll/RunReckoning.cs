using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;

namespace SocialPay.Application.Payroll;

/// <summary>What a run was computed from, one row a run: it goes with the run's lines and comes with them.</summary>
public sealed class RunReckoning
{
    public required long RunId { get; init; }

    /// <summary>The first month that the run looked at.</summary>
    public required PayPeriod From { get; init; }

    public required string LawDigest { get; init; }

    /// <summary>As <see cref="Reckoning.ToBytes"/> writes them.</summary>
    public required byte[] People { get; init; }

    public static RunReckoning Of(long runId, Reckoning reckoning) =>
        new() { RunId = runId, From = reckoning.From, LawDigest = reckoning.Law, People = reckoning.ToBytes() };

    public Reckoning Read() => Reckoning.Of(From, LawDigest, People);
}

/// <summary>A province's limits for arrears and recoveries; <see cref="AdjustmentLimits.Default"/> where there is no row.</summary>
public sealed class ProvinceAdjustmentLimits
{
    public required long AreaId { get; init; }

    public int? Months { get; set; }

    public required int RecoveryPercent { get; set; }
}

internal sealed class RunReckoningMapping : IEntityTypeConfiguration<RunReckoning>
{
    public void Configure(EntityTypeBuilder<RunReckoning> builder)
    {
        builder.ToTable("payroll_reckonings");
        builder.HasKey(reckoning => reckoning.RunId);
        builder.Property(reckoning => reckoning.RunId).ValueGeneratedNever();
        builder.Property(reckoning => reckoning.From).HasColumnName("from_period");
        builder.Property(reckoning => reckoning.LawDigest).HasMaxLength(64);
        builder.HasOne<PayrollRun>().WithOne().HasForeignKey<RunReckoning>(reckoning => reckoning.RunId);
    }
}

internal sealed class ProvinceAdjustmentLimitsMapping : IEntityTypeConfiguration<ProvinceAdjustmentLimits>
{
    public void Configure(EntityTypeBuilder<ProvinceAdjustmentLimits> builder)
    {
        builder.ToTable("adjustment_limits");
        builder.HasKey(limits => limits.AreaId);
        builder.Property(limits => limits.AreaId).ValueGeneratedNever();
        builder.HasOne<Area>().WithOne().HasForeignKey<ProvinceAdjustmentLimits>(limits => limits.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_adjustment_limits", "months >= 0 and recovery_percent between 0 and 90"));
    }
}

/// <summary>Reads what other runs know and granted.</summary>
internal static class EarlierRuns
{
    /// <summary>All other runs of the programme in the province, cancelled ones too.</summary>
    public static async Task<IReadOnlyList<OtherRun>> OthersAsync(SocialPayContext db, PayrollRun run, string provincePath, CancellationToken cancellation) =>
        await db.PayrollRuns.AsNoTracking()
            .Where(other => other.Id != run.Id && other.Programme == run.Programme && other.Kind == PayrollRunKind.Regular && other.Area!.Path.StartsWith(provincePath))
            .Select(other => new OtherRun(
                other.Id, other.AreaId, other.Period, other.Through, other.State,
                other.Steps.Where(step => step.Action == RunAction.Compute || step.Action == RunAction.Cancel).Max(step => (long?)step.Id) ?? 0))
            .ToListAsync(cancellation);

    /// <summary>The month of the first payroll in the provinces of which this one was made; none where it was not made of others.</summary>
    public static async Task<PayPeriod?> FirstBeforeAsync(SocialPayContext db, Programme programme, Area province, CancellationToken cancellation)
    {
        var lastDay = province.ValidFrom.AddDays(-1);
        if (!await db.Areas.AnyAsync(area => area.Level == AreaLevel.Province && area.ValidTo == lastDay, cancellation)) return null;
        var first = await db.Database.SqlQuery<DateOnly?>(
            $"""
            select min(r.period) as "Value" from payroll_runs r join areas a on a.id = r.area_id
            where r.programme = {programme.ToString()} and r.state <> 'Cancelled' and split_part(a.path, '/', 2) in (
                select split_part(older.path, '/', 2) from area_successions s
                join areas older on older.id = s.old_area_id join areas newer on newer.id = s.new_area_id
                where newer.path like {province.Path + "%"})
            """).SingleAsync(cancellation);
        return first is { } day ? PayPeriod.Of(day) : null;
    }

    /// <summary>Loads the reckonings that the plan asks for and gives them to it.</summary>
    public static async Task GiveReckoningsAsync(SocialPayContext db, LookBackPlan plan, CancellationToken cancellation)
    {
        var needed = plan.Needed.ToList();
        if (needed.Count == 0) return;
        var found = await db.Set<RunReckoning>().AsNoTracking().Where(reckoning => needed.Contains(reckoning.RunId)).ToListAsync(cancellation);
        plan.Give(found.ToDictionary(reckoning => reckoning.RunId, reckoning => reckoning.Read()));
    }

    public static async Task<AdjustmentLimits> LimitsAsync(SocialPayContext db, long provinceId, CancellationToken cancellation) =>
        await db.Set<ProvinceAdjustmentLimits>().AsNoTracking().FirstOrDefaultAsync(limits => limits.AreaId == provinceId, cancellation) is { } set
            ? new AdjustmentLimits(set.Months, set.RecoveryPercent)
            : AdjustmentLimits.Default;
}
