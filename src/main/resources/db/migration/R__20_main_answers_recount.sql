-- models ${models}
-- purpose: what main.answers must equal · grain: one row per answer · sources: staging · refresh: none, a view
--
-- Counted from every event up to the checkpoint of the games model, in the plainest way: slow, and for checks only.
create view main.answers_recount as
with here as (
  select m.generation, m.tx, m.position from main.model m where m.name = 'games'
),
withdrawn as (
  select w.correction_id from staging.stg_correction_withdrawn w cross join here h
  where (w.ledger_generation, w.ledger_tx, w.ledger_position) <= (h.generation, h.tx, h.position)
),
changed as (
  select distinct on (c.corrected_event_id) c.corrected_event_id as event_id, c.changes
  from staging.stg_event_corrected c cross join here h
  where (c.ledger_generation, c.ledger_tx, c.ledger_position) <= (h.generation, h.tx, h.position)
    and not exists (select from withdrawn w where w.correction_id = c.event_id)
  order by c.corrected_event_id, c.corrected_at desc, c.event_id desc
),
answered as (
  select
    a.event_id, a.game_id, a.player_id, a.product, a.question_id, a.answered_at,
    coalesce((c.changes ->> 'correct')::boolean, a.is_correct)          as is_correct,
    coalesce((c.changes ->> 'points')::int, a.points)                   as points,
    a.points                                                            as points_recorded,
    coalesce((c.changes ->> 'answerMillis')::bigint, a.answer_millis)   as answer_millis
  from staging.stg_question_answered a
  cross join here h
  left join changed c on c.event_id = a.event_id
  where (a.ledger_generation, a.ledger_tx, a.ledger_position) <= (h.generation, h.tx, h.position)
)
select a.event_id, a.game_id, a.player_id, a.product, a.question_id, a.is_correct, a.points, a.points_recorded, a.answer_millis, a.answered_at
from answered a;

comment on view main.answers_recount is 'Answers counted anew from all events, corrections applied. One row per answer. Slow; for checks.';
comment on column main.answers_recount.event_id is 'The event that said so.';
comment on column main.answers_recount.game_id is 'The game session.';
comment on column main.answers_recount.player_id is 'Who answered; null when anonymous.';
comment on column main.answers_recount.product is 'The game it belongs to.';
comment on column main.answers_recount.question_id is 'Its name in the question bank.';
comment on column main.answers_recount.is_correct is 'Whether it was the right answer.';
comment on column main.answers_recount.points is 'Points it brought.';
comment on column main.answers_recount.points_recorded is 'Points it brought as recorded, before any correction.';
comment on column main.answers_recount.answer_millis is 'Milliseconds since the question was served; null where that is not known.';
comment on column main.answers_recount.answered_at is 'When it was answered, by the clock of the game.';
