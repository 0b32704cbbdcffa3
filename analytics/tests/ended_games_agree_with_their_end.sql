-- What a game counted at its end is what its answers come to: how many, how many right, how many points.
select
  g.game_id,
  g.num_answered as answers,
  e.num_answered as answers_at_its_end,
  g.num_correct  as right_answers,
  e.num_correct  as right_answers_at_its_end,
  g.points       as points,
  e.final_score  as points_at_its_end
from main.game_row g
join main.model m on m.name = 'games' and m.revision = g.revision
join staging.stg_game_ended e on e.game_id = g.game_id
where (e.ledger_generation, e.ledger_tx, e.ledger_position) <= (m.generation, m.tx, m.position)
  and (g.num_answered, g.num_correct, g.points) is distinct from (e.num_answered, e.num_correct, e.final_score)
