-- models ${models}
-- An event is a game of which nothing else is known, and folding is putting such games together:
-- the earliest start, the latest end, the sum of the answers. Only add, min, max and union are used,
-- so neither the order in which events arrive nor how they are cut into batches matters. Counts per
-- day, score and question then move by the difference between each touched game before and after:
-- the cost follows the new events, not the history.

create function main.fold_games(
  p_revision integer,
  p_generation integer, p_tx xid8, p_position bigint,
  p_to_generation integer, p_to_tx xid8, p_to_position bigint
) returns void language plpgsql
-- The planner cannot tell how narrow a range of places is; reading the whole ledger is never right. Of a place that it
-- knows it compares the generation only, and reads everything from the first: the sub-selects keep it from knowing.
set enable_seqscan = off
as $$
declare
  corrections main.correction_row[];
  corrected   uuid[];
  touched     uuid[];
  pieces      main.game_row[];
  before      main.game_row[];
  after       main.game_row[];
begin
  select array_agg(c) into corrections
  from main.fold_corrections('games', p_revision,
    p_generation, p_tx, p_position, p_to_generation, p_to_tx, p_to_position) c;
  corrected := array(select distinct c.game_id from unnest(corrections) c where c.kind = 'event_corrected' and c.game_id is not null);

  -- Max and min cannot be taken back: a corrected game is put together from all its events again.
  pieces := array(
    select main.piece(p_revision, e::main.game_events, c.changes)
    from (
      select e.* from main.game_events e
      where (e.ledger_generation, e.ledger_tx, e.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
        and (e.ledger_generation, e.ledger_tx, e.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
        -- Not simply <> all: that says that there is a game, and offers the index over all events of games.
        and (e.game_id = any (corrected)) is not true
      union all
      select e.* from main.game_events e
      where e.game_id = any (corrected)
        and (e.ledger_generation, e.ledger_tx, e.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
    ) e
    left join lateral main.changes_of('games', p_revision, e.event_id) c on true);
  touched := array(
    select p.game_id from unnest(pieces) p
    union
    select c.game_id from unnest(corrections) c where c.kind in ('match_voided', 'event_corrected'));

  before := array(
    select g from main.game_row g where g.revision = p_revision and g.game_id = any (touched));
  after := main.judged(p_revision, array(
    select g from main.merged(pieces || array(select b from unnest(before) b where b.game_id <> all (corrected))) g));
  perform main.store_games(before, after);

  insert into main.player_to_judge (model, revision, player_id)
  select distinct 'games', p_revision, c.player_id from unnest(corrections) c where c.kind = 'player_banned'
  on conflict do nothing;

  perform main.count_questions_served(p_revision, array(
    select jsonb_array_elements_text(s.question_ids)
    from staging.stg_questions_served s
    where (s.ledger_generation, s.ledger_tx, s.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
      and (s.ledger_generation, s.ledger_tx, s.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
      and s.game_id is null));
end $$;
comment on function main.fold_games(integer, integer, xid8, bigint, integer, xid8, bigint) is
  'Folds the trivia events between two places of the ledger into a revision of the games model.';

create function main.misjudged(p_revision integer, p_player_id text) returns setof main.game_row language sql stable as $$
  select g.*
  from main.game_row g
  where g.revision = p_revision and g.player_id = p_player_id
    and g.is_excluded = (not main.is_banned('games', p_revision, p_player_id))
    and not (g.is_excluded and main.is_voided('games', p_revision, g.game_id))
$$;
comment on function main.misjudged(integer, text) is
  'Games of a player that count though the player is banned, or do not count though nothing speaks against it.';

-- A ban changes games that no new event has touched: they are looked at again, so many players and games at a time.
create function main.judge_games(p_revision integer, p_max integer) returns integer language plpgsql
set enable_seqscan = off
as $$
declare
  most    constant integer := least(p_max, 500);
  players text[];
  before  main.game_row[];
begin
  players := array(
    select j.player_id from main.player_to_judge j
    where j.model = 'games' and j.revision = p_revision
    order by j.player_id limit most);
  before := array(
    select g from unnest(players) p (player_id) cross join lateral main.misjudged(p_revision, p.player_id) g
    limit p_max);
  perform main.store_games(before, main.judged(p_revision, before));

  delete from main.player_to_judge j
  where j.model = 'games' and j.revision = p_revision and j.player_id = any (players)
    and (cardinality(before) < p_max or not exists (select from main.misjudged(p_revision, j.player_id)));
  -- There may be more players.
  return case when cardinality(players) = most then p_max else greatest(cardinality(players), cardinality(before)) end;
end $$;
comment on function main.judge_games(integer, integer) is
  'Counts in or out the games of players whose ban has changed, at most so many; returns how much it looked at, and the most where there may be more.';

create function main.piece(p_revision integer, p_event main.game_events, p_changes jsonb) returns main.game_row
  language sql immutable as $$
  select row(
    p_revision, p_event.game_id, p_event.product, p_event.player_id,
    coalesce(p_changes ->> 'category', p_event.category),
    coalesce((p_changes ->> 'questionCount')::int, p_event.question_count),
    (p_event.question_id is not null)::int,
    coalesce((p_changes ->> 'correct')::boolean, p_event.is_correct, false)::int,
    coalesce((p_changes ->> 'points')::int, p_event.points, 0),
    coalesce((p_changes ->> 'finalScore')::int, p_event.final_score),
    p_event.started_at, p_event.ended_at, p_event.happened_at, p_event.happened_at,
    coalesce((p_changes ->> 'points')::int - p_event.points, 0),
    p_event.served_ids,
    case when p_event.question_id is null then '{}' else array[row(
      p_event.question_id,
      coalesce((p_changes ->> 'correct')::boolean, p_event.is_correct),
      coalesce((p_changes ->> 'answerMillis')::bigint, p_event.answer_millis))::main.game_answer] end,
    false)::main.game_row
$$;
comment on function main.piece(integer, main.game_events, jsonb) is
  'What an event says about its game, with the corrected fields as they should have been.';

create aggregate main.all_of(anycompatiblearray) (sfunc = array_cat, stype = anycompatiblearray, initcond = '{}');
comment on aggregate main.all_of(anycompatiblearray) is 'All elements of several arrays.';

create function main.merged(p_games main.game_row[]) returns setof main.game_row language sql immutable as $$
  select
    min(g.revision), g.game_id, max(g.product), max(g.player_id), max(g.category), max(g.question_count),
    sum(g.num_answered)::int, sum(g.num_correct)::int, sum(g.points)::int, max(g.final_score),
    min(g.started_at), max(g.ended_at), min(g.first_event_at), max(g.last_event_at),
    sum(g.points_moved)::int,
    -- Sorted, so that the same events give the same row whatever their order.
    array(select s from unnest(main.all_of(g.served_ids)) s order by s),
    array(select a from unnest(main.all_of(g.answers)) a order by a),
    false
  from unnest(p_games) g
  group by g.game_id
$$;
comment on function main.merged(main.game_row[]) is 'Puts together what several rows say about the same game. One row per game.';

create function main.judged(p_revision integer, p_games main.game_row[]) returns main.game_row[] language plpgsql stable
set enable_seqscan = off
as $$
begin
  return array(
    select row(
      g.revision, g.game_id, g.product, g.player_id, g.category, g.question_count,
      g.num_answered, g.num_correct, g.points, g.final_score,
      g.started_at, g.ended_at, g.first_event_at, g.last_event_at, g.points_moved, g.served_ids, g.answers,
      exists (
        select from main.correction_row c
        where c.model = 'games' and c.revision = p_revision and c.kind = 'match_voided'
          and c.game_id = g.game_id and not c.is_withdrawn)
      or exists (
        select from main.correction_row c
        where c.model = 'games' and c.revision = p_revision and c.kind = 'player_banned'
          and c.player_id = g.player_id and not c.is_withdrawn)
    )::main.game_row
    from unnest(p_games) g);
end $$;
comment on function main.judged(integer, main.game_row[]) is 'The same games, each marked as excluded or not by the corrections that stand.';

create function main.store_games(p_before main.game_row[], p_after main.game_row[]) returns void language plpgsql as $$
begin
  insert into main.game_row as g
  select a.* from unnest(p_after) a
  on conflict (revision, game_id) do update set
    product        = excluded.product,
    player_id      = excluded.player_id,
    category       = excluded.category,
    question_count = excluded.question_count,
    num_answered   = excluded.num_answered,
    num_correct    = excluded.num_correct,
    points         = excluded.points,
    final_score    = excluded.final_score,
    started_at     = excluded.started_at,
    ended_at       = excluded.ended_at,
    first_event_at = excluded.first_event_at,
    last_event_at  = excluded.last_event_at,
    points_moved   = excluded.points_moved,
    served_ids     = excluded.served_ids,
    answers        = excluded.answers,
    is_excluded    = excluded.is_excluded;
  perform main.count_days(p_before, p_after);
  perform main.count_scores(p_before, p_after);
  perform main.count_questions(p_before, p_after);
end $$;
comment on function main.store_games(main.game_row[], main.game_row[]) is
  'Replaces the rows of games and moves every count by the difference.';
