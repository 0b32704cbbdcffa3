-- models ${models}
-- purpose: each event of a game as a game of which nothing else is known · grain: one row per trivia event of a session
-- sources: staging · refresh: none, a view
--
-- Folding is putting such games together, see main.fold_games.
create view main.game_events as
select
  s.event_id, s.game_id, s.product, s.player_id, s.category, s.question_count, null::int as final_score,
  '{}'::text[] as served_ids, null::text as question_id, null::boolean as is_correct, null::int as points, null::bigint as answer_millis,
  s.started_at, null::timestamptz as ended_at, s.started_at as happened_at,
  s.ledger_generation, s.ledger_tx, s.ledger_position
from staging.stg_game_started s
union all
select
  s.event_id, s.game_id, s.product, s.player_id, null, null, null,
  array(select jsonb_array_elements_text(s.question_ids)), null, null, null, null,
  null, null, s.served_at,
  s.ledger_generation, s.ledger_tx, s.ledger_position
from staging.stg_questions_served s
where s.game_id is not null
union all
select
  s.event_id, s.game_id, s.product, s.player_id, null, null, null,
  '{}', s.question_id, s.is_correct, s.points, s.answer_millis,
  null, null, s.answered_at,
  s.ledger_generation, s.ledger_tx, s.ledger_position
from staging.stg_question_answered s
union all
select
  s.event_id, s.game_id, s.product, s.player_id, null, null, s.final_score,
  '{}', null, null, null, null,
  null, s.ended_at, s.ended_at,
  s.ledger_generation, s.ledger_tx, s.ledger_position
from staging.stg_game_ended s;

comment on view main.game_events is 'What each event says about its game, as recorded. One row per trivia event of a session.';
comment on column main.game_events.event_id is 'Identity of the event in the ledger.';
comment on column main.game_events.game_id is 'The game session.';
comment on column main.game_events.product is 'The game it was a session of.';
comment on column main.game_events.player_id is 'Who played; null when anonymous.';
comment on column main.game_events.category is 'Category asked for; null for all, and in other events than the start.';
comment on column main.game_events.question_count is 'Questions the session was to have; null in other events than the start.';
comment on column main.game_events.final_score is 'Score at its end, in points; null in other events than the end.';
comment on column main.game_events.served_ids is 'Questions given out.';
comment on column main.game_events.question_id is 'Question answered; null in other events than answers.';
comment on column main.game_events.is_correct is 'Whether it was answered rightly.';
comment on column main.game_events.points is 'Points the answer brought.';
comment on column main.game_events.answer_millis is 'Milliseconds the answer took; null where that is not known.';
comment on column main.game_events.started_at is 'When the game was started; null in other events than the start.';
comment on column main.game_events.ended_at is 'When it was ended; null in other events than the end.';
comment on column main.game_events.happened_at is 'When the event happened, by the clock of the game.';
comment on column main.game_events.ledger_generation is 'Reading order of the ledger, first part.';
comment on column main.game_events.ledger_tx is 'Reading order of the ledger, second part.';
comment on column main.game_events.ledger_position is 'Reading order of the ledger, third part.';
