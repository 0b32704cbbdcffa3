-- models ${models}
-- Opens staging, main and report to the role playledger_analyst, for reading, and nothing else. The views are
-- made anew when any of them changes, and their grants with them. The service calls this at its start as well:
-- the role may only be there by then, and it reaches views of files that come after this one.
create or replace function platform.admit_analysts() returns boolean language plpgsql as $$
declare
  reading record;
begin
  -- Two that grant at once would trip over each other's rows.
  perform pg_advisory_xact_lock(hashtext('playledger_analyst'));
  if not exists (select from pg_roles where rolname = 'playledger_analyst') then
    begin
      create role playledger_analyst;
    exception
      -- Roles belong to the cluster: another database may be making it just now.
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then return false;
    end;
  end if;

  revoke execute on all functions in schema staging, main, report from public;
  grant usage on schema staging, main, report to playledger_analyst;
  grant select on all tables in schema staging, main, report to playledger_analyst;
  -- What views call runs with the rights of whoever reads them. What changes rows is volatile.
  for reading in
    select p.oid::regprocedure as signature
    from pg_proc p
    where p.pronamespace in ('staging'::regnamespace, 'main'::regnamespace, 'report'::regnamespace)
      and p.provolatile <> 'v'
  loop
    execute format('grant execute on function %s to playledger_analyst', reading.signature);
  end loop;
  return true;
end $$;
comment on function platform.admit_analysts() is
  'Lets the role playledger_analyst read the models, after making it where it is missing; false where this may not make roles.';

select platform.admit_analysts();
