using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialPay.Application.Data;

namespace SocialPay.Application.Spreadsheets;

/// <summary>Drops what nobody confirmed, by the hour, whether or not somebody sends another file.</summary>
public sealed class UploadCleaner(IDbContextFactory<SocialPayContext> contexts, TimeProvider clock, ILogger<UploadCleaner> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await CleanAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, and with it the timer.
        }
    }

    private async Task CleanAsync(CancellationToken stopping)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stopping);
            await Uploads.DropOldAsync(db, clock.GetUtcNow(), stopping);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // The database is away: at the next hour again.
            log.LogWarning("Old uploads were not dropped: {Reason}", fault.GetType().Name);
        }
    }
}
