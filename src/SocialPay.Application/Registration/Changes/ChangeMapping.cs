using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

internal sealed class RegisterChangeMapping : IEntityTypeConfiguration<RegisterChange>
{
    public void Configure(EntityTypeBuilder<RegisterChange> builder)
    {
        builder.ToTable("register_changes");
        builder.Property(change => change.PaperNumber).HasMaxLength(60);
        builder.Property(change => change.PaperIssuer).HasMaxLength(200);
        builder.Property(change => change.PaperScan).HasMaxLength(64);
        builder.Property<uint>("Version").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasOne<Area>().WithMany().HasForeignKey(change => change.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RegisterChange>().WithMany().HasForeignKey(change => change.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(change => change.Items).WithOne().HasForeignKey(item => item.ChangeId);
        builder.HasMany(change => change.Steps).WithOne().HasForeignKey(step => step.ChangeId);
        builder.HasIndex(change => new { change.AreaId, change.State });
    }
}

internal sealed class ChangeItemMapping : IEntityTypeConfiguration<ChangeItem>
{
    public void Configure(EntityTypeBuilder<ChangeItem> builder)
    {
        builder.ToTable("change_items");
        builder.Property(item => item.Values).HasConversion(values => ChangeJson.Write(values), text => ChangeJson.Read(text)).HasColumnName("what").HasColumnType("jsonb");
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(item => item.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => item.BeneficiaryId);
        builder.HasIndex(item => item.ChangeId);
    }
}

internal sealed class ChangeStepMapping : IEntityTypeConfiguration<ChangeStep>
{
    public void Configure(EntityTypeBuilder<ChangeStep> builder)
    {
        builder.ToTable("change_steps");
        builder.Property(step => step.Reason).HasMaxLength(1000);
        builder.HasOne<SocialPayUser>().WithMany().HasForeignKey(step => step.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(step => step.RoleAreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => step.ChangeId);
    }
}

internal sealed class ResidenceMapping : IEntityTypeConfiguration<Residence>
{
    public void Configure(EntityTypeBuilder<Residence> builder)
    {
        builder.ToTable("residences");
        builder.Property(residence => residence.Village).HasMaxLength(200);
        builder.Property(residence => residence.From).HasColumnName("from_day");
        builder.HasOne<Area>().WithMany().HasForeignKey(residence => residence.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(residence => residence.BeneficiaryId);
        builder.HasIndex(residence => new { residence.AreaId, residence.BeneficiaryId });
    }
}
