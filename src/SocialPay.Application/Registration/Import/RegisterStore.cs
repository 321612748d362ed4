using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Registration.Import;

/// <summary>Copies many new people into the register, in the caller's transaction.</summary>
internal static class RegisterStore
{
    public static async Task AddAsync(SocialPayContext db, IReadOnlyList<Beneficiary> people, CancellationToken cancellation)
    {
        if (people.Count == 0) return;
        var ids = await db.ReserveIdsAsync("beneficiaries", people.Count, cancellation);
        await db.CopyAsync(
            "beneficiaries",
            "id, area_id, village, full_name, birth, sex, ethnicity, id_number, id_issued_on, no_id_reason, phone, search_text, name_key, registered_at",
            Enumerable.Range(0, people.Count),
            (row, i) =>
            {
                var person = people[i];
                row.Write(ids[i], NpgsqlDbType.Bigint);
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
        await AddEntitlementsAsync(db, Parts(people, ids, person => person.Entitlements), cancellation);
        await AddCircumstancesAsync(db, Parts(people, ids, person => person.Circumstances), cancellation);
        await AddMethodsAsync(db, Parts(people, ids, person => person.PaymentMethods), cancellation);
        await AddProxiesAsync(db, Parts(people, ids, person => person.Proxies), cancellation);
        await db.AnalyzeAsync(people.Count, "beneficiaries, entitlements, circumstances, payment_methods, proxies", cancellation);
    }

    private static IEnumerable<(long PersonId, T Part)> Parts<T>(IReadOnlyList<Beneficiary> people, IReadOnlyList<long> ids, Func<Beneficiary, List<T>> parts)
    {
        for (var i = 0; i < people.Count; i++)
            foreach (var part in parts(people[i])) yield return (ids[i], part);
    }

    private static Task AddEntitlementsAsync(SocialPayContext db, IEnumerable<(long PersonId, Entitlement Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "entitlements",
            "beneficiary_id, programme, group_code, component, decision_number, decision_date, start, \"end\", paid_through, carer_name, carer_id_number",
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
            },
            cancellation);

    private static Task AddCircumstancesAsync(SocialPayContext db, IEnumerable<(long PersonId, Circumstance Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "circumstances",
            "beneficiary_id, attribute, value, valid_from, recorded_at",
            rows,
            (row, item) =>
            {
                row.Write(item.PersonId, NpgsqlDbType.Bigint);
                row.WriteText(item.Part.Attribute);
                row.WriteText(item.Part.Value);
                row.WriteDate(item.Part.From);
                row.Write(item.Part.RecordedAt, NpgsqlDbType.TimestampTz);
            },
            cancellation);

    private static Task AddMethodsAsync(SocialPayContext db, IEnumerable<(long PersonId, PaymentMethod Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "payment_methods",
            "beneficiary_id, kind, provider_id, bank_bin, account_number, holder_name, from_period, to_period, state",
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
            },
            cancellation);

    private static Task AddProxiesAsync(SocialPayContext db, IEnumerable<(long PersonId, Proxy Part)> rows, CancellationToken cancellation) =>
        db.CopyAsync(
            "proxies",
            "beneficiary_id, kind, full_name, id_number, phone, paper_number, certified_by, valid_from, valid_to, state",
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
            },
            cancellation);
}
