with counted as (
  select (s.started_at at time zone (select zone from report.setting))::date as date, e.final_score as score, count(*) as games
  from staging.stg_game_started s
  join staging.stg_game_ended e on e.game_id = s.game_id
  group by 1, 2
)
select c.date, c.score, c.games,
  round(100.0 * c.games / sum(c.games) over (partition by c.date), 2) as percent,
  round(100.0 * sum(c.games) over (partition by c.date order by c.score) / sum(c.games) over (partition by c.date), 2) as percent_up_to
from counted c
