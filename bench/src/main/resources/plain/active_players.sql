with seen as (
  select s.player_id, (s.started_at at time zone (select zone from report.setting))::date as day from staging.stg_game_started s
  union all
  select a.player_id, (a.answered_at at time zone (select zone from report.setting))::date from staging.stg_question_answered a
)
select date_trunc(k.period, s.day::timestamp)::date as date, k.period, count(distinct s.player_id) as players
from seen s
cross join (values ('day'), ('week'), ('month')) k (period)
where s.player_id is not null
group by 1, 2
