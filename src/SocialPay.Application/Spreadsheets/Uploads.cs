using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Access;
using SocialPay.Application.Data;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>A file as an officer sent it, waiting for her to confirm what it would do.</summary>
public sealed record StagedFile(Guid Id, string FileName, byte[] Content, DateTimeOffset At);

/// <summary>Keeps files between sending and confirming, in the database, so that a reload or another node goes on with them. Each officer sees her own.</summary>
public sealed class Uploads(Door door, TimeProvider clock)
{
    /// <summary>What is not confirmed by then is dropped: such files hold personal data.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Files of one officer that wait to be confirmed: beyond, the oldest are dropped.</summary>
    public const int MostFiles = 10;

    /// <summary>Their bytes together, likewise.</summary>
    public const long MostBytes = 128 * WorkbookLimits.Mebibyte;

    private const int FileNameLength = 200;

    // What becomes of the file is told when it is confirmed.
    private static readonly Command Private = new("upload") { IsPrivate = true };

    /// <summary>The size beyond which a file is refused before it is stored; the reader of each kind of file has limits of its own.</summary>
    public static long MaximumBytes => WorkbookLimits.Register.FileBytes;

    /// <summary>Stores what the stream gives, at most <see cref="MaximumBytes"/>.</summary>
    public async Task<Result<Guid>> StoreAsync(Actor actor, string fileName, Stream content, CancellationToken cancellation)
    {
        // However slowly the bytes come, no transaction waits for them.
        var received = await door.AskAsync<byte[]>(actor, async work =>
        {
            if (!work.Officer.May(Permission.ImportResults) && work.Officer.RefusalWithout(Permission.ImportRegister) is { } notAllowed) return notAllowed;
            if (!IsFileName(fileName)) return SpreadsheetErrors.BadFileName;
            return await ReadAsync(content, cancellation) is { } bytes ? bytes : SpreadsheetErrors.TooLarge(MaximumBytes / WorkbookLimits.Mebibyte);
        }, cancellation);
        if (received.Error is { } refusal) return refusal;

        return await door.DoAsync<Guid>(actor, Private, async work =>
        {
            var upload = new Upload
            {
                Id = Guid.NewGuid(),
                UserId = work.Officer.Id,
                FileName = Shortened(fileName),
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(received.Value)),
                Content = received.Value,
                At = clock.GetUtcNow(),
            };
            await DropOldAsync(work.Db, clock.GetUtcNow(), cancellation);
            await LockAsync(work.Db, upload.UserId, cancellation);
            await MakeRoomAsync(work.Db, upload.UserId, received.Value.Length, cancellation);
            work.Db.Uploads.Add(upload);
            return upload.Id;
        }, null, cancellation);
    }

    /// <summary>Drops what nobody confirmed in time; how many files it was.</summary>
    internal static Task<int> DropOldAsync(SocialPayContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var old = now - KeptFor;
        return db.Uploads.Where(upload => upload.At < old).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Whether a file may bear the name: no NUL, no line breaks, nothing that turns the direction of writing.</summary>
    public static bool IsFileName(string name) => name.Length > 0 && !name.Any(character => char.IsControl(character) || VietnameseText.IsInvisible(character));

    /// <summary>The officer's own file; not found where it is somebody else's or was dropped.</summary>
    public Task<Result<StagedFile>> OpenAsync(Actor actor, Guid id, CancellationToken cancellation) => door.AskAsync<StagedFile>(actor, async work =>
    {
        var file = await work.Db.Uploads.AsNoTracking().Where(upload => upload.Id == id && upload.UserId == work.Officer.Id)
            .Select(upload => new StagedFile(upload.Id, upload.FileName, upload.Content, upload.At))
            .FirstOrDefaultAsync(cancellation);
        return file is null ? await NotFoundAsync(work, id, cancellation) : file;
    }, cancellation);

    /// <summary>Forgets the officer's own file: it was applied, or she thought better of it.</summary>
    public Task<Result> DropAsync(Actor actor, Guid id, CancellationToken cancellation) => door.DoAsync(actor, Private, async work =>
    {
        var dropped = await work.Db.Uploads.Where(upload => upload.Id == id && upload.UserId == work.Officer.Id).ExecuteDeleteAsync(cancellation);
        // What is gone already need not be dropped again.
        if (dropped == 0) await NotFoundAsync(work, id, cancellation);
        return Result.Done;
    }, cancellation);

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

    private static async Task<Error> NotFoundAsync(Work work, Guid id, CancellationToken cancellation) =>
        work.Officer.NotFound(
            Permission.ImportRegister, id, isAnothers: await work.Db.Uploads.AnyAsync(upload => upload.Id == id && upload.UserId != work.Officer.Id, cancellation));

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
