-- 1. batch total = Σ its lines; batch count = its instructions; run total = Σ its batches; file total = Σ its instructions.
create view invariant_01_totals as
with instruction_sums as (
    select batch_id, count(*) as count, sum(amount) as amount from instructions group by batch_id
), line_sums as (
    select instruction.batch_id, sum(line.amount) as amount
    from payroll_lines line join instructions instruction on instruction.id = line.instruction_id group by instruction.batch_id
), batch_sums as (
    select run_id, sum(amount) as amount from batches group by run_id
), run_lines as (
    select run_id, count(*) as lines, count(distinct beneficiary_id) as people, sum(amount) as amount from payroll_lines group by run_id
)
select 'batch ' || batch.id as subject, batch.run_id,
       format('count %s, instructions %s; amount %s, lines %s, instructions %s', batch.count, i.count, batch.amount, l.amount, i.amount) as detail
from batches batch
left join instruction_sums i on i.batch_id = batch.id
left join line_sums l on l.batch_id = batch.id
where batch.count is distinct from coalesce(i.count, 0) or batch.amount is distinct from coalesce(l.amount, 0) or batch.amount is distinct from coalesce(i.amount, 0)
union all
select 'run ' || run.id, run.id,
       format('amount %s, batches %s, lines %s; people %s, in lines %s; lines %s, there %s', run.amount, b.amount, l.amount, run.people, l.people, run.line_count, l.lines)
from payroll_runs run
left join batch_sums b on b.run_id = run.id
left join run_lines l on l.run_id = run.id
where run.state <> 'Cancelled'
  and (run.amount is distinct from coalesce(b.amount, 0) or run.amount is distinct from coalesce(l.amount, 0)
       or run.people is distinct from coalesce(l.people, 0) or run.line_count is distinct from coalesce(l.lines, 0))
union all
select 'file ' || file.id, batch.run_id,
       format('count %s, instructions %s; amount %s, instructions %s', file.count, i.count, file.amount, i.amount)
from exported_files file
join batches batch on batch.id = file.batch_id
left join instruction_sums i on i.batch_id = file.batch_id
where file.count is distinct from coalesce(i.count, 0) or file.amount is distinct from coalesce(i.amount, 0);
