using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>
/// The demo's own day, kept in its database as a data set named as <c>demo lang-son-2020 day 2021-05-25T02:00Z</c>: what the officers' clocks
/// showed when the data set was loaded. From there they run on as time does.
/// </summary>
internal sealed record DemoDay(string Name, DateTimeOffset Start, DateTimeOffset Since)
{
    private const string Prefix = "demo lang-son-2020 day ";
    private const string Form = "yyyy-MM-dd'T'HH:mm'Z'";
    private const int FirstHour = 9;

    /// <summary>May is paid, and June is prepared.</summary>
    public static readonly DateOnly First = new(2021, 5, 25);

    public DateTimeOffset At(DateTimeOffset now) => Start + (now - Since);

    /// <summary>Null in a database that is no demo's.</summary>
    public static DemoDay? Find(SocialPayContext db) =>
        db.ReferenceDataSets.AsNoTracking().FirstOrDefault(set => set.Name.StartsWith(Prefix)) is { } set
            ? new DemoDay(set.Name, DateTimeOffset.ParseExact(set.Name[Prefix.Length..], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), set.LoadedAt)
            : null;

    /// <summary>Stores that the officers' clocks now show the morning of a day; not where they are past it.</summary>
    /// <param name="now">The system's.</param>
    public static async Task GoOnAsync(SocialPayContext db, DateOnly day, DateTimeOffset now, CancellationToken cancellation)
    {
        var clock = new DemoClock();
        clock.Set(day, FirstHour);
        var start = clock.GetUtcNow();
        var known = Find(db);
        if (known is not null && known.At(now) >= start) return;
        if (known is not null) await db.ReferenceDataSets.Where(set => set.Name == known.Name).ExecuteDeleteAsync(cancellation);
        DemoMark.Set(db, Prefix + start.ToString(Form, CultureInfo.InvariantCulture), now);
        await db.SaveChangesAsync(cancellation);
    }
}
