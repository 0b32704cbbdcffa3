-- Is it growing? Games, finished games and mean score per week, with the change against the week before.
with week as (
  select
    date_trunc('week', d.date::timestamp)::date   as week,
    sum(d.games_played)                           as games,
    sum(d.finished)                               as finished,
    sum(d.total_score)                            as total_score
  from report.daily_games d
  group by 1
)
select
  w.week,
  w.games,
  round(100.0 * w.games / lag(w.games) over (order by w.week) - 100, 1)   as games_change_percent,
  w.finished,
  round(w.total_score / nullif(w.finished, 0), 2)                         as average_score
from week w
order by w.week;
