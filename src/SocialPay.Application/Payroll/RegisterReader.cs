using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Application.Registration;
using SocialPay.Domain.Areas;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Payroll;

/// <summary>
/// Reads the register of an area for one month, the people whom the area pays in it: each table once, in the order of the people's ids, as
/// PostgreSQL streams it.
/// </summary>
internal sealed class RegisterReader(SocialPayContext db, string areaPath, Programme programme, PayPeriod period)
{
    private readonly Dictionary<(string, string), DatedFact> encoded = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PayrollPerson>> ReadAsync(CancellationToken cancellation)
    {
        var areas = await db.Areas.AsNoTracking().Where(area => area.Path.StartsWith(areaPath))
            .ToDictionaryAsync(area => area.Id, area => (area.Code, area.Path), cancellation);
        // Named one by one, so that the planner knows that they are few and takes the index of each table.
        var here = $$"""
            r.area_id = any('{{{string.Join(',', areas.Keys)}}}'::bigint[]) and r.first_month <= '{{period.FirstDay:yyyy-MM-dd}}'
            and (r.last_month is null or r.last_month >= '{{period.FirstDay:yyyy-MM-dd}}')
            """;
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var people = await ReadPeopleAsync(here, cancellation);
            var ids = people.ConvertAll(person => person.Id);
            var decisions = await ReadDecisionsAsync(here, ids, cancellation);
            var facts = await ReadFactsAsync(here, ids, cancellation);
            var contracts = await ContractsAsync(cancellation);
            var methods = await ReadMethodsAsync(here, ids, (provider, area) => HasContract(contracts, provider, areas[area].Path), cancellation);
            var proxies = await ReadProxiesAsync(here, ids, cancellation);
            var carried = await ReadCarriedAsync(here, ids, cancellation);
            var found = new List<PayrollPerson>(people.Count);
            for (var i = 0; i < people.Count; i++)
            {
                if (decisions[i] is not { } granted) continue;
                var row = people[i];
                var file = new PersonFile(row.Id, row.Birth, row.Sex, row.DiedOn, facts[i] ?? [], Array.ConvertAll(granted, decision => decision.Granted));
                found.Add(new PayrollPerson(file, row.AreaId, areas[row.AreaId].Code, row.FullName, row.Village, methods[i]?[^1], proxies[i]?[^1])
                {
                    IdNumber = row.IdNumber,
                    PaidThrough = Array.ConvertAll(granted, decision => decision.PaidThrough),
                    Carried = carried[i] ?? [],
                });
            }

            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Who is registered here and not read, with the reason: without any decision, in the run of social assistance; with one of merit that is
    /// first paid later, in that of merit.
    /// </summary>
    public async Task<IReadOnlyList<(long Person, UnpaidCause Cause)>> ReadUndecidedAsync(CancellationToken cancellation)
    {
        var (merit, firstDay, below) = (Programme.Merit.ToString(), period.FirstDay, areaPath + "%");
        var ids = programme == Programme.Merit
            ? await db.Database.SqlQuery<long>(
                $"""
                select e.beneficiary_id as "Value" from entitlements e join residences r on r.beneficiary_id = e.beneficiary_id join areas a on a.id = r.area_id
                where a.path like {below} and r.first_month <= {firstDay} and (r.last_month is null or r.last_month >= {firstDay}) and e.programme = {merit} group by e.beneficiary_id having min(e.decision_date) >= {firstDay}
                """).ToListAsync(cancellation)
            : await db.Database.SqlQuery<long>(
                $"""
                select r.beneficiary_id as "Value" from residences r join areas a on a.id = r.area_id
                where a.path like {below} and r.first_month <= {firstDay} and (r.last_month is null or r.last_month >= {firstDay})
                  and not exists (select from entitlements e where e.beneficiary_id = r.beneficiary_id)
                """).ToListAsync(cancellation);
        return ids.ConvertAll(id => (id, programme == Programme.Merit ? UnpaidCause.NotYetStarted : UnpaidCause.NoDecision));
    }

    private async Task<List<PersonRow>> ReadPeopleAsync(string here, CancellationToken cancellation)
    {
        var people = new List<PersonRow>();
        await db.ReadAsync(
            $"""
            select b.id, r.area_id, b.full_name, b.id_number, case when r.last_month is null then b.village else r.village end, b.birth, b.sex, b.died_on
            from residences r join beneficiaries b on b.id = r.beneficiary_id where {here} order by b.id
            """,
            row => people.Add(new PersonRow(
                row.Read<long>(NpgsqlDbType.Bigint), row.Read<long>(NpgsqlDbType.Bigint), row.Read<string>(), row.ReadTextOrNull(), Same(row.ReadTextOrNull() ?? ""),
                BirthDate.Parse(row.Read<string>()), EnumNames<Sex>.Parse(row.Read<string>()), row.ReadDateOrNull())),
            cancellation);
        return people;
    }

    private Task<Decision[]?[]> ReadDecisionsAsync(string here, List<long> ids, CancellationToken cancellation) => db.ReadByOwnerAsync(
        $"""
        select e.beneficiary_id, e.id, e.group_code, e.component, e.start, e."end", e.decision_number, e.suspended, e.paid_through
        from residences r join entitlements e on e.beneficiary_id = r.beneficiary_id where {here} and {RunProgrammes.Decisions(programme, period)} order by e.beneficiary_id, e.id
        """,
        ids,
        row =>
        {
            var id = row.Read<long>(NpgsqlDbType.Bigint);
            var group = Same(row.Read<string>());
            var component = EnumNames<RuleComponent>.Parse(row.Read<string>());
            var start = PayPeriod.Of(row.Read<DateOnly>(NpgsqlDbType.Date));
            var granted = new GrantedGroup(group, component, start, row.ReadPeriodOrNull(), Same(row.Read<string>()), id, MonthSpans.Parse(row.Read<string>()));
            return new Decision(granted, row.ReadPeriodOrNull());
        },
        cancellation);

    private Task<DatedFact[]?[]> ReadFactsAsync(string here, List<long> ids, CancellationToken cancellation) => db.ReadByOwnerAsync(
        $"""
        select c.beneficiary_id, c.attribute, c.value, c.valid_from
        from residences r join circumstances c on c.beneficiary_id = r.beneficiary_id where {here} order by c.beneficiary_id, c.recorded_at, c.change_id, c.place
        """,
        ids,
        row => Encoded(row.Read<string>(), row.Read<string>()) with { From = row.Read<DateOnly>(NpgsqlDbType.Date) },
        cancellation);

    /// <summary>The providers with a contract in the month, and where.</summary>
    private async Task<ILookup<long, string>> ContractsAsync(CancellationToken cancellation)
    {
        var contracts = await db.ProviderContracts.AsNoTracking()
            .Where(contract => contract.From <= period.LastDay && (contract.To == null || contract.To >= period.FirstDay))
            .SelectMany(contract => contract.Areas, (contract, area) => new { contract.ProviderId, area.Path })
            .ToListAsync(cancellation);
        return contracts.ToLookup(contract => contract.ProviderId, contract => contract.Path);
    }

    private static bool HasContract(ILookup<long, string> contracts, long provider, string path) =>
        contracts[provider].Any(covered => AreaPath.Contains(covered, path));

    /// <summary>In order of their months: the last one counts.</summary>
    private Task<PayableMethod[]?[]> ReadMethodsAsync(
        string here, List<long> ids, Func<long, long, bool> hasContract, CancellationToken cancellation) => db.ReadByOwnerAsync(
        $"""
        select m.beneficiary_id, m.kind, m.provider_id, r.area_id, m.bank_bin, m.account_number, m.holder_name
        from residences r join payment_methods m on m.beneficiary_id = r.beneficiary_id
        where {here} and m.state = '{PaymentMethodState.Verified}' and m.from_period <= '{period.FirstDay:yyyy-MM-dd}'
          and (m.to_period is null or m.to_period >= '{period.FirstDay:yyyy-MM-dd}')
        order by m.beneficiary_id, m.from_period, m.id
        """,
        ids,
        row =>
        {
            var kind = EnumNames<PaymentMethodKind>.Parse(row.Read<string>());
            var provider = row.Read<long>(NpgsqlDbType.Bigint);
            return new PayableMethod(kind, provider, hasContract(provider, row.Read<long>(NpgsqlDbType.Bigint)), row.ReadTextOrNull(), row.ReadTextOrNull(), row.ReadTextOrNull());
        },
        cancellation);

    /// <summary>The paper must be good on the last day of the month, by which everybody has been paid.</summary>
    private Task<Recipient[]?[]> ReadProxiesAsync(string here, List<long> ids, CancellationToken cancellation) => db.ReadByOwnerAsync(
        $"""
        select x.beneficiary_id, x.full_name, x.id_number, x.kind from residences r join proxies x on x.beneficiary_id = r.beneficiary_id
        where {here} and x.state = '{ProxyState.Verified}' and x.valid_from <= '{period.FirstDay:yyyy-MM-dd}' and x.valid_to >= '{period.LastDay:yyyy-MM-dd}'
        order by x.beneficiary_id, x.change_id, x.place, x.id
        """,
        ids,
        row => new Recipient(row.Read<string>(), row.ReadTextOrNull(), EnumNames<ProxyKind>.Parse(row.Read<string>())),
        cancellation);

    private Task<CarriedLine[]?[]> ReadCarriedAsync(string here, List<long> ids, CancellationToken cancellation) => db.ReadByOwnerAsync(
        $"""
        select l.beneficiary_id, l.id, l.component, l.for_period, l.rule_id, l.payee, l.base_amount, l.coefficient, l.amount, l.reasons
        from instructions i join residences r on r.beneficiary_id = i.beneficiary_id
        join batches t on t.id = i.batch_id
        join payroll_runs p on p.id = t.run_id and p.programme = '{programme}' and p.period < '{period.FirstDay:yyyy-MM-dd}'
        join payroll_lines l on l.instruction_id = i.id
        where {here} and i.state in ('Failed', 'Uncollected', 'Returned')
          and not exists (select from payroll_lines later where later.carried_from_id = l.id)
        order by l.beneficiary_id, l.for_period, l.id
        """,
        ids,
        row => new CarriedLine(
            row.Read<long>(NpgsqlDbType.Bigint),
            new LineContent(
                EnumNames<RuleComponent>.Parse(row.Read<string>()), PayPeriod.Of(row.Read<DateOnly>(NpgsqlDbType.Date)), Same(row.Read<string>()),
                EnumNames<PayeeKind>.Parse(row.Read<string>()), new Vnd(row.Read<long>(NpgsqlDbType.Bigint)), row.Read<decimal>(NpgsqlDbType.Numeric),
                new Vnd(row.Read<long>(NpgsqlDbType.Bigint)), row.Read<string>())),
        cancellation);

    // Few different values, many rows: each is parsed and kept once.
    private DatedFact Encoded(string attribute, string value)
    {
        if (!encoded.TryGetValue((attribute, value), out var fact)) encoded[(attribute, value)] = fact = DatedFact.Of(attribute, default, value);
        return fact;
    }

    private string Same(string text)
    {
        if (texts.TryGetValue(text, out var known)) return known;
        texts.Add(text, text);
        return text;
    }

    private sealed record PersonRow(
        long Id, long AreaId, string FullName, string? IdNumber, string Village, BirthDate Birth, Sex Sex, DateOnly? DiedOn);

    private readonly record struct Decision(GrantedGroup Granted, PayPeriod? PaidThrough);
}
