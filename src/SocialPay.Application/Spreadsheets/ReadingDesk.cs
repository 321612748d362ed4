using System.Collections.Concurrent;
using SocialPay.Application.Access;
using SocialPay.Domain.Common;

namespace SocialPay.Application.Spreadsheets;

/// <summary>
/// Where files are read, few at a time: each may take as much memory and time as its limits allow, and all of them together share one
/// machine with everybody's pages.
/// </summary>
public sealed class ReadingDesk(TimeProvider clock) : IDisposable
{
    /// <summary>Files that a process reads at the same time; one of them of any officer.</summary>
    public const int AtATime = 2;

    /// <summary>How long a reader waits for her turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The register of the largest province takes a quarter of this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim places = new(AtATime);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> officers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads when it is the officer's turn; refused where that doesn't come, or the reading doesn't end.</summary>
    /// <param name="read">Works on the caller's thread and stops when its token says so.</param>
    public async Task<Result<T>> ReadAsync<T>(Actor actor, Func<CancellationToken, Result<T>> read, CancellationToken cancellation)
    {
        var own = officers.GetOrAdd(actor.UserName, _ => new SemaphoreSlim(1));
        if (!await own.WaitAsync(Patience, cancellation)) return SpreadsheetErrors.Busy;
        try
        {
            if (!await places.WaitAsync(Patience, cancellation)) return SpreadsheetErrors.Busy;
            try
            {
                using var longest = new CancellationTokenSource(Longest, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellation);
                try
                {
                    return read(either.Token);
                }
                catch (OperationCanceledException) when (longest.IsCancellationRequested && !cancellation.IsCancellationRequested)
                {
                    return SpreadsheetErrors.TookTooLong;
                }
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            own.Release();
        }
    }

    public void Dispose()
    {
        places.Dispose();
        foreach (var own in officers.Values) own.Dispose();
    }
}
