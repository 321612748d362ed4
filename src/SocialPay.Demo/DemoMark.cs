using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Demo;

/// <summary>
/// Marks a database as a demo's and says how many people it was loaded with, by a data set named as <c>demo lang-son-2020/20375</c>; and
/// that it was played up to where visitors find it.
/// </summary>
internal static class DemoMark
{
    private const string Prefix = "demo lang-son-2020/";
    private const string Played = "demo lang-son-2020 played";

    /// <summary>Null in a database that is no demo's.</summary>
    public static async Task<int?> PeopleAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var name = await db.ReferenceDataSets.Where(set => set.Name.StartsWith(Prefix)).Select(set => set.Name).FirstOrDefaultAsync(cancellation);
        return name is null ? null : int.Parse(name[Prefix.Length..], CultureInfo.InvariantCulture);
    }

    public static void SetLoaded(SocialPayContext db, int people, DateTimeOffset at) => Set(db, Prefix + people.ToString(CultureInfo.InvariantCulture), at);

    public static Task<bool> IsPlayedAsync(SocialPayContext db, CancellationToken cancellation) =>
        db.ReferenceDataSets.AnyAsync(set => set.Name == Played, cancellation);

    public static void SetPlayed(SocialPayContext db, DateTimeOffset at) => Set(db, Played, at);

    public static void Set(SocialPayContext db, string name, DateTimeOffset at)
    {
        using var names = ShippedFile.Open(NameLists.File, typeof(DemoMark).Assembly);
        db.ReferenceDataSets.Add(new ReferenceDataSet { Name = name, Sha256 = Convert.ToHexStringLower(SHA256.HashData(names)), LoadedAt = at });
    }
}
