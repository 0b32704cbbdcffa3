-- How far back the ledger reaches. Kept here, so that what was dropped stays refused whatever the settings say later.
create table ledger.floor (
  only_row   boolean     not null default true,
  reaches_to timestamptz not null default '1970-01-01T00:00:00Z',
  raised_at  timestamptz not null default clock_timestamp(),
  constraint floor_pk primary key (only_row),
  constraint floor_has_one_row check (only_row),
  constraint floor_is_a_month check (date_trunc('month', reaches_to, 'UTC') = reaches_to)
);
comment on table ledger.floor is 'How far back the ledger reaches. One row.';
comment on column ledger.floor.only_row is 'Always true; keeps the table to one row.';
comment on column ledger.floor.reaches_to is 'Events from before were dropped, or soon will be, and are not taken any more: the beginning of a month, UTC. 1970 while nothing was.';
comment on column ledger.floor.raised_at is 'When it came to be there. Months below it are dropped only later, when nobody can write to them any more.';
insert into ledger.floor default values;

create function ledger.raise_floor(p_month date) returns boolean language sql as $$
  with raised as (
    update ledger.floor f set reaches_to = p_month::timestamp at time zone 'UTC', raised_at = clock_timestamp()
    where f.reaches_to < p_month::timestamp at time zone 'UTC'
    returning 1)
  select exists (select from raised)
$$;
comment on function ledger.raise_floor(date) is 'Has the ledger begin at a month; it never goes back. Whether it has moved.';

create function ledger.drop_month(p_month date) returns void language plpgsql as $$
declare
  partition constant text := 'event_' || to_char(p_month, 'YYYY_MM');
begin
  if not exists (
    select from ledger.floor f
    where (p_month + interval '1 month') at time zone 'UTC' <= f.reaches_to and date_trunc('month', p_month) = p_month)
  then
    raise exception 'the month % is not below the floor of the ledger', p_month using errcode = 'restrict_violation';
  end if;
  execute format('alter table ledger.event detach partition ledger.%I', partition);
  execute format('drop table ledger.%I', partition);
end $$;
comment on function ledger.drop_month(date) is 'Drops the events of a month that lies wholly below the floor. Set a lock_timeout: it needs the ledger to itself for a moment.';

-- As before, but a month that was dropped does not come back: its next events would be dropped with it.
create or replace function ledger.ensure_partition(p_month date) returns void language plpgsql as $$
declare
  first_day constant date := date_trunc('month', p_month)::date;
  partition constant text := 'event_' || to_char(first_day, 'YYYY_MM');
begin
  if to_regclass('ledger.' || partition) is not null then
    return;
  end if;
  if first_day::timestamp at time zone 'UTC' < (select f.reaches_to from ledger.floor f) then
    raise exception 'the ledger does not reach back to % any more', first_day using errcode = 'check_violation';
  end if;
  lock table only ledger.event in share update exclusive mode;
  if to_regclass('ledger.' || partition) is not null then
    return;
  end if;
  execute format('create table ledger.%I (like ledger.event including defaults including constraints)', partition);
  execute format('alter table ledger.event attach partition ledger.%I for values from (%L) to (%L)', partition,
    -- Time zero belongs to the untimed events, not to January 1970.
    greatest(ledger.id_at(first_day::timestamp at time zone 'UTC'), '00000000-0001-0000-0000-000000000000'),
    ledger.id_at((first_day + interval '1 month') at time zone 'UTC'));
  execute format('create trigger event_no_truncate before truncate on ledger.%I'
    ' for each statement execute function ledger.refuse_change()', partition);
end $$;
