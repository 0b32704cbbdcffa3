-- models ${models}
-- A player was there on a day when a game was started or a question answered, whatever became of
-- the game. The days of a player are a set; who was active in a period and who came back after so
-- many days is counted when a day joins that set. A banned player keeps the days and is not counted.

create function main.fold_players(
  p_revision integer,
  p_generation integer, p_tx xid8, p_position bigint,
  p_to_generation integer, p_to_tx xid8, p_to_position bigint
) returns void language plpgsql
-- The planner cannot tell how narrow a range of places is; reading the whole ledger is never right. Of a place that it
-- knows it compares the generation only, and reads everything from the first: the sub-selects keep it from knowing.
set enable_seqscan = off
as $$
declare
  seen   main.player_day_row[];
  stored main.player_day_row[];
begin
  perform main.ban_players(p_revision, array(
    select distinct c.player_id
    from main.fold_corrections('players', p_revision,
      p_generation, p_tx, p_position, p_to_generation, p_to_tx, p_to_position) c
    where c.kind = 'player_banned'));

  seen := array(
    select distinct row(p_revision, e.player_id, (e.happened_at at time zone s.zone)::date)::main.player_day_row
    from (
      select g.player_id, g.started_at as happened_at from staging.stg_game_started g
      where (g.ledger_generation, g.ledger_tx, g.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
        and (g.ledger_generation, g.ledger_tx, g.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
      union all
      select a.player_id, a.answered_at from staging.stg_question_answered a
      where (a.ledger_generation, a.ledger_tx, a.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
        and (a.ledger_generation, a.ledger_tx, a.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
    ) e
    cross join report.setting s
    where e.player_id is not null);
  -- By arrays of keys: of a revision that statistics do not know yet a join would read every row.
  stored := array(
    select k from main.player_day_row k
    where k.revision = p_revision
      and k.player_id = any (array(select distinct d.player_id from unnest(seen) d))
      and k.day between (select min(d.day) from unnest(seen) d) and (select max(d.day) from unnest(seen) d));
  perform main.add_days(p_revision, array(
    select d from unnest(seen) d except all select k from unnest(stored) k));
end $$;
comment on function main.fold_players(integer, integer, xid8, bigint, integer, xid8, bigint) is
  'Folds the trivia events between two places of the ledger into a revision of the players model.';

-- Nothing of it waits: a ban moves one count per day of play, and there are not many of those.
create function main.judge_players(p_revision integer, p_max integer) returns integer language sql as $$
  select 0
$$;
comment on function main.judge_players(integer, integer) is 'Nothing: bans are counted with the events they come with.';

create function main.add_days(p_revision integer, p_days main.player_day_row[]) returns void language plpgsql
set enable_seqscan = off
as $$
declare
  ids     constant text[] := array(select distinct d.player_id from unnest(p_days) d);
  known   main.player_row[];
  arrived main.player_row[];
  moved   text[];
  stored  main.player_day_row[];
begin
  known := array(select p from main.player_row p where p.revision = p_revision and p.player_id = any (ids));
  arrived := array(
    select row(p_revision, d.player_id,
      least(min(k.first_day), min(d.day)), greatest(min(k.last_day), max(d.day)),
      coalesce(bool_or(k.is_banned), main.is_banned('players', p_revision, d.player_id)))::main.player_row
    from unnest(p_days) d
    left join unnest(known) k on k.player_id = d.player_id
    group by d.player_id);

  perform main.count_active(p_revision, 1, array(
    select d from unnest(p_days) d join unnest(arrived) a on a.player_id = d.player_id where not a.is_banned), true);
  -- Days count from the first one. Where that has moved, all that was counted from the old one goes.
  moved := array(
    select k.player_id from unnest(known) k
    join unnest(arrived) a on a.player_id = k.player_id and a.first_day < k.first_day and not a.is_banned);
  stored := array(
    select d from main.player_day_row d where d.revision = p_revision and d.player_id = any (moved));
  perform main.count_retention(p_revision, -1, stored, known);
  perform main.count_retention(p_revision, 1, stored || array(
    select d from unnest(p_days) d join unnest(arrived) a on a.player_id = d.player_id where not a.is_banned), arrived);

  insert into main.player_day_row (revision, player_id, day)
  select d.revision, d.player_id, d.day from unnest(p_days) d;
  insert into main.player_row as p (revision, player_id, first_day, last_day, is_banned)
  select a.revision, a.player_id, a.first_day, a.last_day, a.is_banned from unnest(arrived) a
  on conflict (revision, player_id) do update set
    first_day = excluded.first_day,
    last_day  = excluded.last_day
  where (p.first_day, p.last_day) <> (excluded.first_day, excluded.last_day);
end $$;
comment on function main.add_days(integer, main.player_day_row[]) is
  'Adds days of play that are not known yet, and counts them.';

create function main.ban_players(p_revision integer, p_player_ids text[]) returns void language plpgsql
set enable_seqscan = off
as $$
declare
  begun     main.player_row[];
  withdrawn main.player_row[];
begin
  begun := array(
    select p from main.player_row p
    where p.revision = p_revision and p.player_id = any (p_player_ids)
      and not p.is_banned and main.is_banned('players', p_revision, p.player_id));
  withdrawn := array(
    select p from main.player_row p
    where p.revision = p_revision and p.player_id = any (p_player_ids)
      and p.is_banned and not main.is_banned('players', p_revision, p.player_id));
  perform main.count_wholly(p_revision, -1, begun);
  perform main.count_wholly(p_revision, 1, withdrawn);
  update main.player_row p set is_banned = not p.is_banned
  from unnest(begun || withdrawn) c
  where p.revision = p_revision and p.player_id = c.player_id;
end $$;
comment on function main.ban_players(integer, text[]) is
  'Takes players whose ban has begun out of all counts, and puts back those whose ban was withdrawn.';

create function main.count_wholly(p_revision integer, p_sign integer, p_players main.player_row[]) returns void
  language plpgsql as $$
declare
  days constant main.player_day_row[] := array(
    select d from main.player_day_row d
    where d.revision = p_revision and d.player_id = any (array(select p.player_id from unnest(p_players) p)));
begin
  perform main.count_active(p_revision, p_sign, days, false);
  perform main.count_retention(p_revision, p_sign, days, p_players);
end $$;
comment on function main.count_wholly(integer, integer, main.player_row[]) is
  'Counts players with all their days in (1) or out (-1).';

create function main.count_active(
  p_revision integer, p_sign integer, p_days main.player_day_row[], p_are_new boolean
) returns void language sql as $$
  with active as (
    select distinct d.player_id, k.period, date_trunc(k.period, d.day::timestamp)::date as starts_on,
      (date_trunc(k.period, d.day::timestamp) + k.length - interval '1 day')::date as ends_on
    from unnest(p_days) d
    cross join (values ('day', interval '1 day'), ('week', interval '7 days'), ('month', interval '1 month')) k (period, length)
  )
  insert into main.active_row as r (revision, period, starts_on, num_players)
  select p_revision, a.period, a.starts_on, p_sign * count(*)
  from active a
  -- A new day makes nobody active in a period in which they were active already.
  where not p_are_new or not exists (
    select from main.player_day_row k
    where k.revision = p_revision and k.player_id = a.player_id and k.day between a.starts_on and a.ends_on)
  group by a.period, a.starts_on
  on conflict (revision, period, starts_on) do update set num_players = r.num_players + excluded.num_players
$$;
comment on function main.count_active(integer, integer, main.player_day_row[], boolean) is
  'Adds days of play to the counts of active players (1), or takes them off (-1); new days are those not stored yet.';

create function main.count_retention(
  p_revision integer, p_sign integer, p_days main.player_day_row[], p_players main.player_row[]
) returns void language sql as $$
  insert into main.retention_row as r (revision, cohort_day, days_later, num_players)
  select p_revision, p.first_day, d.day - p.first_day, p_sign * count(*)
  from (select distinct u.player_id, u.day from unnest(p_days) u) d
  join unnest(p_players) p on p.player_id = d.player_id
  where d.day between p.first_day and p.first_day + 30
  group by p.first_day, d.day - p.first_day
  on conflict (revision, cohort_day, days_later) do update set num_players = r.num_players + excluded.num_players
$$;
comment on function main.count_retention(integer, integer, main.player_day_row[], main.player_row[]) is
  'Adds days of play to the cohorts of the players'' first days (1), or takes them off (-1).';
