using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>The officers' clock in a program that carries the demo: the demo's day where the database is a demo's.</summary>
internal sealed class DemoOfficeClock(TimeProvider system, IDbContextFactory<SocialPayContext> contexts) : OfficeClock(system)
{
    // Another process may load the demo or play on.
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(10);

    private readonly TimeProvider system = system;
    private readonly Lock reading = new();
    private DemoDay? day;
    private long? readAt;

    public override bool IsDemo => Day() is not null;

    public override DateTimeOffset GetUtcNow() => Day() is { } own ? own.At(system.GetUtcNow()) : base.GetUtcNow();

    /// <summary>Moves on to the morning of a day; never back.</summary>
    public async Task GoOnAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await DemoDay.GoOnAsync(db, day, system.GetUtcNow(), cancellation);
        lock (reading) readAt = null;
    }

    private DemoDay? Day()
    {
        lock (reading)
        {
            if (readAt is { } at && Stopwatch.GetElapsedTime(at) < Known) return day;
            using var db = contexts.CreateDbContext();
            day = DemoDay.Find(db);
            readAt = Stopwatch.GetTimestamp();
            return day;
        }
    }
}
