using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

internal sealed class PayrollRunMapping : IEntityTypeConfiguration<PayrollRun>
{
    public void Configure(EntityTypeBuilder<PayrollRun> builder)
    {
        builder.ToTable("payroll_runs");
        builder.HasOne(run => run.Area).WithMany().HasForeignKey(run => run.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(run => run.Through).HasColumnName("through_period");
        builder.ToTable(table => table.HasCheckConstraint("ck_payroll_runs_months", "through_period >= period"));
        builder.Property(run => run.Hash).HasMaxLength(64);
        builder.Property<uint>("Version").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        // One live run of a kind: a double click or a second node finds the one that is there.
        builder.HasIndex(run => new { run.AreaId, run.Period, run.Programme, run.Kind }).IsUnique()
            .HasFilter("state <> 'Cancelled' and kind = 'Regular'");
        builder.HasMany(run => run.Steps).WithOne().HasForeignKey(step => step.RunId);
    }
}

internal sealed class RunStepMapping : IEntityTypeConfiguration<RunStep>
{
    public void Configure(EntityTypeBuilder<RunStep> builder)
    {
        builder.ToTable("payroll_run_steps");
        builder.Property(step => step.Hash).HasMaxLength(64);
        builder.Property(step => step.Reason).HasMaxLength(1000);
        builder.Property(step => step.Transaction).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
        builder.HasIndex(step => step.RunId);
        // A revision is submitted once and approved once, whoever clicks at the same time.
        builder.HasIndex(step => new { step.RunId, step.Revision, step.Action }).IsUnique()
            .HasFilter("action in ('Submit', 'Approve')");
    }
}

internal sealed class PayrollLineMapping : IEntityTypeConfiguration<PayrollLine>
{
    public void Configure(EntityTypeBuilder<PayrollLine> builder)
    {
        builder.ToTable("payroll_lines");
        builder.Property(line => line.For).HasColumnName("for_period");
        builder.Property(line => line.RuleId).HasMaxLength(60);
        builder.Property(line => line.Base).HasColumnName("base_amount");
        builder.Property(line => line.Coefficient).HasPrecision(9, 4);
        builder.HasIndex(line => new { line.RunId, line.Number }).IsUnique();
        builder.HasIndex(line => line.InstructionId);
        builder.HasIndex(line => line.BeneficiaryId);
        // Money carried over is consumed once.
        builder.HasIndex(line => line.CarriedFromId).IsUnique().HasFilter("carried_from_id is not null");
    }
}

internal sealed class UnpaidPersonMapping : IEntityTypeConfiguration<UnpaidPerson>
{
    public void Configure(EntityTypeBuilder<UnpaidPerson> builder)
    {
        builder.ToTable("payroll_unpaid");
        builder.HasKey(unpaid => new { unpaid.RunId, unpaid.BeneficiaryId });
    }
}

internal sealed class PayrollExceptionMapping : IEntityTypeConfiguration<PayrollException>
{
    public void Configure(EntityTypeBuilder<PayrollException> builder)
    {
        builder.ToTable("payroll_exceptions");
        builder.HasIndex(exception => exception.RunId);
    }
}
