-- models ${models}
-- Makes way for the views and functions of the R files that follow. The line above carries a hash of
-- all of them, so one change runs them all, in one transaction, and no dependant goes missing.
do $$
declare
  statement text;
  others    text;
begin
  -- What one drop takes along is not there for the next, and nobody needs to hear of it.
  perform set_config('client_min_messages', 'warning', true);
  select string_agg(distinct v.oid::regclass::text, ', ') into others
  from pg_depend d
  join pg_class ours on ours.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
  join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
  join pg_class v on v.oid = r.ev_class
  where ours.relkind = 'v'
    and ours.relnamespace in (select oid from pg_namespace where nspname in ('staging', 'main', 'report'))
    and v.relnamespace not in (select oid from pg_namespace where nspname in ('staging', 'main', 'report'));
  if others is not null then
    raise exception 'the models are about to be made anew, but views of somebody else depend on them: %', others
      using hint = 'Drop those views, start Playledger, and make them again.';
  end if;
  -- An analyst who left a transaction open would have the drops below wait for as long.
  begin
    perform pg_terminate_backend(a.pid) from pg_stat_activity a
    where a.usename = 'playledger_analyst' and a.datname = current_database() and a.xact_start is not null;
  exception
    when insufficient_privilege then null;
  end;
  -- All names first: what has been dropped has none.
  foreach statement in array array(
    select format('drop view if exists %I.%I cascade', n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('staging', 'main', 'report') and c.relkind = 'v'
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('staging', 'main', 'report'))
  loop
    execute statement;
  end loop;
end $$;
