using SocialPay.Domain.Common;

namespace SocialPay.Application.Batches;

/// <summary>
/// A folder on this machine that exported files go to. Each file appears whole or not at all; when the export does not come about
/// after all, the files that it added are taken away again.
/// </summary>
public sealed class ExportFolder(string path)
{
    internal async Task<Error?> SaveAsync(IReadOnlyList<BatchFile> files, SavedFiles saved, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(path);
            foreach (var file in files) await saved.WriteAsync(path, file, cancellation);
            saved.Publish();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return BatchErrors.FolderNotWritable(path);
        }
    }
}

/// <summary>Files written for an export that is not yet certain; disposing removes them unless they are kept.</summary>
internal sealed class SavedFiles : IDisposable
{
    private readonly List<(string Temporary, string Final)> written = [];
    private readonly List<string> added = [];

    /// <summary>Writes the file through to the disk under a name of its own.</summary>
    public async Task WriteAsync(string folder, BatchFile file, CancellationToken cancellation)
    {
        var temporary = Path.Combine(folder, $".{file.FileName}.{Guid.NewGuid():N}");
        written.Add((temporary, Path.Combine(folder, file.FileName)));
        await using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await stream.WriteAsync(file.Content, cancellation);
        stream.Flush(flushToDisk: true);
    }

    public void Publish()
    {
        foreach (var (temporary, final) in written)
        {
            // A file of this name was made from the same batch before and has the same content.
            var isNew = !File.Exists(final);
            File.Move(temporary, final, overwrite: true);
            if (isNew) added.Add(final);
        }
    }

    /// <summary>The export came about: the files stay.</summary>
    public void Keep()
    {
        written.Clear();
        added.Clear();
    }

    public void Dispose()
    {
        foreach (var file in written.Select(names => names.Temporary).Concat(added)) File.Delete(file);
        Keep();
    }
}
