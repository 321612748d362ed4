using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Application.Registration.Changes;
using SocialPay.Domain.Registration;
using SocialPay.Domain.Registration.Changes;

namespace SocialPay.Application.Registration.Import;

/// <summary>Brings new people into the register by one change, in the caller's transaction: one by a form, or the thousands of a file.</summary>
internal static class RegisterStore
{
    /// <summary>Stores the change with what it says of each person; where it is approved, the people too.</summary>
    /// <returns>The people's ids in the order of the registrations; none while the change waits for a decision.</returns>
    public static async Task<IReadOnlyList<long>> AddAsync(
        SocialPayContext db, RegisterChange change, IReadOnlyList<RegistrationValues> registrations, CancellationToken cancellation)
    {
        if (registrations.Count == 0) return [];
        db.RegisterChanges.Add(change);
        await db.SaveChangesAsync(cancellation);
        if (change.State != ChangeState.Approved)
        {
            await AddItemsAsync(db, change.Id, registrations.Select(values => ((long?)null, values)), cancellation);
            return [];
        }

        var ids = await db.ReserveIdsAsync("beneficiaries", registrations.Count, cancellation);
        await AddPeopleAsync(db, change, ids, registrations, cancellation);
        await AddItemsAsync(db, change.Id, registrations.Select((values, i) => ((long?)ids[i], values)), cancellation);
        await db.AnalyzeAsync(registrations.Count, "beneficiaries, residences, entitlements, circumstances, payment_methods, proxies, change_items", cancellation);
        return ids;
    }

    /// <summary>The people of a change that waited and is now approved.</summary>
    public static async Task<IReadOnlyList<long>> AdmitAsync(SocialPayContext db, RegisterChange change, CancellationToken cancellation)
    {
        var items = change.Items.OrderBy(item => item.Id).ToList();
        var ids = await db.ReserveIdsAsync("beneficiaries", items.Count, cancellation);
        await AddPeopleAsync(db, change, ids, items.ConvertAll(item => (RegistrationValues)item.Values), cancellation);
        for (var i = 0; i < items.Count; i++) items[i].BeneficiaryId = ids[i];
        await db.SaveChangesAsync(cancellation);
        await db.AnalyzeAsync(items.Count, "beneficiaries, residences, entitlements, circumstances, payment_methods, proxies, change_items", cancellation);
        return ids;
    }

    private static Task AddItemsAsync(SocialPayContext db, long changeId, IEnumerable<(long? Person, RegistrationValues Values)> items, CancellationToken cancellation) =>
        db.CopyAsync(
            "change_items", "change_id, beneficiary_id, what", items,
            (row, item) =>
            {
                row.Write(changeId, NpgsqlDbType.Bigint);
                row.WriteLong(item.Person);
                row.Write(ChangeJson.Write(item.Values), NpgsqlDbType.Jsonb);
            },
            cancellation);

    private static async Task AddPeopleAsync(
        SocialPayContext db, RegisterChange change, IReadOnlyList<long> ids, IReadOnlyList<RegistrationValues> registrations, CancellationToken cancellation)
    {
        var people = registrations.Select((values, i) => PersonHistory.Of(ids[i], [new KnownChange(change.Id, change.Effective, change.DecidedAt!.Value, null, values)])!).ToList();
        await db.CopyAsync(
            "beneficiaries",
            "id, area_id, village, full_name, birth, sex, ethnicity, id_number, id_issued_on, no_id_reason, phone, search_text, name_key, registered_at",
            people,
            (row, person) =>
            {
                row.Write(person.Id, NpgsqlDbType.Bigint);
                row.Write(person.AreaId, NpgsqlDbType.Bigint);
                row.WriteText(person.Village);
                row.WriteText(person.FullName);
                row.WriteText(person.Birth.ToString());
                row.WriteText(person.Sex.ToString());
                row.WriteText(person.Ethnicity);
                row.WriteText(person.IdNumber);
                row.WriteDate(person.IdIssuedOn);
                row.WriteText(person.NoIdReason);
                row.WriteText(person.Phone);
                row.WriteText(person.SearchText);
                row.WriteText(person.NameKey);
                row.Write(person.RegisteredAt, NpgsqlDbType.TimestampTz);
            },
            cancellation);
        await AddResidencesAsync(db, Parts(people, person => person.Residences), cancellation);
        await AddEntitlementsAsync(db, Parts(people, person => person.Entitlements), cancellation);
        await AddCircumstancesAsync(db, Parts(people, person => person.Circumstances), cancellation);
        await AddMethodsAsync(db, Parts(people, person => person.PaymentMethods), cancellation);
        await AddProxiesAsync(db, Parts(people, person => person.Proxies), cancellation);
    }

