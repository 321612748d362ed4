using SocialPay.Application.Access;
using SocialPay.Application.Spreadsheets;
using SocialPay.Domain.Common;

namespace SocialPay.Web.Spreadsheets;

/// <summary>A file that an officer sent and that waits to be read, previewed and taken in.</summary>
public abstract class IncomingFile(Uploads uploads)
{
    public Guid FileId { get; protected set; }

    public string FileName { get; protected set; } = "";

    /// <summary>Why the file was refused as a whole.</summary>
    public Error? Error { get; private set; }

    /// <summary>
    /// Null, with the reason in <see cref="Error"/>, where it is gone or another officer's. Opened again when it is taken in: its bytes are
    /// not kept while the officer looks at the preview.
    /// </summary>
    protected async Task<StagedFile?> OpenAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var opened = await uploads.OpenAsync(actor, id, cancellation);
        if (!Accept(opened)) return null;
        (FileId, FileName) = (id, opened.Value.FileName);
        return opened.Value;
    }

    /// <summary>Whether something came of it; else the reason is in <see cref="Error"/>.</summary>
    protected bool Accept<T>(Result<T> result)
    {
        Error = result.Error;
        return result.IsDone;
    }

    /// <summary>Gives the file up, once it has been taken in: also when the officer leaves meanwhile.</summary>
    protected Task DropAsync(Actor actor) => uploads.DropAsync(actor, FileId, CancellationToken.None);
}
