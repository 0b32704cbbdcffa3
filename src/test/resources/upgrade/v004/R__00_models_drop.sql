-- models ${models}
-- Makes way for the views and functions of the R files that follow. The line above carries a hash of
-- all of them, so one change runs them all, in one transaction, and no dependant goes missing.
do $$
declare
  statement text;
  others    text;
begin
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
  for statement in
    select format('drop view if exists %I.%I cascade', n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('staging', 'main', 'report') and c.relkind = 'v'
    union all
    select format('drop function if exists %s cascade', p.oid::regprocedure)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('staging', 'main', 'report')
  loop
    execute statement;
  end loop;
end $$;