    private static IEnumerable<(long PersonId, T Part)> Parts<T>(IReadOnlyList<Beneficiary> people, Func<Beneficiary, List<T>> parts)
    {
        foreach (var person in people)
            foreach (var part in parts(person)) yield return (person.Id, part);
    }

    private static Task AddResidencesAsync(SocialPayContext db, IEnumerable<(long PersonId, Residence Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "residences",
            "beneficiary_id, area_id, village, from_day, first_month, last_month, change_id",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteLong(item.Part.AreaId);
                row.WriteText(item.Part.Village);
                row.WriteDate(item.Part.From);
                row.WriteDate(item.Part.FirstMonth.FirstDay);
                row.WriteDate(item.Part.LastMonth?.FirstDay);
                row.WriteLong(item.Part.ChangeId);
            },
            cancellation);

    private static Task AddEntitlementsAsync(SocialPayContext db, IEnumerable<(long PersonId, Entitlement Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "entitlements",
            "beneficiary_id, programme, group_code, component, decision_number, decision_date, start, \"end\", paid_through, carer_name, carer_id_number, suspended, change_id, place",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.Programme.ToString());
                row.WriteText(item.Part.Group);
                row.WriteText(item.Part.Component.ToString());
                row.WriteText(item.Part.DecisionNumber);
                row.WriteDate(item.Part.DecisionDate);
                row.WriteDate(item.Part.Start.FirstDay);
                row.WriteDate(item.Part.End?.FirstDay);
                row.WriteDate(item.Part.PaidThrough?.FirstDay);
                row.WriteText(item.Part.CarerName);
                row.WriteText(item.Part.CarerIdNumber);
                row.WriteText(item.Part.Suspended.ToString());
                row.WriteLong(item.Part.ChangeId);
                row.Write(item.Part.Place, NpgsqlDbType.Integer);
            },
            cancellation);

    private static Task AddCircumstancesAsync(SocialPayContext db, IEnumerable<(long PersonId, Circumstance Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "circumstances",
            "beneficiary_id, attribute, value, valid_from, recorded_at, change_id, place",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.Attribute);
                row.WriteText(item.Part.Value);
                row.WriteDate(item.Part.From);
                row.Write(item.Part.RecordedAt, NpgsqlDbType.TimestampTz);
                row.WriteLong(item.Part.ChangeId);
                row.Write(item.Part.Place, NpgsqlDbType.Integer);
            },
            cancellation);

    private static Task AddMethodsAsync(SocialPayContext db, IEnumerable<(long PersonId, PaymentMethod Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "payment_methods",
            "beneficiary_id, kind, provider_id, bank_bin, account_number, holder_name, from_period, to_period, state, change_id, place",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.Kind.ToString());
                row.Write(item.Part.ProviderId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.BankBin);
                row.WriteText(item.Part.AccountNumber);
                row.WriteText(item.Part.HolderName);
                row.WriteDate(item.Part.From.FirstDay);
                row.WriteDate(item.Part.To?.FirstDay);
                row.WriteText(item.Part.State.ToString());
                row.WriteLong(item.Part.ChangeId);
                row.Write(item.Part.Place, NpgsqlDbType.Integer);
            },
            cancellation);

    private static Task AddProxiesAsync(SocialPayContext db, IEnumerable<(long PersonId, Proxy Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "proxies",
            "beneficiary_id, kind, full_name, id_number, phone, paper_number, certified_by, valid_from, valid_to, state, change_id, place",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.Kind.ToString());
                row.WriteText(item.Part.FullName);
                row.WriteText(item.Part.IdNumber);
                row.WriteText(item.Part.Phone);
                row.WriteText(item.Part.PaperNumber);
                row.WriteText(item.Part.CertifiedBy);
                row.WriteDate(item.Part.From);
                row.WriteDate(item.Part.To);
                row.WriteText(item.Part.State.ToString());
                row.WriteLong(item.Part.ChangeId);
                row.Write(item.Part.Place, NpgsqlDbType.Integer);
            },
            cancellation);
}
