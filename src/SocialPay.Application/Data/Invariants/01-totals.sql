-- 1. batch total = Σ its lines; batch count = its instructions; run total = Σ its batches; file total = Σ its instructions.
-- Each part groups by the run, so that one run is checked without reading the others.
create view invariant_01_totals as
select 'batch ' || batch.id as subject, batch.run_id,
       format('count %s, instructions %s; amount %s, instructions %s', batch.count, count(instruction.id), batch.amount, sum(instruction.amount)) as detail
from batches batch
left join instructions instruction on instruction.batch_id = batch.id
group by batch.id, batch.run_id, batch.count, batch.amount
having batch.count <> count(instruction.id) or batch.amount is distinct from coalesce(sum(instruction.amount), 0)
union all
select 'batch ' || batch.id, batch.run_id, format('amount %s, lines %s', batch.amount, sum(line.amount))
from batches batch
left join instructions instruction on instruction.batch_id = batch.id
left join payroll_lines line on line.instruction_id = instruction.id
group by batch.id, batch.run_id, batch.amount
having batch.amount is distinct from coalesce(sum(line.amount), 0)
union all
select 'run ' || run.id, run.id, format('amount %s, batches %s', run.amount, sum(batch.amount))
from payroll_runs run
left join batches batch on batch.run_id = run.id
where run.state <> 'Cancelled'
group by run.id, run.amount
having run.amount is distinct from coalesce(sum(batch.amount), 0)
union all
select 'run ' || run.id, run.id,
       format('amount %s, lines %s; people %s, in lines %s; lines %s, there %s',
           run.amount, sum(line.amount), run.people, count(distinct line.beneficiary_id), run.line_count, count(line.id))
from payroll_runs run
left join payroll_lines line on line.run_id = run.id
where run.state <> 'Cancelled'
group by run.id, run.amount, run.people, run.line_count
having run.amount is distinct from coalesce(sum(line.amount), 0)
    or run.people <> count(distinct line.beneficiary_id) or run.line_count <> count(line.id)
union all
select 'file ' || file.id, batch.run_id,
       format('count %s, instructions %s; amount %s, instructions %s', file.count, count(instruction.id), file.amount, sum(instruction.amount))
from exported_files file
join batches batch on batch.id = file.batch_id
left join instructions instruction on instruction.batch_id = batch.id
group by file.id, batch.run_id, file.count, file.amount
having file.count <> count(instruction.id) or file.amount is distinct from coalesce(sum(instruction.amount), 0);
