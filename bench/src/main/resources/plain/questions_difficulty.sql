with game as (
  select a.game_id, count(*) as answers, count(*) filter (where a.is_correct) as correct
  from staging.stg_question_answered a group by 1
),
answer as (
  select a.question_id, a.is_correct, a.answer_millis,
    (1000 * (g.correct - a.is_correct::int) / nullif(g.answers - 1, 0))::double precision as rest
  from staging.stg_question_answered a
  join game g on g.game_id = a.game_id
),
answered as (
  select a.question_id, count(*) as answered, count(*) filter (where a.is_correct) as correct,
    corr(a.is_correct::int, a.rest) as discrimination,
    percentile_disc(0.5) within group (order by a.answer_millis) as median_millis
  from answer a group by 1
),
shown as (
  select q.question_id, count(*) as shown
  from staging.stg_questions_served s
  cross join jsonb_array_elements_text(s.question_ids) q (question_id)
  group by 1
)
select s.question_id, s.shown, a.answered,
  round(100.0 * a.correct / a.answered, 2) as correct_percent,
  round(a.discrimination::numeric, 3) as discrimination
from shown s
left join answered a on a.question_id = s.question_id
