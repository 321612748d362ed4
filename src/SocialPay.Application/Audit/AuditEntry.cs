using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Domain.Areas;

namespace SocialPay.Application.Audit;

/// <summary>What an entry of the audit tells of.</summary>
public enum AuditKind
{
    /// <summary>A command that was carried out.</summary>
    Change,

    /// <summary>Somebody's data was looked at or taken away as a file.</summary>
    Reading,
}

/// <summary>What a command or a reading was about.</summary>
public enum SubjectKind
{
    Person,
    Run,
    Batch,
    ResultFile,
    RegisterFile,
    Law,
    Area,
    Officer,

    /// <summary>A change of the register.</summary>
    Change,

    /// <summary>The people whom a search found.</summary>
    Search,
}

/// <summary>The subject of a command or a reading.</summary>
/// <param name="Id">A number or a code; null where there is none yet.</param>
/// <param name="AreaPath">Where it lies; null where it lies where the officer's role does.</param>
public sealed record Subject(SubjectKind Kind, string? Id, string? AreaPath);

/// <summary>
/// One line of the audit: who did or read what, when and from where, what it was before and after. Never changed and never deleted; each
/// line's hash covers the one before it in the province.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    /// <summary>The province in whose chain it stands.</summary>
    public required long ProvinceId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the console, which is nobody's.</summary>
    public long? UserId { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>The role that allowed it, and where it is held.</summary>
    public OfficerRole? Role { get; init; }

    public long? RoleAreaId { get; init; }

    public required OriginKind Origin { get; init; }

    public string? Address { get; init; }

    /// <summary>The name of the command or of what was read, as <c>run submit</c>.</summary>
    public required string Command { get; init; }

    public Guid? CommandId { get; init; }

    public required SubjectKind SubjectKind { get; init; }

    public string? SubjectId { get; init; }

    /// <summary>The changed fields of each row before and after, as JSON; of a reading what was asked.</summary>
    public string? Changes { get; init; }

    /// <summary>As the officer gave it.</summary>
    public string? Reason { get; init; }
}

/// <summary>The place of an entry in its province's chain.</summary>
public sealed class AuditLink
{
    public required long EntryId { get; init; }

    public required long ProvinceId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>SHA-256 of the hash before and the entry, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}

/// <summary>The end of a province's chain, so that entries cut off there are missed too.</summary>
public sealed class AuditHead
{
    public required long ProvinceId { get; init; }

    public required long Number { get; init; }

    public required string Hash { get; init; }
}

/// <summary>An entry that was stored and not yet linked.</summary>
public sealed class UnlinkedEntry
{
    public required long EntryId { get; init; }

    public required long ProvinceId { get; init; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasOne<Area>().WithMany().HasForeignKey(entry => entry.ProvinceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SocialPayUser>().WithMany().HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(entry => entry.RoleAreaId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(entry => entry.Address).HasMaxLength(60);
        builder.Property(entry => entry.Command).HasMaxLength(60);
        builder.Property(entry => entry.SubjectId).HasMaxLength(60);
        builder.Property(entry => entry.Changes).HasColumnType("jsonb");
        builder.Property(entry => entry.Reason).HasMaxLength(1000);
        builder.HasIndex(entry => new { entry.SubjectKind, entry.SubjectId });
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
    }
}

internal sealed class AuditLinkMapping : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.ToTable("audit_links");
        builder.HasKey(link => link.EntryId);
        builder.Property(link => link.EntryId).ValueGeneratedNever();
        builder.Property(link => link.Hash).HasMaxLength(64);
        builder.HasIndex(link => new { link.ProvinceId, link.Number }).IsUnique();
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_heads");
        builder.HasKey(head => head.ProvinceId);
        builder.Property(head => head.ProvinceId).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(64);
    }
}

internal sealed class UnlinkedEntryMapping : IEntityTypeConfiguration<UnlinkedEntry>
{
    public void Configure(EntityTypeBuilder<UnlinkedEntry> builder)
    {
        builder.ToTable("audit_unlinked");
        builder.HasKey(entry => entry.EntryId);
        builder.Property(entry => entry.EntryId).ValueGeneratedNever();
        builder.HasIndex(entry => entry.ProvinceId);
    }
}
