-- 10. the audit chain is unbroken: each entry's hash covers the one before.
create view invariant_10_audit as
with chain as (
    select link.entry_id, link.province_id, link.number, link.hash,
           lag(link.number, 1, 0::bigint) over in_order as number_before, lag(link.hash, 1, '') over in_order as hash_before
    from audit_links link window in_order as (partition by link.province_id order by link.number)
)
select 'audit ' || chain.entry_id as subject, null::bigint as run_id, format('entry %s of province %s is gone', chain.number, chain.province_id) as detail
from chain where not exists (select from audit_entries entry where entry.id = chain.entry_id)
union all
select 'audit ' || chain.entry_id, null, format('entry %s of province %s was changed', chain.number, chain.province_id)
from chain join audit_entries entry on entry.id = chain.entry_id
where chain.hash <> audit_hash(chain.hash_before, entry)
union all
select 'audit ' || chain.entry_id, null, format('a link is missing before entry %s of province %s', chain.number, chain.province_id)
from chain where chain.number <> chain.number_before + 1
union all
select 'audit of province ' || head.province_id, null, format('the chain ends at %s instead of %s', coalesce(last.number, 0), head.number)
from audit_heads head
left join lateral (select link.number, link.hash from audit_links link where link.province_id = head.province_id order by link.number desc limit 1) last on true
where last.number is distinct from head.number or last.hash is distinct from head.hash
union all
select 'audit of province ' || link.province_id, null, 'the end of the chain is gone'
from audit_links link where link.number = 1 and not exists (select from audit_heads head where head.province_id = link.province_id)
union all
select 'audit ' || entry.id, null, 'entry stands in no chain'
from audit_entries entry
where not exists (select from audit_links link where link.entry_id = entry.id) and not exists (select from audit_unlinked waiting where waiting.entry_id = entry.id);
