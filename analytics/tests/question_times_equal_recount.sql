-- The histogram of answer times is that of a full recount.
-- Only while the ledger reaches back to its beginning.
with recount as (
  select a.question_id, main.time_bucket(a.answer_millis) as bucket, count(*) as num_answers
  from main.answers_recount a
  join main.games_recount g on g.game_id = a.game_id and not g.is_excluded
  where a.answer_millis is not null
  group by 1, 2
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.question_times) r)
union all
(select 'main.question_times', t.* from (select * from main.question_times except select * from recount) t)
