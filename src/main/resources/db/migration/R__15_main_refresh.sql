-- models ${models}
-- How every model is kept: the next events are folded in and the checkpoint moves, in one short
-- transaction. A model named x brings two functions with it:
--   main.fold_x(revision, from-place, to-place)   folds the events between two places of the ledger
--   main.judge_x(revision, at most)               looks again at what a ban has touched; returns how much
-- A rebuild does the same for the next revision, from the beginning of the ledger, beside the live one.

create function main.next_place(
  p_generation integer, p_tx xid8, p_position bigint, p_max_events integer,
  out generation integer, out tx xid8, out "position" bigint, out num_events integer
) language sql stable as $$
  -- Without events this gives a row of nulls, and the count 0.
  select last.generation, last.tx, last.position, coalesce(last.ordinal, 0)::integer
  from (values (0)) as one (row)
  left join lateral (
    select r.generation, r.tx, r.position,
           row_number() over (order by r.generation, r.tx, r.position) as ordinal
    from ledger.read_after(p_generation, p_tx, p_position) r
    limit p_max_events
  ) last on true
  order by last.ordinal desc
  limit 1
$$;
comment on function main.next_place(integer, xid8, bigint, integer) is
  'The place of the last of so many settled events after a place, and how many there are.';

create function main.fold(
  p_model text, p_revision integer,
  p_generation integer, p_tx xid8, p_position bigint,
  p_to_generation integer, p_to_tx xid8, p_to_position bigint
) returns void language plpgsql as $$
begin
  execute format('select main.fold_%s($1, $2, $3, $4, $5, $6, $7)', p_model)
    using p_revision, p_generation, p_tx, p_position, p_to_generation, p_to_tx, p_to_position;
end $$;
comment on function main.fold(text, integer, integer, xid8, bigint, integer, xid8, bigint) is
  'Folds the events between two places of the ledger into a revision of a model.';

create function main.judge(p_model text, p_revision integer, p_max integer) returns integer
  language plpgsql as $$
declare
  judged integer := 0;
begin
  if p_max > 0 and exists (select from main.player_to_judge j where j.model = p_model and j.revision = p_revision) then
    execute format('select main.judge_%s($1, $2)', p_model) into judged using p_revision, p_max;
  end if;
  return judged;
end $$;
comment on function main.judge(text, integer, integer) is
  'Looks again at what changed bans have touched in a revision of a model, at most so many rows; returns how many.';

create function main.refresh(p_model text, p_max_events integer) returns integer language plpgsql as $$
declare
  model main.model;
  last  record;
  done  integer;
begin
  select * into model from main.model m where m.name = p_model for update skip locked;
  if not found then
    return null;
  end if;
  select * into last from main.next_place(model.generation, model.tx, model.position, p_max_events);
  if last.num_events > 0 then
    perform main.fold(p_model, model.revision,
      model.generation, model.tx, model.position, last.generation, last.tx, last.position);
  end if;
  done := last.num_events + main.judge(p_model, model.revision, p_max_events - last.num_events);

  update main.model m set
    generation   = coalesce(last.generation, m.generation),
    tx           = coalesce(last.tx, m.tx),
    position     = coalesce(last.position, m.position),
    refreshed_at = case when done < p_max_events then clock_timestamp() else m.refreshed_at end
  where m.name = p_model;
  return done;
end $$;
comment on function main.refresh(text, integer) is
  'Folds up to so many new events into a model; returns how many, fewer than asked for once it has caught up, or null when another session is at it.';

create function main.begin_rebuild(p_model text) returns boolean language plpgsql as $$
begin
  -- A step under way may be the last, and make live the very revision that would be next.
  perform from main.rebuild r where r.model = p_model for update;
  if found then
    return false;
  end if;
  -- Of several who ask, one goes on.
  perform from main.model m where m.name = p_model for update;
  insert into main.rebuild (model, revision)
  select m.name, greatest(m.revision, (select max(o.revision) from main.retired_revision o where o.model = p_model)) + 1
  from main.model m
  where m.name = p_model
  on conflict (model) do nothing;
  return found;
