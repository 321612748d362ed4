using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>A province's limits for arrears and recoveries; <see cref="AdjustmentLimits.Default"/> where there is no row.</summary>
public sealed class ProvinceAdjustmentLimits
{
    public required long AreaId { get; init; }

    public int? Months { get; set; }

    public required int RecoveryPercent { get; set; }
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
