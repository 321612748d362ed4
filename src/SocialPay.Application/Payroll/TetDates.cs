using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialPay.Application.Data;

namespace SocialPay.Application.Payroll;

/// <summary>The first day of Tết in a year. .NET's lunar calendar is the Chinese one and a day late in some years, so the dates are data.</summary>
public sealed class TetDate
{
    public required int Year { get; init; }

    /// <summary>The year's Vietnamese name, as «Tân Sửu».</summary>
    public required string LunarYear { get; init; }

    public required DateOnly FirstDay { get; init; }
}

internal sealed class TetDateMapping : IEntityTypeConfiguration<TetDate>
{
    public void Configure(EntityTypeBuilder<TetDate> builder)
    {
        builder.ToTable("tet_dates");
        builder.HasKey(date => date.Year);
        builder.Property(date => date.Year).ValueGeneratedNever();
        builder.Property(date => date.LunarYear).HasMaxLength(20);
    }
}

internal static class TetDateLoader
{
    public const string File = "tet-dates.csv";

    public static async Task LoadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        await db.Set<TetDate>().ExecuteDeleteAsync(cancellation);
        db.Set<TetDate>().AddRange(ShippedFile.Rows(File).Select(row => new TetDate
        {
            Year = int.Parse(row.Text("year"), CultureInfo.InvariantCulture),
            LunarYear = row.Text("lunar_year_vi"),
            FirstDay = DateOnly.ParseExact(row.Text("tet_day1"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        await db.SaveChangesAsync(cancellation);
    }
}
