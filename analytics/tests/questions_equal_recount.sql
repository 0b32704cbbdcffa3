-- The counts of each question are those of a full recount.
-- Only while the ledger reaches back to its beginning.
with here as (
  select m.generation, m.tx, m.position from main.model m where m.name = 'games'
),
game as (
  select g.game_id, g.num_answered, g.num_correct from main.games_recount g where not g.is_excluded
),
shown as (
  select ids.question_id, count(*) as num_shown
  from staging.stg_questions_served s
  cross join here h
  cross join jsonb_array_elements_text(s.question_ids) ids (question_id)
  where (s.ledger_generation, s.ledger_tx, s.ledger_position) <= (h.generation, h.tx, h.position)
    and (s.game_id is null or exists (select from game g where g.game_id = s.game_id))
  group by 1
),
compared as (
  select a.question_id, a.is_correct,
    1000 * (g.num_correct - a.is_correct::int) / nullif(g.num_answered - 1, 0) as rest
  from main.answers_recount a
  join game g on g.game_id = a.game_id
),
answered as (
  select c.question_id, count(*) as num_answered, count(*) filter (where c.is_correct) as num_correct,
    count(c.rest) as num_compared, count(c.rest) filter (where c.is_correct) as sum_correct,
    coalesce(sum(c.rest), 0)::bigint as sum_rest, coalesce(sum(c.rest * c.rest), 0)::bigint as sum_rest_squared,
    coalesce(sum(c.rest) filter (where c.is_correct), 0)::bigint as sum_correct_rest
  from compared c
  group by 1
),
recount as (
  select coalesce(s.question_id, a.question_id) as question_id, coalesce(s.num_shown, 0) as num_shown,
    coalesce(a.num_answered, 0) as num_answered, coalesce(a.num_correct, 0) as num_correct,
    coalesce(a.num_compared, 0) as num_compared, coalesce(a.sum_correct, 0) as sum_correct,
    coalesce(a.sum_rest, 0) as sum_rest, coalesce(a.sum_rest_squared, 0) as sum_rest_squared,
    coalesce(a.sum_correct_rest, 0) as sum_correct_rest
  from shown s
  full join answered a on a.question_id = s.question_id
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.questions) r)
union all
(select 'main.questions', q.* from (select * from main.questions except select * from recount) q)
