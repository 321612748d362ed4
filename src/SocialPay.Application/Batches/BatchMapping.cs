using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

internal sealed class BatchMapping : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.ToTable("batches");
        builder.HasOne(batch => batch.Run).WithMany().HasForeignKey(batch => batch.RunId);
        builder.HasOne(batch => batch.Area).WithMany().HasForeignKey(batch => batch.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(batch => batch.Provider).WithMany().HasForeignKey(batch => batch.ProviderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(batch => new { batch.RunId, batch.AreaId, batch.ProviderId }).IsUnique();
        builder.HasMany(batch => batch.Instructions).WithOne(instruction => instruction.Batch).HasForeignKey(instruction => instruction.BatchId);
    }
}

internal sealed class InstructionMapping : IEntityTypeConfiguration<Instruction>
{
    public void Configure(EntityTypeBuilder<Instruction> builder)
    {
        builder.ToTable("instructions");
        builder.Property(instruction => instruction.Reference).HasMaxLength(35);
        builder.Property(instruction => instruction.FullName).HasMaxLength(200);
        builder.Property(instruction => instruction.Village).HasMaxLength(200);
        builder.Property(instruction => instruction.IdNumber).HasMaxLength(20);
        builder.Property(instruction => instruction.Birth)
            .HasConversion(birth => birth.ToString(), text => BirthDate.Parse(text)).HasMaxLength(10);
        builder.Property(instruction => instruction.DecisionNumber).HasMaxLength(60);
        builder.Property(instruction => instruction.ProxyName).HasMaxLength(200);
        builder.Property(instruction => instruction.ProxyIdNumber).HasMaxLength(20);
        builder.Property(instruction => instruction.BankBin).HasMaxLength(10);
        builder.Property(instruction => instruction.AccountNumber).HasMaxLength(30);
        builder.Property(instruction => instruction.HolderName).HasMaxLength(200);
        builder.HasIndex(instruction => instruction.Reference).IsUnique();
        builder.HasIndex(instruction => new { instruction.BatchId, instruction.BeneficiaryId }).IsUnique();
        // The few whose money is to be carried over. All of a person's are found by her lines.
        builder.HasIndex(instruction => instruction.BeneficiaryId).HasFilter("state in ('Failed', 'Uncollected', 'Returned')");
        builder.ToTable(table => table.HasCheckConstraint("ck_instructions_amount", "amount > 0"));
    }
}

internal sealed class PaymentResultMapping : IEntityTypeConfiguration<PaymentResult>
{
    public void Configure(EntityTypeBuilder<PaymentResult> builder)
    {
        builder.ToTable("payment_results");
        builder.HasOne<Instruction>().WithMany().HasForeignKey(result => result.InstructionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ResultFile>().WithMany().HasForeignKey(result => result.ResultFileId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(result => result.On).HasColumnName("happened_on");
        builder.Property(result => result.Reason).HasMaxLength(500);
        // One final result; a payment that comes back is a second entry.
        builder.HasIndex(result => new { result.InstructionId, result.Outcome }).IsUnique();
    }
}

internal sealed class ExportedFileMapping : IEntityTypeConfiguration<ExportedFile>
{
    public void Configure(EntityTypeBuilder<ExportedFile> builder)
    {
        builder.ToTable("exported_files");
        builder.HasOne<Batch>().WithMany().HasForeignKey(file => file.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(file => file.FileName).HasMaxLength(260);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.Property(file => file.RunHash).HasMaxLength(64);
        // Made again with the same content it is the same file.
        builder.HasIndex(file => new { file.BatchId, file.Sha256 }).IsUnique();
    }
}

internal sealed class ResultFileMapping : IEntityTypeConfiguration<ResultFile>
{
    public void Configure(EntityTypeBuilder<ResultFile> builder)
    {
        builder.ToTable("result_files");
        builder.HasIndex(file => file.StagedId);
        builder.Property(file => file.FileName).HasMaxLength(260);
        builder.Property(file => file.Sha256).HasMaxLength(64);
    }
}
