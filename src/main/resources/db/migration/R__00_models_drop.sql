-- models ${models}
-- Makes way for the views and functions of the R files that follow. The line above carries a hash of
-- all of them, so one change runs them all, in one transaction, and no dependant goes missing.
do $$
declare
  statement text;
begin
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
