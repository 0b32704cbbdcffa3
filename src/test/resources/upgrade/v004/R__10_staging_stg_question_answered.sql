-- models ${models}
-- purpose: first answers · grain: one row per question_answered event · sources: ledger · refresh: none, a view
create view staging.stg_question_answered as
select
  e.id                                as event_id,
  e.session_id::uuid                  as game_id,
  e.data ->> 'questionId'             as question_id,
  e.product                           as product,
  e.player_id                         as player_id,
  e.data ->> 'category'               as category,
  e.data ->> 'difficulty'             as difficulty,
  (e.data ->> 'answer')::bigint       as answer,
  (e.data ->> 'correct')::boolean     as is_correct,
  (e.data ->> 'points')::int          as points,
  (e.data ->> 'score')::int           as score_after,
  (e.data ->> 'answerMillis')::bigint as answer_millis,
  e.occurred_at                       as answered_at,
  e.recorded_at                       as recorded_at,
  e.generation                        as ledger_generation,
  e.tx                                as ledger_tx,
  e.position                          as ledger_position
from ledger.event e
where e.type = 'question_answered';

comment on view staging.stg_question_answered is 'Answers that counted. One row per question_answered event.';
comment on column staging.stg_question_answered.event_id is 'Identity of the event in the ledger.';
comment on column staging.stg_question_answered.game_id is 'The game session.';
comment on column staging.stg_question_answered.question_id is 'Its name in the question bank.';
comment on column staging.stg_question_answered.product is 'The game it belongs to.';
comment on column staging.stg_question_answered.player_id is 'Who answered; null when anonymous.';
comment on column staging.stg_question_answered.category is 'Subject of the question.';
comment on column staging.stg_question_answered.difficulty is 'easy, medium or hard.';
comment on column staging.stg_question_answered.answer is 'Index chosen, from 0; may lie outside the options.';
comment on column staging.stg_question_answered.is_correct is 'Whether it was the right one.';
comment on column staging.stg_question_answered.points is 'Points it brought.';
comment on column staging.stg_question_answered.score_after is 'Score of the session after it.';
comment on column staging.stg_question_answered.answer_millis is 'Milliseconds since the question was served; null where that is not known.';
comment on column staging.stg_question_answered.answered_at is 'When it was answered, by the clock of the game.';
comment on column staging.stg_question_answered.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_question_answered.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_question_answered.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_question_answered.ledger_position is 'Reading order of the ledger, third part.';
