-- There are as many games, answers and ended games as there are events of them up to the checkpoint.
-- Only while the ledger reaches back to its beginning.
with event as (
  select e.type, count(*) as events
  from ledger.event e
  join main.model m on m.name = 'games' and (e.generation, e.tx, e.position) <= (m.generation, m.tx, m.position)
  group by e.type
),
stored as (
  select count(g.started_at) as started, coalesce(sum(g.num_answered), 0) as answered, count(g.ended_at) as ended
  from main.game_row g
  join main.model m on m.name = 'games' and m.revision = g.revision
),
compared as (
  select 'game_started' as type, s.started as in_games from stored s
  union all
  select 'question_answered', s.answered from stored s
  union all
  select 'game_ended', s.ended from stored s
)
select c.type, coalesce(e.events, 0) as events, c.in_games
from compared c
left join event e on e.type = c.type
where coalesce(e.events, 0) <> c.in_games
