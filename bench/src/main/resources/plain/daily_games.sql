with started as (
  select s.game_id, min(s.started_at) as started_at from staging.stg_game_started s group by 1
),
ended as (
  select e.game_id, max(e.final_score) as final_score from staging.stg_game_ended e group by 1
),
latest as (
  select e.game_id, max(e.happened_at) as last_event_at from main.game_events e group by 1
),
game as (
  select (s.started_at at time zone (select zone from report.setting))::date as date, e.game_id is not null as is_ended, e.final_score, l.last_event_at
  from started s
  join latest l on l.game_id = s.game_id
  left join ended e on e.game_id = s.game_id
)
select
  g.date,
  count(*) as games_played,
  count(*) filter (where g.is_ended) as finished,
  count(*) filter (where not g.is_ended and g.last_event_at < report.as_of() - interval '30 minutes') as abandoned,
  count(*) filter (where not g.is_ended and g.last_event_at >= report.as_of() - interval '30 minutes') as in_progress,
  coalesce(sum(g.final_score), 0)::bigint as total_score,
  round(sum(g.final_score)::numeric / nullif(count(*) filter (where g.is_ended), 0), 2) as average_score
from game g
group by g.date
