-- Every model has one row per key, and no row without one.
with keyed as (
  select 'main.games' as relation, g.game_id::text as key from main.games g
  union all
  select 'main.games_by_day', d.day::text from main.games_by_day d
  union all
  select 'main.games_by_score', concat_ws(' ', s.day, s.score) from main.games_by_score s
  union all
  select 'main.questions', q.question_id from main.questions q
  union all
  select 'main.question_times', concat_ws(' ', t.question_id, t.bucket) from main.question_times t
  union all
  select 'main.players', p.player_id from main.players p
  union all
  select 'main.player_days', concat_ws(' ', d.player_id, d.day) from main.player_days d
  union all
  select 'main.active_players', concat_ws(' ', a.period, a.starts_on) from main.active_players a
  union all
  select 'main.retention', concat_ws(' ', r.cohort_day, r.days_later) from main.retention r
  union all
  select 'report.daily_games', r.date::text from report.daily_games r
  union all
  select 'report.questions_difficulty', q.question_id from report.questions_difficulty q
  union all
  select 'report.retention_cohorts', concat_ws(' ', r.date, r.day) from report.retention_cohorts r
)
select k.relation, k.key, count(*) as rows_with_it
from keyed k
group by k.relation, k.key
having count(*) > 1 or k.key is null