end $$;
comment on function main.begin_rebuild(text) is 'Asks for a rebuild of a model; false when one is under way.';

create function main.rebuild(p_model text, p_max_events integer) returns integer language plpgsql as $$
declare
  build main.rebuild;
  last  record;
  done  integer;
begin
  select * into build from main.rebuild r where r.model = p_model for update skip locked;
  if not found then
    return null;
  end if;
  if build.revision = (select m.revision from main.model m where m.name = p_model) then
    raise exception 'the rebuild of % would fill its live revision %', p_model, build.revision;
  end if;
  select * into last from main.next_place(build.generation, build.tx, build.position, p_max_events);
  if last.num_events > 0 then
    perform main.fold(p_model, build.revision,
      build.generation, build.tx, build.position, last.generation, last.tx, last.position);
  end if;
  done := last.num_events + main.judge(p_model, build.revision, p_max_events - last.num_events);

  update main.rebuild r set
    generation = coalesce(last.generation, r.generation),
    tx         = coalesce(last.tx, r.tx),
    position   = coalesce(last.position, r.position),
    num_events = r.num_events + last.num_events
  where r.model = p_model
  returning * into build;
  if done < p_max_events then
    perform main.finish_rebuild(build);
  end if;
  return done;
end $$;
comment on function main.rebuild(text, integer) is
  'Folds up to so many events into the revision that a rebuild fills, and makes it the live one when it has caught up; returns how many, or null when another session is at it or none is under way.';

-- The new revision may know more than the old one, never less: readers do not go back in time.
create function main.finish_rebuild(p_build main.rebuild) returns void language plpgsql as $$
declare
  live main.model;
begin
  select * into live from main.model m where m.name = p_build.model for update;
  if (p_build.generation, p_build.tx, p_build.position) < (live.generation, live.tx, live.position) then
    return;
  end if;
  update main.model m set
    revision     = p_build.revision,
    generation   = p_build.generation,
    tx           = p_build.tx,
    position     = p_build.position,
    refreshed_at = clock_timestamp()
  where m.name = p_build.model;
  delete from main.rebuild r where r.model = p_build.model;
  insert into main.retired_revision (model, revision) values (live.name, live.revision);
end $$;
comment on function main.finish_rebuild(main.rebuild) is
  'Makes the rebuilt revision the live one if it is as far as that; its checkpoint comes with it.';

create function main.purge(p_max_rows integer) returns integer language plpgsql
-- By the key, whose dead entries are passed over; a scan would begin with all that is deleted already.
set enable_seqscan = off
as $$
declare
  old     main.retired_revision;
  storage text;
  deleted integer;
begin
  select * into old from main.retired_revision r
  where not exists (select from main.model m where m.name = r.model and m.revision = r.revision)
  order by r.model, r.revision limit 1 for update skip locked;
  if not found then
    return 0;
  end if;
  for storage in
    select s.name from main.storage_of(old.model) s (name)
  loop
    execute format('delete from main.%I t where t.ctid = any (array(select o.ctid from main.%I o where o.revision = $1 limit $2))',
      storage, storage) using old.revision, p_max_rows;
    get diagnostics deleted = row_count;
    if deleted > 0 then
      return deleted;
    end if;
  end loop;
  delete from main.correction_row c where c.model = old.model and c.revision = old.revision;
  delete from main.player_to_judge j where j.model = old.model and j.revision = old.revision;
  delete from main.retired_revision r where r.model = old.model and r.revision = old.revision;
  return 1;
end $$;
comment on function main.purge(integer) is
  'Deletes up to so many rows of a revision that nobody reads any more; returns how many, 0 when there are none.';

create function main.storage_of(p_model text) returns setof text language sql immutable as $$
  select unnest(case p_model
    when 'games' then array['game_row', 'game_day_row', 'game_score_row', 'question_row', 'question_time_row']
    when 'players' then array['player_row', 'player_day_row', 'active_row', 'retention_row']
  end)
$$;
comment on function main.storage_of(text) is 'The tables in which a model keeps its rows, each row with its revision.';
