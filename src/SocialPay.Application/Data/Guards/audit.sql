-- The audit only grows. Its owner gives up the right to change it, and a trigger refuses even one who has it; who gets past both breaks
-- the chain, which invariant 10 tells.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit only grows' using errcode = '42501';
end $$;

create or replace trigger audit_only_grows before update or delete or truncate on audit_entries for each statement execute function refuse_change();
create or replace trigger audit_only_grows before update or delete or truncate on audit_links for each statement execute function refuse_change();

revoke update, delete, truncate on audit_entries, audit_links from current_user;

-- An entry that is stored waits to be linked; linking is a step of its own, so that commands of one province don't wait for each other.
create or replace function await_link() returns trigger language plpgsql as $$
begin
    insert into audit_unlinked (entry_id, province_id) values (new.id, new.province_id);
    return null;
end $$;

create or replace trigger audit_await_link after insert on audit_entries for each row execute function await_link();

-- What the hash covers: every field, the moment as a number, whatever the session's time zone.
create or replace function audit_hash(before text, entry audit_entries) returns text language sql immutable as $$
    select encode(sha256(convert_to(jsonb_build_array(
        before, entry.id, entry.province_id, (extract(epoch from entry.at) * 1000000)::bigint, entry.user_id, entry.kind, entry.role, entry.role_area_id, entry.origin,
        entry.address, entry.command, entry.command_id, entry.subject_kind, entry.subject_id, entry.changes, entry.reason)::text, 'UTF8')), 'hex')
$$;

-- Links what waits in a province, oldest first. In a transaction of its own that sees what was committed before it got the lock.
create or replace function link_audit(province bigint) returns void language plpgsql as $$
declare
    last_number bigint := 0;
    last_hash text := '';
    entry audit_entries;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit', province));
    if not exists (select from audit_unlinked where province_id = province) then return; end if;
    select number, hash into last_number, last_hash from audit_heads where province_id = province;
    if not found then last_number := 0; last_hash := ''; end if;
    for entry in select e.* from audit_unlinked u join audit_entries e on e.id = u.entry_id where u.province_id = province order by e.id loop
        last_number := last_number + 1;
        last_hash := audit_hash(last_hash, entry);
        insert into audit_links (entry_id, province_id, number, hash) values (entry.id, province, last_number, last_hash);
        delete from audit_unlinked where entry_id = entry.id;
    end loop;
    insert into audit_heads (province_id, number, hash) values (province, last_number, last_hash)
        on conflict (province_id) do update set number = excluded.number, hash = excluded.hash;
end $$;
