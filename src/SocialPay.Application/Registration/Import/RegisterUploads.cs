using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Registration.Import;

/// <summary>
/// The import for the web: the file waits in the database between upload, preview and confirmation, so that any node can go on with it.
/// An upload is there for the officer who sent it, for a day.
/// </summary>
public sealed class RegisterUploads(IDbContextFactory<SocialPayContext> contexts, RegisterImport import, TimeProvider clock)
{
    private const int LongestName = 260;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a file for preview; refuses at once what is no register file.</summary>
    public async Task<Result<Guid>> StageAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        if (!officer.Value.May(Permission.ImportRegister)) return AccessErrors.NotAllowed;
        var opened = RegisterFile.Open(content);
        if (opened.Error is { } refused) return refused;
        opened.Value.Dispose();

        var name = Path.GetFileName(fileName);
        var upload = new Upload
        {
            Id = Guid.CreateVersion7(),
            UserId = officer.Value.Id,
            FileName = name.Length > LongestName ? name[^LongestName..] : name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            At = clock.GetUtcNow(),
        };
        var expired = upload.At - Kept;
        await db.Uploads.Where(old => old.At < expired).ExecuteDeleteAsync(cancellation);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        return upload.Id;
    }

    public async Task<Result<ImportReport>> PreviewAsync(Actor actor, Guid uploadId, IProgress<int>? progress, CancellationToken cancellation)
    {
        var upload = await FindAsync(actor, uploadId, cancellation);
        return upload.Error is { } refusal ? refusal : await import.PreviewAsync(actor, upload.Value.Content, progress, cancellation);
    }

    /// <summary>Stores the accepted rows. Sent twice, the second time finds everybody unchanged.</summary>
    public async Task<Result<ImportReport>> CommitAsync(Actor actor, Guid uploadId, IProgress<int>? progress, CancellationToken cancellation)
    {
        var upload = await FindAsync(actor, uploadId, cancellation);
        return upload.Error is { } refusal ? refusal : await import.CommitAsync(actor, upload.Value.Content, progress, cancellation);
    }

    /// <summary>The workbook with the errors marked, of a preview or of what was stored.</summary>
    public async Task<Result<byte[]>> ErrorsAsync(Actor actor, Guid uploadId, ImportReport report, CancellationToken cancellation)
    {
        var upload = await FindAsync(actor, uploadId, cancellation);
        if (upload.Error is { } refusal) return refusal;
        using var output = new MemoryStream();
        var written = RegisterErrorsWorkbook.Write(output, upload.Value.Content, report);
        return written.Error is { } refused ? refused : output.ToArray();
    }

    private async Task<Result<Upload>> FindAsync(Actor actor, Guid uploadId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var officer = await db.OfficerAsync(actor, cancellation);
        if (officer.Error is { } unknown) return unknown;
        var upload = await db.Uploads.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == uploadId && candidate.UserId == officer.Value.Id, cancellation);
        return upload is null ? ImportErrors.UploadGone : upload;
    }
}

public static class ImportErrors
{
    /// <summary>Somebody else's, or sent too long ago.</summary>
    public static Error UploadGone { get; } = new("Registration.UploadGone");
}
