using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Providers;

namespace SocialPay.Application.Providers;

/// <summary>Brings the shipped list of banks and wallets into the database.</summary>
internal static class BankLoader
{
    public const string File = "banks.csv";

    public static async Task LoadAsync(SocialPayContext db, CancellationToken cancellation)
    {
        await db.Banks.ExecuteDeleteAsync(cancellation);
        foreach (var row in ShippedFile.Rows(File))
        {
            db.Banks.Add(new Bank
            {
                Bin = row.Text("bin"),
                Code = row.Text("code"),
                OtherCode = row.TextOrNull("alt_code"),
                ShortName = row.Text("short_name"),
                Name = row.Text("name_vi"),
                Kind = row.Text("kind"),
                FormerName = row.TextOrNull("former_name"),
            });
        }

        await db.SaveChangesAsync(cancellation);
    }
}
