using SocialPay.Domain.Common;

namespace SocialPay.Benchmarks;

/// <summary>
/// People spread over the communes of Lạng Sơn, half of them older, half with a disability, one in eight cared for at home; nobody reaches
/// an age in 2019 to 2021 at which the amount changes.
/// </summary>
internal static class BenchmarkRegister
{
    /// <summary>The first month paid here.</summary>
    public static PayPeriod First { get; } = new(2019, 1);

    /// <summary>Fills an empty database; the officers <c>so.20</c> and <c>so2.20</c> are of the province.</summary>
    public static string Sql(int people) =>
        $"""
        insert into providers (code, name, kind) values ('buudien', 'Bưu điện', 'PostOffice');
        insert into provider_contracts (provider_id, number, valid_from, fee_percent, first_pay_day, last_pay_day) select id, '1', date '2016-08-01', 0.8, 5, 15 from providers;
        insert into provider_contract_areas (contract_id, area_id) select c.id, a.id from provider_contracts c, areas a where a.code = '20' and a.level = 'Province';
        insert into users (full_name, disabled, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, must_change_password)
            values ('Sở', false, 'so.20', 'SO.20', false, false, false, false, 0, false), ('Sở', false, 'so2.20', 'SO2.20', false, false, false, false, 0, false);
        insert into role_assignments (user_id, role, area_id) select u.id, 'Province', a.id from users u, areas a where a.code = '20' and a.level = 'Province';
        with communes as (select array_agg(c.id order by c.code) as ids from areas c join areas p on p.code = '20' and p.level = 'Province' and c.path like p.path || '%'
                          where c.level = 'Commune' and c.valid_from <= '2021-01-01' and (c.valid_to is null or c.valid_to >= '2021-01-01'))
        insert into beneficiaries (area_id, full_name, birth, sex, search_text, name_key, registered_at, village)
            select c.ids[1 + (g * 7919) % array_length(c.ids, 1)], 'Nông Thị Số ' || g, case when g % 2 = 0 then (1925 + g % 15)::text else (1962 + g % 38)::text || '-05-17' end,
                   'Female', 'nong thi so ' || g, '', now(), 'Thôn ' || (g % 9)
            from communes c, generate_series(1, {people}) g order by g;
        insert into residences (beneficiary_id, area_id, village, first_month) select id, area_id, village, date '1900-01-01' from beneficiaries;
        insert into entitlements (beneficiary_id, programme, group_code, component, decision_number, decision_date, start, paid_through)
            select id, 'SocialAssistance', case when id % 2 = 0 then '136/5.5b' else '136/5.6' end, 'Allowance', '12/QĐ-UBND', date '2018-01-05', date '2018-01-01', date '2018-12-01' from beneficiaries;
        insert into entitlements (beneficiary_id, programme, group_code, component, decision_number, decision_date, start, paid_through)
            select id, 'SocialAssistance', '136/5.6', 'CareSupport', '13/QĐ-UBND', date '2018-01-05', date '2018-01-01', date '2018-12-01' from beneficiaries where id % 8 = 1;
        insert into circumstances (beneficiary_id, attribute, value, valid_from, recorded_at)
            select id, 'disability', case when id % 8 = 1 then 'very_severe' else 'severe' end, date '2018-01-01', now() from beneficiaries where id % 2 = 1
            union all select id, 'relation', 'household_direct', date '2018-01-01', now() from beneficiaries where id % 8 = 1
            union all select id, 'poverty', case when id % 3 = 0 then 'near_poor' else 'none' end, date '2018-01-01', now() from beneficiaries;
        insert into payment_methods (beneficiary_id, kind, provider_id, from_period, state) select b.id, 'CashAtPoint', p.id, date '2018-01-01', 'Verified' from beneficiaries b, providers p;
        analyze;
        """;
}
