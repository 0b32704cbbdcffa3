with seen as (
  select distinct e.player_id, (e.happened_at at time zone (select zone from report.setting))::date as day
  from (
    select s.player_id, s.started_at as happened_at from staging.stg_game_started s
    union all
    select a.player_id, a.answered_at from staging.stg_question_answered a
  ) e
  where e.player_id is not null
),
first as (
  select s.player_id, min(s.day) as day from seen s group by 1
),
cohort as (
  select f.day, count(*) as players from first f group by 1
),
later as (
  select f.day, s.day - f.day as days_later, count(*) as players
  from first f join seen s on s.player_id = f.player_id
  where s.day > f.day and s.day <= f.day + 30
  group by 1, 2
)
select c.day as date, n.day, c.players, coalesce(l.players, 0) as returned,
  round(100.0 * coalesce(l.players, 0) / c.players, 2) as returned_percent
from cohort c
cross join generate_series(1, 30) n (day)
left join later l on l.day = c.day and l.days_later = n.day
where c.day + n.day <= report.day_of(report.as_of())
