using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Payroll;

/// <summary>What a run was computed from, one row a run: it goes with the run's lines and comes with them.</summary>
public sealed class RunReckoning
{
    public required long RunId { get; init; }

    /// <summary>The first month that the run looked at.</summary>
    public required PayPeriod From { get; init; }

    /// <summary>The last step of any run that it could see, and the snapshot that it was computed from (<see cref="SeenMoment"/>).</summary>
    public required long SeenStepId { get; init; }

    public required string Snapshot { get; init; }

    public required string LawDigest { get; init; }

    /// <summary>As <see cref="Reckoning.ToBytes"/> writes them.</summary>
    public required byte[] People { get; init; }

    public static RunReckoning Of(long runId, (long StepId, string Snapshot) seen, Reckoning reckoning) =>
        new() { RunId = runId, SeenStepId = seen.StepId, Snapshot = seen.Snapshot, From = reckoning.From, LawDigest = reckoning.Law, People = reckoning.ToBytes() };

    public Reckoning Read() => Reckoning.Of(From, LawDigest, People);
}

internal sealed class RunReckoningMapping : IEntityTypeConfiguration<RunReckoning>
{
    public void Configure(EntityTypeBuilder<RunReckoning> builder)
    {
        builder.ToTable("payroll_reckonings");
        builder.HasKey(reckoning => reckoning.RunId);
        builder.Property(reckoning => reckoning.RunId).ValueGeneratedNever();
        builder.Property(reckoning => reckoning.From).HasColumnName("from_period");
        // As long as there are transactions under way.
        builder.Property(reckoning => reckoning.Snapshot).HasColumnType("text");
        builder.Property(reckoning => reckoning.LawDigest).HasMaxLength(64);
        builder.HasOne<PayrollRun>().WithOne().HasForeignKey<RunReckoning>(reckoning => reckoning.RunId);
    }
}
