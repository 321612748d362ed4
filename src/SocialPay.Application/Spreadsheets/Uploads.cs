using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>A file as an officer sent it, waiting for her to confirm what it would do.</summary>
public sealed record StagedFile(Guid Id, string FileName, byte[] Content, DateTimeOffset At);

/// <summary>Keeps files between sending and confirming, in the database, so that a reload or another node goes on with them. Each officer sees her own.</summary>
public sealed class Uploads(IDbContextFactory<SocialPayContext> contexts, TimeProvider clock)
{
    /// <summary>What is not confirmed by then is dropped: such files hold personal data.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Files of one officer that wait to be confirmed: beyond, the oldest are dropped.</summary>
    public const int MostFiles = 10;

    /// <summary>Their bytes together, likewise.</summary>
    public const long MostBytes = 128 * WorkbookLimits.Mebibyte;

    private const int FileNameLength = 200;

    /// <summary>The size beyond which a file is refused before it is stored; the reader of each kind of file has limits of its own.</summary>
    public static long MaximumBytes => WorkbookLimits.Register.FileBytes;

    /// <summary>Stores what the stream gives, at most <see cref="MaximumBytes"/>.</summary>
    public async Task<Result<Guid>> StoreAsync(Actor actor, string fileName, Stream content, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        if (!found.Value.May(Permission.ImportResults) && found.Value.RefusalWithout(Permission.ImportRegister) is { } refusal) return refusal;
        if (!IsFileName(fileName)) return SpreadsheetErrors.BadFileName;
        if (await ReadAsync(content, cancellation) is not { } bytes) return SpreadsheetErrors.TooLarge(MaximumBytes / WorkbookLimits.Mebibyte);

        await DropOldAsync(db, cancellation);
        var upload = new Upload
        {
            Id = Guid.NewGuid(),
            UserId = found.Value.Id,
            FileName = Shortened(fileName),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Content = bytes,
            At = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await LockAsync(db, upload.UserId, cancellation);
        await MakeRoomAsync(db, upload.UserId, bytes.Length, cancellation);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return upload.Id;
    }

    /// <summary>Drops what nobody confirmed in time; how many files it was.</summary>
    public async Task<int> DropOldAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await DropOldAsync(db, cancellation);
    }

    /// <summary>Whether a file may bear the name: no NUL, no line breaks, nothing that turns the direction of writing.</summary>
    public static bool IsFileName(string name) => name.Length > 0 && !name.Any(character => char.IsControl(character) || VietnameseText.IsInvisible(character));

    /// <summary>The officer's own file; not found where it is somebody else's or was dropped.</summary>
    public async Task<Result<StagedFile>> OpenAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officerId = found.Value.Id;
        var file = await db.Uploads.AsNoTracking().Where(upload => upload.Id == id && upload.UserId == officerId)
            .Select(upload => new StagedFile(upload.Id, upload.FileName, upload.Content, upload.At))
            .FirstOrDefaultAsync(cancellation);
        return file is null ? await NotFoundAsync(db, found.Value, id, cancellation) : file;
    }

    /// <summary>Forgets the officer's own file: it was applied, or she thought better of it.</summary>
    public async Task<Result> DropAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.OfficerAsync(actor, cancellation);
        if (found.Error is { } unknown) return unknown;
        var officerId = found.Value.Id;
        var dropped = await db.Uploads.Where(upload => upload.Id == id && upload.UserId == officerId).ExecuteDeleteAsync(cancellation);
        // What is gone already need not be dropped again.
        if (dropped == 0) await NotFoundAsync(db, found.Value, id, cancellation);
        return Result.Done;
    }

    private Task<int> DropOldAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var old = clock.GetUtcNow() - KeptFor;
        return db.Uploads.Where(upload => upload.At < old).ExecuteDeleteAsync(cancellation);
    }

    // Two files of one officer at once would each find room.
    private static Task LockAsync(SocialPayContext db, long officerId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('uploads', {officerId}))", cancellation);

    private static async Task MakeRoomAsync(SocialPayContext db, long officerId, long bytes, CancellationToken cancellation)
    {
        var held = await db.Uploads.Where(upload => upload.UserId == officerId).OrderByDescending(upload => upload.At).ThenBy(upload => upload.Id)
            .Select(upload => new { upload.Id, Bytes = (long)upload.Content.Length }).ToListAsync(cancellation);
        var room = MostBytes - bytes;
        var kept = held.Take(MostFiles - 1).TakeWhile(file => (room -= file.Bytes) >= 0).Count();
        var dropped = held.Skip(kept).Select(file => file.Id).ToList();
        if (dropped.Count > 0) await db.Uploads.Where(upload => dropped.Contains(upload.Id)).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<Error> NotFoundAsync(SocialPayContext db, Officer officer, Guid id, CancellationToken cancellation) =>
        officer.NotFound(Permission.ImportRegister, id, isAnothers: await db.Uploads.AnyAsync(upload => upload.Id == id && upload.UserId != officer.Id, cancellation));

    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + read > MaximumBytes) return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    // Browsers send a name, some a whole path; what is kept is shown again and never opened.
    private static string Shortened(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length <= FileNameLength ? name : name[^FileNameLength..];
    }
}
