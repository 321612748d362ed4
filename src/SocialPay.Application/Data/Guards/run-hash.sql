-- The fingerprint of a run: SHA-256 over its lines in order, with what goes to the provider, from what is stored. RunHash.Of makes the
-- same from memory when a run is saved; the two are held against each other when a run is submitted, approved and exported.
create or replace function payroll_run_hash(run bigint) returns text language sql stable as $$
    select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|',
        line.number, line.beneficiary_id, line.kind, line.component, to_char(line.for_period, 'YYYY-MM'), line.rule_id, line.payee,
        line.base_amount, trim_scale(line.coefficient)::text, line.amount, line.reasons, coalesce(line.carried_from_id::text, ''),
        batch.area_id, batch.provider_id, instruction.reference, instruction.full_name, instruction.birth,
        coalesce(instruction.village, ''), coalesce(instruction.id_number, ''), instruction.decision_number,
        coalesce(instruction.proxy_name, ''), coalesce(instruction.proxy_kind, ''), coalesce(instruction.proxy_id_number, ''),
        instruction.method_kind, coalesce(instruction.bank_bin, ''),
        coalesce(instruction.account_number, ''), coalesce(instruction.holder_name, ''), instruction.amount),
        E'\n' order by line.number), ''), 'UTF8')), 'hex')
    from payroll_lines line
    left join instructions instruction on instruction.id = line.instruction_id
    left join batches batch on batch.id = instruction.batch_id
    where line.run_id = run
$$;
