using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Demo;

/// <summary>
/// Who of the pilot's two districts takes an account from which month on. The shares are made up: few at first, more every month, old people
/// less. Drawn from the person, so that whoever has chosen stays with it.
/// </summary>
internal static class DemoChoices
{
    private static readonly PayPeriod PilotStart = new(2021, 4);

    /// <summary>Shares of people under 60 with an account in the first, second and third month of the pilot; then as in the last.</summary>
    private static readonly double[] Shares = [0.22, 0.41, 0.58];

    /// <summary>Of those with a telephone, this share takes e-money.</summary>
    private const double EMoneyShare = 0.5;

    private static readonly string[] PilotDistricts = [LangSonAreas.City, LangSonAreas.CaoLoc];

    /// <summary>Ends the cash of those who choose an account from this month on, and begins the account. Safe to repeat.</summary>
    /// <returns>How many chose one.</returns>
    public static async Task<int> RecordAsync(SocialPayContext db, PayPeriod month, DateTimeOffset now, CancellationToken cancellation)
    {
        if (month < PilotStart) return 0;
        var providers = await db.Providers.ToDictionaryAsync(provider => provider.Code, provider => provider.Id, cancellation);
        var chosen = new List<ChangeItem>();
        foreach (var person in await PeopleInCashAsync(db, month, cancellation))
            if (Choice(person, month, providers) is { } method) chosen.Add(new ChangeItem { BeneficiaryId = person.Id, Values = method });
        if (chosen.Count == 0) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The pilot's list of accounts, taken in as one.
        var change = new RegisterChange
        {
            Kind = ChangeKind.Account,
            AreaId = await db.Areas.Where(area => area.Level == AreaLevel.Province && area.Code == LangSonAreas.Province).OrderBy(area => area.ValidFrom).Select(area => area.Id).FirstAsync(cancellation),
            Effective = month.FirstDay,
            ProposedAt = now,
            Due = month.FirstDay,
            Items = chosen,
        };
        change.HoldAtOnce(now);
        db.RegisterChanges.Add(change);
        await RegisterProjection.RefreshAsync(db, chosen.Select(item => item.BeneficiaryId!.Value), cancellation);
        await transaction.CommitAsync(cancellation);
        return chosen.Count;
    }

    private static async Task<List<Person>> PeopleInCashAsync(SocialPayContext db, PayPeriod month, CancellationToken cancellation)
    {
        var paths = await db.Areas.Where(area => PilotDistricts.Contains(area.Code) && area.ValidFrom <= month.FirstDay && (area.ValidTo == null || area.ValidTo >= month.FirstDay))
            .Select(area => area.Path).ToListAsync(cancellation);
        var people = new List<Person>();
        foreach (var path in paths)
        {
            people.AddRange(await db.Beneficiaries.AsNoTracking()
                .Where(person => person.Area!.Path.StartsWith(path) && person.DiedOn == null
                    && person.PaymentMethods.Any(method => method.To == null && method.From < month
                        && (method.Kind == PaymentMethodKind.CashAtPoint || method.Kind == PaymentMethodKind.CashAtHome)))
                .OrderBy(person => person.Id)
                .Select(person => new Person(
                    person.Id,
                    person.Area!.Code,
                    person.FullName,
                    person.Birth,
                    person.Phone,
                    person.Proxies
                        .Where(proxy => proxy.State == ProxyState.Verified && proxy.From <= month.FirstDay && proxy.To >= month.LastDay)
                        .OrderByDescending(proxy => proxy.Id).Select(proxy => new Receiver(proxy.FullName, proxy.Phone)).FirstOrDefault()))
                .ToListAsync(cancellation));
        }

        return people;
    }

    private static MethodValues? Choice(Person person, PayPeriod month, Dictionary<string, long> providers)
    {
        var random = SeededRandom.For("choice", person.CommuneCode, VietnameseText.Fold(person.FullName), person.Birth.ToString());
        var age = person.Birth.AgeOn(PilotStart.FirstDay);
        var willingness = random.Fraction() / (age >= 80 ? 0.5 : age >= 60 ? 0.75 : 1);
        if (willingness >= Shares[Math.Min(month - PilotStart, Shares.Length - 1)]) return null;

        // The account is the proxy's where somebody receives for the person.
        var holder = VietnameseText.BankName(person.Proxy?.FullName ?? person.FullName);
        var phone = person.Proxy is null ? person.Phone : person.Proxy.Phone;
        var eMoney = random.Chance(EMoneyShare) && phone is not null;
        return new MethodValues(eMoney ? PaymentMethodKind.EMoneyAccount : PaymentMethodKind.BankAccount, providers[eMoney ? LangSonProviders.Viettel : LangSonProviders.VietinBank])
        {
            BankBin = eMoney ? LangSonProviders.ViettelBin : LangSonProviders.VietinBankBin,
            AccountNumber = eMoney ? phone : "10" + random.Below(1_000_000_000).ToString("0000000000", CultureInfo.InvariantCulture),
            HolderName = holder,
            From = month,
        };
    }

    private sealed record Person(long Id, string CommuneCode, string FullName, BirthDate Birth, string? Phone, Receiver? Proxy);

    private sealed record Receiver(string FullName, string? Phone);
}
