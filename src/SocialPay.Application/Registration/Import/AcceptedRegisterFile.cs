using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialPay.Application.Registration.Import;

/// <summary>What became of a register file that waited and was accepted, so that it can be asked for again when the file itself is gone.</summary>
public sealed class AcceptedRegisterFile
{
    /// <summary>Under which the file waited.</summary>
    public required Guid StagedId { get; init; }

    public required long UserId { get; init; }

    public required string FileName { get; init; }

    public required int Rows { get; init; }

    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    public required int Unchanged { get; init; }

    public required int Warnings { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class AcceptedRegisterFileMapping : IEntityTypeConfiguration<AcceptedRegisterFile>
{
    public void Configure(EntityTypeBuilder<AcceptedRegisterFile> builder)
    {
        builder.ToTable("accepted_register_files");
        builder.HasKey(file => file.StagedId);
        builder.Property(file => file.StagedId).ValueGeneratedNever();
        builder.Property(file => file.FileName).HasMaxLength(260);
    }
}
