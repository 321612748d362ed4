using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Data;
using SocialPay.Domain.Areas;

namespace SocialPay.Application.Areas;

internal sealed class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.ToTable("areas");
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.Code).HasMaxLength(5);
        builder.Property(area => area.NameKey).UseCollation(Sorting.Bytewise);
        builder.Property(area => area.Path).HasMaxLength(60);
        builder.HasIndex(area => new { area.Level, area.Code, area.ValidFrom }).IsUnique();
        builder.HasIndex(area => area.ParentId);
        // LIKE '/1/20/%' uses this one whatever the database's collation.
        builder.HasIndex(area => area.Path).IsUnique().HasOperators("text_pattern_ops");
    }
}

internal sealed class AreaSuccessionMapping : IEntityTypeConfiguration<AreaSuccession>
{
    public void Configure(EntityTypeBuilder<AreaSuccession> builder)
    {
        builder.ToTable("area_successions");
        builder.HasKey(succession => new { succession.OldAreaId, succession.NewAreaId });
        builder.HasOne<Area>().WithMany().HasForeignKey(succession => succession.OldAreaId);
        builder.HasOne<Area>().WithMany().HasForeignKey(succession => succession.NewAreaId);
    }
}

internal sealed class PayrollSchemeMapping : IEntityTypeConfiguration<PayrollScheme>
{
    public void Configure(EntityTypeBuilder<PayrollScheme> builder)
    {
        builder.ToTable("payroll_schemes");
        builder.HasIndex(scheme => scheme.From).IsUnique();
        builder.HasData(
            new PayrollScheme { Id = 1, From = new(2015, 1), To = new(2025, 6), RunLevel = AreaLevel.District },
            new PayrollScheme { Id = 2, From = new(2025, 7), RunLevel = AreaLevel.Commune });
    }
}
