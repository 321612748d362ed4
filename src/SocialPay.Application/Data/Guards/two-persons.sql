-- Maker is not checker, also for whoever writes past the program.
create or replace function refuse_second_step() returns trigger language plpgsql as $$
begin
    if new.action = 'Approve' and exists (
        select from payroll_run_steps step
        where step.run_id = new.run_id and (step.revision = new.revision or step.hash = new.hash) and step.user_id = new.user_id and step.action in ('Compute', 'Submit'))
    then
        raise exception 'user % acted before in the chain of run %', new.user_id, new.run_id using errcode = '23514', constraint = 'maker_is_not_checker';
    end if;
    return new;
end $$;

create or replace trigger maker_is_not_checker before insert or update on payroll_run_steps
    for each row execute function refuse_second_step();
