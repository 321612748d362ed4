using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SocialPay.Application.Data;
using SocialPay.Application.Registration;
using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;
using SocialPay.Domain.Policy;
using SocialPay.Domain.Registration;

namespace SocialPay.Application.Payroll;

/// <summary>
/// Reads the register of an area for one month: each table once, in the order of the people, as PostgreSQL streams it.
/// </summary>
internal sealed class RegisterReader(SocialPayContext db, string areaPath, Programme programme, PayPeriod period)
{
    private readonly Dictionary<long, int> positions = [];
    private readonly Dictionary<(string, string), DatedFact> encoded = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    // The people of the area who have a decision of the programme: found once, every query below is limited to them.
    private const string People = "run_people";

    public async Task<IReadOnlyList<PayrollPerson>> ReadAsync(CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await FindPeopleAsync(cancellation);
            var rows = await ReadPeopleAsync(cancellation);
            var count = rows.Count;
            var decisions = await ReadDecisionsAsync(count, cancellation);
            var facts = await ReadFactsAsync(count, cancellation);
            var methods = await ReadMethodsAsync(rows, cancellation);
            var proxies = await ReadProxiesAsync(count, cancellation);
            var carried = await ReadCarriedAsync(count, cancellation);
            var people = new PayrollPerson[count];
            for (var i = 0; i < count; i++)
            {
                var row = rows[i];
                var granted = decisions[i] ?? [];
                var file = new PersonFile(row.Id, row.Birth, row.Sex, row.DiedOn, facts[i] ?? [], granted.Select(decision => decision.Granted));
                people[i] = new PayrollPerson(file, row.AreaId, row.AreaCode, row.FullName, row.Village, methods[i], proxies[i])
                {
                    PaidThrough = [.. granted.Select(decision => decision.PaidThrough)],
                    Carried = carried[i] ?? [],
                };
            }

            return people;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task FindPeopleAsync(CancellationToken cancellation)
    {
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            $"""
            create temporary table {People} on commit drop as
                select b.id from beneficiaries b join areas a on a.id = b.area_id
                where a.path like '{areaPath}%'
                  and exists (select from entitlements e where e.beneficiary_id = b.id and e.programme = '{programme}')
                order by b.id;
            create unique index on {People} (id);
            analyze {People};
            """;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<List<PersonRow>> ReadPeopleAsync(CancellationToken cancellation)
    {
        var rows = new List<PersonRow>();
        await foreach (var row in ExportAsync(
            $"""
            select b.id, b.area_id, a.code, a.path, b.full_name, coalesce(b.village, ''), b.birth, b.sex, b.died_on
            from {People} p join beneficiaries b on b.id = p.id join areas a on a.id = b.area_id order by b.id
            """, cancellation))
        {
            var person = new PersonRow(
                row.Read<long>(NpgsqlDbType.Bigint), row.Read<long>(NpgsqlDbType.Bigint), Same(row.Read<string>()), Same(row.Read<string>()), row.Read<string>(),
                Same(row.Read<string>()), BeneficiaryMapping.ParseBirth(row.Read<string>()), Enum.Parse<Sex>(row.Read<string>()), DateOrNull(row));
            positions.Add(person.Id, rows.Count);
            rows.Add(person);
        }

        return rows;
    }

    private async Task<List<Decision>?[]> ReadDecisionsAsync(int count, CancellationToken cancellation)
    {
        var decisions = new List<Decision>?[count];
        await foreach (var row in ExportAsync(
            $"""
            select e.beneficiary_id, e.id, e.group_code, e.component, e.start, e."end", e.decision_number, e.paid_through
            from {People} p join entitlements e on e.beneficiary_id = p.id where e.programme = '{programme}' order by e.beneficiary_id, e.id
            """, cancellation))
        {
            var position = positions[row.Read<long>(NpgsqlDbType.Bigint)];
            var id = row.Read<long>(NpgsqlDbType.Bigint);
            var group = Same(row.Read<string>());
            var component = Enum.Parse<RuleComponent>(row.Read<string>());
            var start = PayPeriod.Of(row.Read<DateOnly>(NpgsqlDbType.Date));
            var granted = new GrantedGroup(group, component, start, PeriodOrNull(row), row.Read<string>(), id);
            (decisions[position] ??= new(1)).Add(new Decision(granted, PeriodOrNull(row)));
        }

        return decisions;
    }

    private async Task<List<DatedFact>?[]> ReadFactsAsync(int count, CancellationToken cancellation)
    {
        var facts = new List<DatedFact>?[count];
        await foreach (var row in ExportAsync(
            $"""
            select c.beneficiary_id, c.attribute, c.value, c.valid_from
            from {People} p join circumstances c on c.beneficiary_id = p.id order by c.beneficiary_id, c.id
            """, cancellation))
        {
            var position = positions[row.Read<long>(NpgsqlDbType.Bigint)];
            var fact = Encoded(row.Read<string>(), row.Read<string>()) with { From = row.Read<DateOnly>(NpgsqlDbType.Date) };
            (facts[position] ??= new(4)).Add(fact);
        }

        return facts;
    }

    private async Task<PayableMethod?[]> ReadMethodsAsync(List<PersonRow> people, CancellationToken cancellation)
    {
        var contracts = await db.ProviderContracts.AsNoTracking()
            .Where(contract => contract.From <= period.LastDay && (contract.To == null || contract.To >= period.FirstDay))
            .SelectMany(contract => contract.Areas, (contract, area) => new { contract.ProviderId, area.Path })
            .ToListAsync(cancellation);
        var covered = new Dictionary<(long, string), bool>();
        bool HasContract(long provider, string path)
        {
            if (!covered.TryGetValue((provider, path), out var has))
                covered[(provider, path)] = has = contracts.Exists(contract => contract.ProviderId == provider && path.StartsWith(contract.Path, StringComparison.Ordinal));
            return has;
        }

        var methods = new PayableMethod?[people.Count];
        await foreach (var row in ExportAsync(
            $"""
            select m.beneficiary_id, m.kind, m.provider_id, m.bank_bin, m.account_number, m.holder_name
            from {People} p join payment_methods m on m.beneficiary_id = p.id
            where m.state = '{PaymentMethodState.Verified}' and m.from_period <= '{period.FirstDay:yyyy-MM-dd}'
              and (m.to_period is null or m.to_period >= '{period.FirstDay:yyyy-MM-dd}')
            order by m.beneficiary_id, m.from_period, m.id
            """, cancellation))
        {
            // In order of their months: the latest counts.
            var position = positions[row.Read<long>(NpgsqlDbType.Bigint)];
            var kind = Enum.Parse<PaymentMethodKind>(row.Read<string>());
            var provider = row.Read<long>(NpgsqlDbType.Bigint);
            methods[position] = new PayableMethod(kind, provider, HasContract(provider, people[position].AreaPath), TextOrNull(row), TextOrNull(row), TextOrNull(row));
        }

        return methods;
    }

    private async Task<Recipient?[]> ReadProxiesAsync(int count, CancellationToken cancellation)
    {
        // The paper must be good on the last day of the month, by which everybody has been paid.
        var proxies = new Recipient?[count];
        await foreach (var row in ExportAsync(
            $"""
            select x.beneficiary_id, x.full_name, x.id_number from {People} p join proxies x on x.beneficiary_id = p.id
            where x.state = '{ProxyState.Verified}' and x.valid_from <= '{period.FirstDay:yyyy-MM-dd}' and x.valid_to >= '{period.LastDay:yyyy-MM-dd}'
            order by x.beneficiary_id, x.id
            """, cancellation))
        {
            proxies[positions[row.Read<long>(NpgsqlDbType.Bigint)]] = new Recipient(row.Read<string>(), TextOrNull(row));
        }

        return proxies;
    }

    private async Task<List<CarriedLine>?[]> ReadCarriedAsync(int count, CancellationToken cancellation)
    {
        var carried = new List<CarriedLine>?[count];
        await foreach (var row in ExportAsync(
            $"""
            select l.beneficiary_id, l.id, l.component, l.for_period, l.rule_id, l.payee, l.base_amount, l.coefficient, l.amount, l.reasons
            from {People} p join instructions i on i.beneficiary_id = p.id
            join batches t on t.id = i.batch_id
            join payroll_runs r on r.id = t.run_id and r.programme = '{programme}' and r.period < '{period.FirstDay:yyyy-MM-dd}'
            join payroll_lines l on l.instruction_id = i.id
            where i.state in ('Failed', 'Uncollected', 'Returned')
              and not exists (select from payroll_lines later where later.carried_from_id = l.id)
            order by l.beneficiary_id, l.for_period, l.id
            """, cancellation))
        {
            var position = positions[row.Read<long>(NpgsqlDbType.Bigint)];
            var line = new CarriedLine(
                row.Read<long>(NpgsqlDbType.Bigint),
                new LineContent(
                    Enum.Parse<RuleComponent>(row.Read<string>()), PayPeriod.Of(row.Read<DateOnly>(NpgsqlDbType.Date)), Same(row.Read<string>()),
                    Enum.Parse<PayeeKind>(row.Read<string>()), new Vnd(row.Read<long>(NpgsqlDbType.Bigint)), row.Read<decimal>(NpgsqlDbType.Numeric),
                    new Vnd(row.Read<long>(NpgsqlDbType.Bigint)), row.Read<string>()));
            (carried[position] ??= new(1)).Add(line);
        }

        return carried;
    }

    private async IAsyncEnumerable<NpgsqlBinaryExporter> ExportAsync(
        string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var exporter = await connection.BeginBinaryExportAsync($"copy ({query}) to stdout (format binary)", cancellation);
        while (await exporter.StartRowAsync(cancellation) != -1) yield return exporter;
    }

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

    private static string? TextOrNull(NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return row.Read<string>();
        row.Skip();
        return null;
    }

    private static DateOnly? DateOrNull(NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return row.Read<DateOnly>(NpgsqlDbType.Date);
        row.Skip();
        return null;
    }

    private static PayPeriod? PeriodOrNull(NpgsqlBinaryExporter row) => DateOrNull(row) is { } day ? PayPeriod.Of(day) : null;

    private sealed record PersonRow(
        long Id, long AreaId, string AreaCode, string AreaPath, string FullName, string Village, BirthDate Birth, Sex Sex, DateOnly? DiedOn);

    private readonly record struct Decision(GrantedGroup Granted, PayPeriod? PaidThrough);
}
