-- The days of play of each player are those of a full recount.
-- Only while the ledger reaches back to its beginning.
with here as (
  select m.generation, m.tx, m.position from main.model m where m.name = 'players'
),
recount as (
  select distinct e.player_id, report.day_of(e.happened_at) as day
  from (
    select s.player_id, s.started_at as happened_at, s.ledger_generation, s.ledger_tx, s.ledger_position
    from staging.stg_game_started s
    union all
    select a.player_id, a.answered_at, a.ledger_generation, a.ledger_tx, a.ledger_position
    from staging.stg_question_answered a
  ) e
  cross join here h
  where e.player_id is not null
    and (e.ledger_generation, e.ledger_tx, e.ledger_position) <= (h.generation, h.tx, h.position)
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.player_days) r)
union all
(select 'main.player_days', d.* from (select * from main.player_days except select * from recount) d)
