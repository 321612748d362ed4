using Microsoft.EntityFrameworkCore;
using SocialPay.Application.Data;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Changes;

/// <summary>
/// What lists and payroll read is a projection of the approved changes (<see cref="PersonHistory"/>), brought up to date in the transaction
/// of the change. Rows that stay what they were keep their ids.
/// </summary>
internal static class RegisterProjection
{
    // All that is stored of so many people is in memory at a time.
    private const int PeopleAtATime = 500;

    /// <summary>Brings people up to date.</summary>
    public static async Task RefreshAsync(SocialPayContext db, IEnumerable<long> people, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        foreach (var ids in people.Order().Chunk(PeopleAtATime))
        {
            await HoldAsync(db, ids, cancellation);
            var changes = await KnownChanges.OfAsync(db, ids, null, cancellation);
            foreach (var stored in await WithAll(db.Beneficiaries).Where(person => ids.Contains(person.Id)).ToListAsync(cancellation))
                Write(db, stored, PersonHistory.Of(stored.Id, changes[stored.Id]) ?? throw new InvalidOperationException($"Person {stored.Id} has no registration."));
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>
    /// Holds the people's rows until the transaction ends, so that of two changes of one person the second sees the first; always in one
    /// order, so that none waits for the other.
    /// </summary>
    public static Task HoldAsync(SocialPayContext db, IReadOnlyCollection<long> people, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select from beneficiaries where id = any({people.ToArray()}) order by id for update", cancellation);

    public static IQueryable<Beneficiary> WithAll(IQueryable<Beneficiary> people) => people
        .Include(person => person.Entitlements).Include(person => person.Circumstances).Include(person => person.PaymentMethods)
        .Include(person => person.Proxies).Include(person => person.Residences);

    /// <summary>Where the two differ, as the names of what differs; empty where they are one.</summary>
    public static IEnumerable<string> Differences(Beneficiary stored, Beneficiary made)
    {
        if (!Content(stored).Equals(Content(made))) yield return "identity";
        if (!Same(stored.Residences, made.Residences, Content)) yield return "residences";
        if (!Same(stored.Entitlements, made.Entitlements, Content)) yield return "entitlements";
        if (!Same(stored.Circumstances, made.Circumstances, Content)) yield return "circumstances";
        if (!Same(stored.PaymentMethods, made.PaymentMethods, Content)) yield return "payment_methods";
        if (!Same(stored.Proxies, made.Proxies, Content)) yield return "proxies";
    }

    private static void Write(SocialPayContext db, Beneficiary stored, Beneficiary now)
    {
        stored.AreaId = now.AreaId;
        stored.Village = now.Village;
        stored.FullName = now.FullName;
        stored.Birth = now.Birth;
        stored.Sex = now.Sex;
        stored.Ethnicity = now.Ethnicity;
        stored.IdNumber = now.IdNumber;
        stored.IdIssuedOn = now.IdIssuedOn;
        stored.NoIdReason = now.NoIdReason;
        stored.Phone = now.Phone;
        stored.DiedOn = now.DiedOn;
        stored.ReviewedOn = now.ReviewedOn;
        stored.FormerNames.Clear();
        stored.FormerNames.AddRange(now.FormerNames);
        stored.RefreshSearchText();
        Merge(db, stored.Residences, now.Residences, Content, row => row.ChangeId, (row, made) => row.LastMonth = made.LastMonth);
        Merge(db, stored.Entitlements, now.Entitlements, Content, row => (row.ChangeId, row.Place), (row, made) => (row.End, row.Suspended) = (made.End, made.Suspended));
        Merge(db, stored.Circumstances, now.Circumstances, Content, row => (row.ChangeId, row.Place), (_, _) => { });
        Merge(db, stored.PaymentMethods, now.PaymentMethods, Content, row => (row.ChangeId, row.Place), (row, made) => (row.To, row.State) = (made.To, made.State));
        Merge(db, stored.Proxies, now.Proxies, Content, row => (row.ChangeId, row.Place), (row, made) => (row.To, row.State) = (made.To, made.State));
    }

    private static void Merge<T, TKey>(
        SocialPayContext db, List<T> stored, List<T> now, Func<T, object> content, Func<T, TKey> key, Action<T, T> update)
        where T : class
    {
        var made = now.ToDictionary(row => ValueTuple.Create(key(row)));
        foreach (var row in stored.ToList())
        {
            if (made.TryGetValue(ValueTuple.Create(key(row)), out var same))
            {
                update(row, same);
                if (content(row).Equals(content(same)))
                {
                    made.Remove(ValueTuple.Create(key(row)));
                    continue;
                }
            }

            stored.Remove(row);
            db.Remove(row);
        }

        stored.AddRange(now.Where(row => made.ContainsKey(ValueTuple.Create(key(row)))));
    }

    private static bool Same<T>(IEnumerable<T> stored, IEnumerable<T> made, Func<T, object> content)
    {
        var left = stored.Select(content).ToList();
        foreach (var row in made.Select(content))
            if (!left.Remove(row)) return false;
        return left.Count == 0;
    }

    private static object Content(Beneficiary person) =>
        (person.AreaId, person.Village, person.FullName, person.Birth, person.Sex, person.Ethnicity, person.IdNumber, person.IdIssuedOn, person.NoIdReason, person.Phone, person.DiedOn, person.ReviewedOn,
            person.RegisteredAt, person.SearchText, person.NameKey);

    private static object Content(Residence row) => (row.AreaId, row.Village, row.From, row.FirstMonth, row.LastMonth, row.ChangeId);

    private static object Content(Entitlement row) =>
        (row.Programme, row.Group, row.Component, row.DecisionNumber, row.DecisionDate, row.Start, row.End, row.PaidThrough, row.CarerName, row.CarerIdNumber, row.Suspended, row.ChangeId, row.Place);

    private static object Content(Circumstance row) => (row.Attribute, row.Value, row.From, row.RecordedAt, row.ChangeId, row.Place);

    private static object Content(PaymentMethod row) =>
        (row.Kind, row.ProviderId, row.BankBin, row.AccountNumber, row.HolderName, row.From, row.To, row.State, row.ChangeId, row.Place);

    private static object Content(Proxy row) =>
        (row.Kind, row.FullName, row.IdNumber, row.Phone, row.PaperNumber, row.CertifiedBy, row.From, row.To, row.State, row.ChangeId, row.Place);
}
