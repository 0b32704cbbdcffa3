-- main.answers equals a recount of every answer up to the checkpoint. Corrections are honoured.
-- Only while the ledger reaches back to its beginning.
with recount as (
  select a.game_id, a.question_id, a.is_correct, a.answer_millis, count(*) as answers
  from main.answers_recount a
  join main.games_recount g on g.game_id = a.game_id
  group by 1, 2, 3, 4
),
stored as (
  select a.game_id, a.question_id, a.is_correct, a.answer_millis, count(*) as answers
  from main.answers a
  group by 1, 2, 3, 4
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from stored) r)
union all
(select 'main.answers', s.* from (select * from stored except select * from recount) s)
