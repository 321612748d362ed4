using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

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

    /// <summary>The change by which its people wait for the next stage; null where they are in the register.</summary>
    public long? WaitingChange { get; init; }
}

/// <summary>Tells again what an accepted register file did. Each officer asks for her own.</summary>
public sealed class AcceptedRegisterFiles(Door door)
{
    /// <summary>Not found where the file was not accepted.</summary>
    public Task<Result<AcceptedRegisterFile>> FindAsync(Actor actor, Guid stagedId, CancellationToken cancellation) => door.AskAsync<AcceptedRegisterFile>(actor, async work =>
    {
        if (work.Officer.RefusalWithout(Permission.ImportRegister) is { } refusal) return refusal;
        var file = await work.Db.AcceptedRegisterFiles.AsNoTracking().FirstOrDefaultAsync(file => file.StagedId == stagedId, cancellation);
        return file?.UserId == work.Officer.Id ? file : work.Officer.NotFound(Permission.ImportRegister, stagedId, isAnothers: file is not null);
    }, cancellation);

    /// <summary>In the import's transaction. Accepted twice, the file keeps its first record: the second time adds nobody.</summary>
    internal static Task RecordAsync(SocialPayContext db, Officer officer, StagedFile file, ImportReport report, DateTimeOffset now, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into accepted_register_files (staged_id, user_id, file_name, rows, accepted, rejected, unchanged, warnings, at, waiting_change)
            values ({file.Id}, {officer.Id}, {file.FileName}, {report.Rows}, {report.Accepted}, {report.Rejected}, {report.Unchanged}, {report.Warnings.Count}, {now}, {report.WaitingChange})
            on conflict (staged_id) do nothing
            """, cancellation);
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
