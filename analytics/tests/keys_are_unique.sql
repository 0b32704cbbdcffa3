-- Every model has one row per key, and no row without one.
with keyed as (
  select 'main.games' as relation, g.game_id::text as key from main.games g
  union all
  select 'main.games_by_day', d.day::text from main.games_by_day d
  union all
  select 'report.daily_games', r.date::text from report.daily_games r
)
select k.relation, k.key, count(*) as rows_with_it
from keyed k
group by k.relation, k.key
having count(*) > 1 or k.key is null
