with answered as (
  select a.game_id, count(*) as answers, count(*) filter (where a.is_correct) as correct, sum(a.points) as points
  from staging.stg_question_answered a group by 1
)
select
  (s.started_at at time zone (select zone from report.setting))::date as date, s.player_id, s.game_id, s.category, s.question_count as questions,
  coalesce(a.answers, 0)::int as answered, coalesce(a.correct, 0)::int as correct,
  coalesce(e.final_score, a.points, 0)::int as score, s.started_at
from staging.stg_game_started s
left join answered a on a.game_id = s.game_id
left join staging.stg_game_ended e on e.game_id = s.game_id
