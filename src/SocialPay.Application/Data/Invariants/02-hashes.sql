-- 2. hash(submitted) = hash(approved) = hash(exported), and all are the hash of the lines that are there now.
-- Not materialized: asked about one run, it must not compute the hashes of all.
create view invariant_02_hashes as
with frozen as not materialized (
    select id, revision, hash, payroll_run_hash(id) as actual from payroll_runs where state not in ('Draft', 'Cancelled')
)
select 'run ' || frozen.id as subject, frozen.id as run_id, 'the lines were changed after the run was frozen' as detail
from frozen where frozen.actual <> frozen.hash
union all
select 'run ' || frozen.id, frozen.id, format('%s of revision %s names another hash', lower(step.action), step.revision)
from frozen join payroll_run_steps step on step.run_id = frozen.id and step.revision = frozen.revision
where step.action in ('Submit', 'Approve', 'Release') and step.hash <> frozen.hash
union all
select 'file ' || file.id, frozen.id, 'the file was made from other lines'
from frozen join batches batch on batch.run_id = frozen.id join exported_files file on file.batch_id = batch.id
where file.run_hash <> frozen.hash;
