-- What a game counted at its end is what its answers come to: how many, how many right, how many points; as recorded, before any correction.
-- Only while the ledger reaches back to its beginning.
with answered as (
  select a.game_id, count(*) as num_answered, count(*) filter (where a.is_correct) as num_correct, sum(a.points) as points
  from staging.stg_question_answered a
  join main.model m on m.name = 'games'
   and (a.ledger_generation, a.ledger_tx, a.ledger_position) <= (m.generation, m.tx, m.position)
  group by a.game_id
)
select
  e.game_id,
  coalesce(a.num_answered, 0)   as answers,
  e.num_answered                as answers_at_its_end,
  coalesce(a.num_correct, 0)    as right_answers,
  e.num_correct                 as right_answers_at_its_end,
  coalesce(a.points, 0)         as points,
  e.final_score                 as points_at_its_end
from staging.stg_game_ended e
join main.model m on m.name = 'games'
 and (e.ledger_generation, e.ledger_tx, e.ledger_position) <= (m.generation, m.tx, m.position)
left join answered a on a.game_id = e.game_id
where (coalesce(a.num_answered, 0), coalesce(a.num_correct, 0), coalesce(a.points, 0))
  is distinct from (e.num_answered, e.num_correct, e.final_score)
