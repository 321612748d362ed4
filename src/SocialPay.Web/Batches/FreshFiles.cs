using Microsoft.Extensions.Caching.Memory;
using SocialPay.Application.Access;
using SocialPay.Application.Batches;

namespace SocialPay.Web.Batches;

/// <summary>
/// Files that a page has just exported, until the browser fetches them a moment later: workbooks of a whole district take seconds to
/// make. On another node, or too late, they are made again, byte for byte the same.
/// </summary>
public sealed class FreshFiles(IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <param name="batchId">Null for all batches of the run.</param>
    public void Keep(Actor actor, long runId, long? batchId, BatchFileFormat format, IReadOnlyList<BatchFile> files) =>
        cache.Set(new Key(actor.UserName, runId, batchId, format), files, Kept);

    public IReadOnlyList<BatchFile>? Take(Actor actor, long runId, long? batchId, BatchFileFormat format)
    {
        var key = new Key(actor.UserName, runId, batchId, format);
        var files = cache.Get<IReadOnlyList<BatchFile>>(key);
        cache.Remove(key);
        return files;
    }

    private sealed record Key(string UserName, long RunId, long? BatchId, BatchFileFormat Format);
}
