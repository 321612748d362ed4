using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialPay.Application.Data;

/// <summary>A file that an officer sent and has not yet confirmed; in the database, so that any node can go on with it.</summary>
public sealed class Upload
{
    public Guid Id { get; init; }

    public required long UserId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the content, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Which version of a shipped data file is loaded.</summary>
public sealed class ReferenceDataSet
{
    public required string Name { get; init; }

    public required string Sha256 { get; set; }

    public required DateTimeOffset LoadedAt { get; set; }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.Property(upload => upload.FileName).HasMaxLength(260);
        builder.Property(upload => upload.Sha256).HasMaxLength(64);
        builder.HasIndex(upload => upload.At);
    }
}

internal sealed class ReferenceDataSetMapping : IEntityTypeConfiguration<ReferenceDataSet>
{
    public void Configure(EntityTypeBuilder<ReferenceDataSet> builder)
    {
        builder.ToTable("reference_data_sets");
        builder.HasKey(set => set.Name);
        builder.Property(set => set.Name).HasMaxLength(60);
        builder.Property(set => set.Sha256).HasMaxLength(64);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(key => key.Xml).IsRequired();
    }
}
