-- 4. per line at most one live instruction, in a batch of the line's own run; instruction amount = Σ its lines > 0.
create view invariant_04_instructions as
select 'line ' || line.id as subject, line.run_id, 'no instruction of this run and person pays this line' as detail
from payroll_lines line
left join instructions instruction on instruction.id = line.instruction_id
left join batches batch on batch.id = instruction.batch_id
where batch.run_id is distinct from line.run_id or instruction.beneficiary_id is distinct from line.beneficiary_id
union all
select 'instruction ' || instruction.reference, batch.run_id,
       format('amount %s, lines %s', instruction.amount, coalesce(sum(line.amount), 0))
from instructions instruction
join batches batch on batch.id = instruction.batch_id
left join payroll_lines line on line.instruction_id = instruction.id
group by instruction.id, instruction.reference, instruction.amount, batch.run_id
having instruction.amount is distinct from coalesce(sum(line.amount), 0) or instruction.amount <= 0;
