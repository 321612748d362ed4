-- 9. no person acts in two steps of one approval chain; an approver's area contains the run's.
create view invariant_09_approvals as
select 'run ' || run.id as subject, run.id as run_id, format('user %s prepared and approved revision %s', approval.user_id, approval.revision) as detail
from payroll_runs run
join payroll_run_steps approval on approval.run_id = run.id and approval.action = 'Approve'
where exists (select from payroll_run_steps step
              where step.run_id = run.id and (step.revision = approval.revision or step.hash = approval.hash) and step.user_id = approval.user_id and step.action in ('Compute', 'Submit'))
union all
select 'run ' || run.id, run.id, format('%s of revision %s came from outside the area', lower(step.action), step.revision)
from payroll_runs run
join areas area on area.id = run.area_id
join payroll_run_steps step on step.run_id = run.id
join areas held on held.id = step.role_area_id
where not starts_with(area.path, held.path)
union all
select 'run ' || run.id, run.id, 'went on without an approval of its revision'
from payroll_runs run
where run.state in ('Approved', 'Released', 'Settled', 'Closed')
  and not exists (select from payroll_run_steps step where step.run_id = run.id and step.revision = run.revision and step.action = 'Approve');
