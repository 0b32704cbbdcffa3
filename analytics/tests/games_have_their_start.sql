-- Every game that has answers or an end has been started.
-- Games are recorded in the order they happen, so its start cannot come later.
-- Only while the ledger reaches back to its beginning.
with started as (
  select distinct s.game_id from staging.stg_game_started s
)
select
  g.game_id,
  g.num_answered,
  g.first_event_at,
  g.ended_at,
  s.game_id is not null as ledger_has_its_start
from main.game_row g
join main.model m on m.name = 'games' and m.revision = g.revision
left join started s on s.game_id = g.game_id
where g.started_at is null
