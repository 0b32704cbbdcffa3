-- models ${models}
-- purpose: what main.games must equal · grain: one row per game · sources: staging, main.answers_recount · refresh: none, a view
--
-- Counted from every event up to the checkpoint of the games model, in the plainest way: slow, and for checks only.
create view main.games_recount as
with here as (
  select m.generation, m.tx, m.position from main.model m where m.name = 'games'
),
withdrawn as (
  select w.correction_id from staging.stg_correction_withdrawn w cross join here h
  where (w.ledger_generation, w.ledger_tx, w.ledger_position) <= (h.generation, h.tx, h.position)
),
changed as (
  select distinct on (c.corrected_event_id) c.corrected_event_id as event_id, c.changes
  from staging.stg_event_corrected c cross join here h
  where (c.ledger_generation, c.ledger_tx, c.ledger_position) <= (h.generation, h.tx, h.position)
    and not exists (select from withdrawn w where w.correction_id = c.event_id)
  order by c.corrected_event_id, c.corrected_at desc, c.event_id desc
),
voided as (
  select distinct v.game_id from staging.stg_match_voided v cross join here h
  where (v.ledger_generation, v.ledger_tx, v.ledger_position) <= (h.generation, h.tx, h.position)
    and not exists (select from withdrawn w where w.correction_id = v.event_id)
),
banned as (
  select distinct b.player_id from staging.stg_player_banned b cross join here h
  where (b.ledger_generation, b.ledger_tx, b.ledger_position) <= (h.generation, h.tx, h.position)
    and not exists (select from withdrawn w where w.correction_id = b.event_id)
),
started as (
  select
    s.game_id, max(s.product) as product, max(s.player_id) as player_id,
    max(coalesce(c.changes ->> 'category', s.category)) as category,
    max(coalesce((c.changes ->> 'questionCount')::int, s.question_count)) as question_count,
    min(s.started_at) as started_at, max(s.started_at) as last_event_at
  from staging.stg_game_started s
  cross join here h
  left join changed c on c.event_id = s.event_id
  where (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (h.generation, h.tx, h.position)
  group by s.game_id
),
served as (
  select s.game_id, max(s.served_at) as last_event_at
  from staging.stg_questions_served s cross join here h
  where (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (h.generation, h.tx, h.position)
  group by s.game_id
),
answered as (
  select a.game_id, count(*) as num_answered, count(*) filter (where a.is_correct) as num_correct,
         sum(a.points) as points, sum(a.points - a.points_recorded) as points_moved, max(a.answered_at) as last_event_at
  from main.answers_recount a
  group by a.game_id
),
ended as (
  select e.game_id, max(coalesce((c.changes ->> 'finalScore')::int, e.final_score)) as final_score, max(e.ended_at) as ended_at
  from staging.stg_game_ended e
  cross join here h
  left join changed c on c.event_id = e.event_id
  where (e.ledger_generation, e.ledger_tx, e.ledger_position) <= (h.generation, h.tx, h.position)
  group by e.game_id
)
select
  s.game_id, s.product, s.player_id, s.category, s.question_count,
  coalesce(a.num_answered, 0)::int                                                     as num_answered,
  coalesce(a.num_correct, 0)::int                                                      as num_correct,
  coalesce(e.final_score + coalesce(a.points_moved, 0), a.points, 0)::int              as score,
  s.started_at,
  e.ended_at,
  greatest(s.last_event_at, v.last_event_at, a.last_event_at, e.ended_at)              as last_event_at,
  -- A ban that is being applied counts for the games it has reached.
  case when j.player_id is null then d.game_id is not null or b.player_id is not null
       else (select g.is_excluded from main.games g where g.game_id = s.game_id) end   as is_excluded
from started s
left join served v on v.game_id = s.game_id
left join answered a on a.game_id = s.game_id
left join ended e on e.game_id = s.game_id
left join voided d on d.game_id = s.game_id
left join banned b on b.player_id = s.player_id
left join main.model m on m.name = 'games'
left join main.player_to_judge j on j.model = m.name and j.revision = m.revision and j.player_id = s.player_id;

comment on view main.games_recount is 'Games counted anew from all events, corrections applied. One row per game that began. Slow; for checks.';
comment on column main.games_recount.game_id is 'The game session.';
comment on column main.games_recount.product is 'The game it was a session of.';
comment on column main.games_recount.player_id is 'Who played; null when anonymous.';
comment on column main.games_recount.category is 'Category asked for; null for all.';
comment on column main.games_recount.question_count is 'Questions the session was to have.';
comment on column main.games_recount.num_answered is 'Questions answered; 0 in an empty game.';
comment on column main.games_recount.num_correct is 'Questions answered rightly.';
comment on column main.games_recount.score is 'Points: the final score of an ended game, the points so far of another.';
comment on column main.games_recount.started_at is 'When it began, by the clock of the game.';
comment on column main.games_recount.ended_at is 'When it was ended; null while it is not.';
comment on column main.games_recount.last_event_at is 'Latest event of the session.';
comment on column main.games_recount.is_excluded is 'Whether it counts nowhere, being voided or of a banned player.';
