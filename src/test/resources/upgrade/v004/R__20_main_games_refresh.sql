-- models ${models}
-- Folds the next events into main.game_row and main.game_day_row and moves the checkpoint, all in the
-- caller's transaction. Only add, min and max are used, so neither the order in which events arrive
-- nor how they are cut into batches matters. A day's sums move by the difference between each game
-- before and after: the cost follows the new events, not the history.
--
-- Returns how many events were folded; 0 when caught up; null when another session is at it.
create function main.refresh_games(p_max_events integer) returns integer language plpgsql as $$
declare
  model  main.model;
  last   record;
  folded integer;
begin
  select * into model from main.model m where m.name = 'games' for update skip locked;
  if not found then
    return null;
  end if;

  -- The batch is what lies between the checkpoint and this event, both in reading order.
  select e.generation, e.tx, e.position, e.ordinal into last
  from (
    select r.generation, r.tx, r.position,
           row_number() over (order by r.generation, r.tx, r.position) as ordinal
    from ledger.read_after(model.generation, model.tx, model.position) r
    limit p_max_events
  ) e
  order by e.ordinal desc
  limit 1;
  folded := coalesce(last.ordinal, 0);

  if folded > 0 then
    perform main.fold_games(model.revision,
      model.generation, model.tx, model.position, last.generation, last.tx, last.position);
  end if;

  update main.model m set
    generation   = coalesce(last.generation, m.generation),
    tx           = coalesce(last.tx, m.tx),
    position     = coalesce(last.position, m.position),
    refreshed_at = case when folded < p_max_events then clock_timestamp() else m.refreshed_at end
  where m.name = 'games';
  return folded;
end $$;
comment on function main.refresh_games(integer) is
  'Folds up to so many new events into the games model; returns how many, or null when another session is refreshing.';

create function main.fold_games(
  p_revision integer,
  p_generation integer, p_tx xid8, p_position bigint,
  p_to_generation integer, p_to_tx xid8, p_to_position bigint
) returns void language sql
-- The planner cannot tell how narrow a range of places is; reading the whole ledger is never right.
set enable_seqscan = off
as $$
  with started as (
    select * from staging.stg_game_started s
    where (s.ledger_generation, s.ledger_tx, s.ledger_position) > (p_generation, p_tx, p_position)
      and (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (p_to_generation, p_to_tx, p_to_position)
  ),
  served as (
    select * from staging.stg_questions_served s
    where (s.ledger_generation, s.ledger_tx, s.ledger_position) > (p_generation, p_tx, p_position)
      and (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (p_to_generation, p_to_tx, p_to_position)
      and s.game_id is not null
  ),
  answered as (
    select * from staging.stg_question_answered s
    where (s.ledger_generation, s.ledger_tx, s.ledger_position) > (p_generation, p_tx, p_position)
      and (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (p_to_generation, p_to_tx, p_to_position)
  ),
  ended as (
    select * from staging.stg_game_ended s
    where (s.ledger_generation, s.ledger_tx, s.ledger_position) > (p_generation, p_tx, p_position)
      and (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (p_to_generation, p_to_tx, p_to_position)
  ),
  change as (
    select game_id, product, player_id, category, question_count,
           0 as num_answered, 0 as num_correct, 0 as points, null::int as final_score,
           started_at, null::timestamptz as ended_at, started_at as happened_at
    from started
    union all
    select game_id, product, player_id, null, null, 0, 0, 0, null, null, null, served_at from served
    union all
    select game_id, product, player_id, null, null, 1, is_correct::int, points, null, null, null, answered_at from answered
    union all
    select game_id, product, player_id, null, null, 0, 0, 0, final_score, null, ended_at, ended_at from ended
  ),
  game as (
    select game_id,
           max(product) as product, max(player_id) as player_id, max(category) as category,
           max(question_count) as question_count,
           sum(num_answered)::int as num_answered, sum(num_correct)::int as num_correct,
           sum(points)::int as points, max(final_score) as final_score,
           min(started_at) as started_at, max(ended_at) as ended_at,
           min(happened_at) as first_event_at, max(happened_at) as last_event_at
    from change
    group by game_id
  ),
  -- One statement, one snapshot: this reads the rows as they were before the upsert below.
  before as (
    select g.started_at, g.ended_at, g.final_score
    from main.game_row g
    join game on game.game_id = g.game_id
    where g.revision = p_revision
  ),
  after as (
    insert into main.game_row as g (revision, game_id, product, player_id, category, question_count,
      num_answered, num_correct, points, final_score, started_at, ended_at, first_event_at, last_event_at)
    select p_revision, game_id, product, player_id, category, question_count,
      num_answered, num_correct, points, final_score, started_at, ended_at, first_event_at, last_event_at
    from game
    on conflict (revision, game_id) do update set
      product        = greatest(g.product, excluded.product),
      player_id      = greatest(g.player_id, excluded.player_id),
      category       = greatest(g.category, excluded.category),
      question_count = greatest(g.question_count, excluded.question_count),
      num_answered   = g.num_answered + excluded.num_answered,
      num_correct    = g.num_correct + excluded.num_correct,
      points         = g.points + excluded.points,
      final_score    = greatest(g.final_score, excluded.final_score),
      started_at     = least(g.started_at, excluded.started_at),
      ended_at       = greatest(g.ended_at, excluded.ended_at),
      first_event_at = least(g.first_event_at, excluded.first_event_at),
      last_event_at  = greatest(g.last_event_at, excluded.last_event_at)
    returning g.started_at, g.ended_at, g.final_score
  ),
  day_change as (
    select report.day_of(started_at) as day, 1 as games, (ended_at is not null)::int as ended, coalesce(final_score, 0) as score
    from after where started_at is not null
    union all
    select report.day_of(started_at), -1, -(ended_at is not null)::int, -coalesce(final_score, 0)
    from before where started_at is not null
  )
  insert into main.game_day_row as d (revision, day, num_started, num_ended, sum_score)
  select p_revision, day, sum(games), sum(ended), sum(score)
  from day_change
  group by day
  having sum(games) <> 0 or sum(ended) <> 0 or sum(score) <> 0
  on conflict (revision, day) do update set
    num_started = d.num_started + excluded.num_started,
    num_ended   = d.num_ended + excluded.num_ended,
    sum_score   = d.sum_score + excluded.sum_score;

  -- A day whose last game turned out to have begun on another one.
  delete from main.game_day_row d where d.revision = p_revision and d.num_started = 0;
$$;
comment on function main.fold_games(integer, integer, xid8, bigint, integer, xid8, bigint) is
  'Folds the trivia events between two places of the ledger into a revision of the games model.';
