-- The ledger: what happened, once, in an order that readers can follow without skipping.
create schema ledger;
comment on schema ledger is 'The append-only log of what happened. Written by LedgerWriter only, read through ledger.read_after only.';

-- Transaction ids start again when the data moves to another cluster (dump and restore).
-- A generation is the time the data spent in one cluster; it leads the reading order.
create table ledger.generation (
  generation        integer     not null,
  system_identifier bigint      not null,
  began_at          timestamptz not null default now(),
  constraint generation_pk primary key (generation),
  constraint generation_is_positive check (generation > 0)
);
comment on table ledger.generation is 'The database clusters this ledger has lived in, oldest first.';
comment on column ledger.generation.generation is 'Rising number; events written in this cluster carry it.';
comment on column ledger.generation.system_identifier is 'pg_control_system() of the cluster; a start-up that meets another one begins a new generation.';
comment on column ledger.generation.began_at is 'When the ledger was first opened in that cluster.';

create sequence ledger.event_position;
comment on sequence ledger.event_position is 'Numbers events in the order they are given to the ledger; rolled back ones leave gaps.';

-- Fixed-width columns first, so that no row pays for alignment.
create table ledger.event (
  id           uuid        not null,
  tx           xid8        not null default pg_current_xact_id(),
  position     bigint      not null default nextval('ledger.event_position'),
  occurred_at  timestamptz not null,
  recorded_at  timestamptz not null default statement_timestamp(),
  generation   integer     not null,
  type         text        not null,
  source       text        not null,
  product      text        not null,
  player_id    text,
  session_id   text,
  content_hash bytea       not null,
  data         jsonb       not null,
  constraint event_pk primary key (id),
  constraint event_type_is_a_name check (type ~ '^[a-z][a-z0-9_]{0,99}$'),
  constraint event_data_is_an_object check (jsonb_typeof(data) = 'object')
) partition by range (id);

-- The reading order, see ledger.read_after.
create index event_reading_order on ledger.event (generation, tx, position);

comment on table ledger.event is 'Every event, once. One row per event; partitioned by the month of the event''s own time, which leads its id.';
comment on column ledger.event.id is 'Time-ordered UUID: its first 48 bits are the event''s own time in milliseconds since 1970.';
comment on column ledger.event.tx is 'Transaction that wrote the event; part of the reading order.';
comment on column ledger.event.position is 'Rising within a transaction in the order the events were given; has gaps.';
comment on column ledger.event.occurred_at is 'When it happened, by the clock of the game.';
comment on column ledger.event.recorded_at is 'When the ledger took it, by the clock of the database.';
comment on column ledger.event.generation is 'The cluster it was written in, see ledger.generation.';
comment on column ledger.event.type is 'What happened, past tense snake case.';
comment on column ledger.event.source is 'Who says so.';
comment on column ledger.event.product is 'The game it happened in.';
comment on column ledger.event.player_id is 'Who did it; null where nobody in particular did.';
comment on column ledger.event.session_id is 'The game session it belongs to; null outside of one.';
comment on column ledger.event.content_hash is 'SHA-256 of the content: tells the same event again from another one under its id.';
comment on column ledger.event.data is 'The facts, as a JSON object.';

-- The same identity with other content: kept and reported, never merged.
create table ledger.conflict (
  event_id     uuid        not null,
  content_hash bytea       not null,
  received_at  timestamptz not null default statement_timestamp(),
  event        jsonb       not null,
  constraint conflict_pk primary key (event_id, content_hash)
);
comment on table ledger.conflict is 'Events that came under the id of a stored event with other content. One row per id and content.';
comment on column ledger.conflict.event_id is 'The id both share.';
comment on column ledger.conflict.content_hash is 'SHA-256 of the refused content.';
comment on column ledger.conflict.received_at is 'When it first came.';
comment on column ledger.conflict.event is 'The refused event, whole.';

-- Append-only ---------------------------------------------------------------------------------

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;
comment on function ledger.refuse_change() is 'Trigger: refuses every change of what is recorded.';

-- Row triggers reach every partition by themselves, statement triggers do not: ensure_partition adds those.
create trigger event_append_only before update or delete on ledger.event
  for each row execute function ledger.refuse_change();
create trigger event_no_truncate before truncate on ledger.event
  for each statement execute function ledger.refuse_change();

-- Partitions ----------------------------------------------------------------------------------

create function ledger.id_at(p_time timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from p_time) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
comment on function ledger.id_at(timestamptz) is 'The smallest id an event of that time can have.';

-- ATTACH takes a lock that lets inserts into other partitions go on; CREATE .. PARTITION OF would stop them all.
create function ledger.ensure_partition(p_month date) returns void language plpgsql as $$
declare
  first_day constant date := date_trunc('month', p_month)::date;
  partition constant text := 'event_' || to_char(first_day, 'YYYY_MM');
begin
  if to_regclass('ledger.' || partition) is not null then
    return;
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
comment on function ledger.ensure_partition(date) is 'Makes the partition of a month (UTC) where it is missing; safe to call from many sessions at once.';

-- Events that have no time of their own carry time zero and live here.
create table ledger.event_untimed (like ledger.event including defaults including constraints);
alter table ledger.event attach partition ledger.event_untimed
  for values from ('00000000-0000-0000-0000-000000000000') to ('00000000-0001-0000-0000-000000000000');
create trigger event_no_truncate before truncate on ledger.event_untimed
  for each statement execute function ledger.refuse_change();

-- Reading -------------------------------------------------------------------------------------

create function ledger.open_generation() returns integer language plpgsql as $$
declare
  here constant bigint := (select system_identifier from pg_control_system());
  last ledger.generation;
begin
  select * into last from ledger.generation order by generation desc limit 1;
  if last.system_identifier = here then
    return last.generation;
  end if;
  lock table ledger.generation in share row exclusive mode;
  select * into last from ledger.generation order by generation desc limit 1;
  if last.system_identifier is distinct from here then
    insert into ledger.generation (generation, system_identifier)
    values (coalesce(last.generation, 0) + 1, here) returning * into last;
  end if;
  return last.generation;
end $$;
comment on function ledger.open_generation() is 'The generation of this cluster; begins a new one where the data has moved. Called at every start and on every new connection.';

create function ledger.read_after(p_generation integer, p_tx xid8, p_position bigint)
  returns setof ledger.event language sql stable as $$
  select e.*
  from ledger.event e
  -- The sub-selects keep the place from the planner. Of a place that it knows it compares the generation only,
  -- finds that next to nothing lies behind, and sorts all that does, each time.
  where (e.generation, e.tx, e.position) > ((select p_generation), (select p_tx), (select p_position))
    -- A transaction below the oldest running one can no longer bring forth a row; one above it might,
    -- and its rows would then lie behind a reader that had gone on. What an earlier cluster wrote is
    -- settled. Written as one row comparison, this ends the index scan instead of filtering its rest.
    and (e.generation, e.tx) < (
      (select max(g.generation) from ledger.generation g),
      (select pg_snapshot_xmin(pg_current_snapshot())))
  order by e.generation, e.tx, e.position
$$;
comment on function ledger.read_after(integer, xid8, bigint) is
  'The one way to read the ledger: the settled events after a place, in the order (generation, tx, position). Add a LIMIT.';
