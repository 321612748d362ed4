using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;

namespace SocialPay.Application.Demo;

/// <summary>Marks a database as a demo's and says how many people it was loaded with: a data set named as <c>demo lang-son-2020/20375</c>.</summary>
internal static class DemoMark
{
    private const string Prefix = "demo lang-son-2020/";

    /// <summary>Null in a database that is no demo's.</summary>
    public static async Task<int?> PeopleAsync(SocialPayContext db, CancellationToken cancellation)
    {
        var name = await db.ReferenceDataSets.Where(set => set.Name.StartsWith(Prefix)).Select(set => set.Name).FirstOrDefaultAsync(cancellation);
        return name is null ? null : int.Parse(name[Prefix.Length..], CultureInfo.InvariantCulture);
    }

    public static void Set(SocialPayContext db, int people, DateTimeOffset at) => db.ReferenceDataSets.Add(new ReferenceDataSet
    {
        Name = Prefix + people.ToString(CultureInfo.InvariantCulture),
        Sha256 = ShippedFile.Sha256(NameLists.File),
        LoadedAt = at,
    });
}
