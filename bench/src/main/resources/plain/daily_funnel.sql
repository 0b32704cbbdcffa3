with answered as (
  select a.game_id, count(*) as answers from staging.stg_question_answered a group by 1
)
select
  (s.started_at at time zone (select zone from report.setting))::date as date,
  count(*) as started,
  count(a.game_id) as first_answer,
  count(*) filter (where a.answers >= s.question_count) as last_answer,
  count(e.game_id) as ended
from staging.stg_game_started s
left join answered a on a.game_id = s.game_id
left join staging.stg_game_ended e on e.game_id = s.game_id
group by 1
