using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Coverage;

/// <summary>The share of people with an account that is wanted in an area and below it, from a month on until the next target.</summary>
public sealed class CoverageTarget
{
    public long Id { get; init; }

    public required long AreaId { get; init; }

    public Area? Area { get; init; }

    public required PayPeriod From { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Percent { get; set; }
}

internal sealed class CoverageTargetMapping : IEntityTypeConfiguration<CoverageTarget>
{
    public void Configure(EntityTypeBuilder<CoverageTarget> builder)
    {
        builder.ToTable("coverage_targets");
        builder.HasOne(target => target.Area).WithMany().HasForeignKey(target => target.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(target => target.From).HasColumnName("from_period");
        builder.HasIndex(target => new { target.AreaId, target.From }).IsUnique();
    }
}
