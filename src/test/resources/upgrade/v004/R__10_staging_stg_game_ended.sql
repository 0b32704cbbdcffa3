-- models ${models}
-- purpose: sessions that were ended · grain: one row per game_ended event · sources: ledger · refresh: none, a view
create view staging.stg_game_ended as
select
  e.id                              as event_id,
  e.session_id::uuid                as game_id,
  e.product                         as product,
  e.player_id                       as player_id,
  (e.data ->> 'finalScore')::int    as final_score,
  (e.data ->> 'answered')::int      as num_answered,
  (e.data ->> 'correct')::int       as num_correct,
  e.occurred_at                     as ended_at,
  e.recorded_at                     as recorded_at,
  e.generation                      as ledger_generation,
  e.tx                              as ledger_tx,
  e.position                        as ledger_position
from ledger.event e
where e.type = 'game_ended';

comment on view staging.stg_game_ended is 'Sessions that were ended. One row per game_ended event.';
comment on column staging.stg_game_ended.event_id is 'Identity of the event in the ledger.';
comment on column staging.stg_game_ended.game_id is 'The game session.';
comment on column staging.stg_game_ended.product is 'The game it was a session of.';
comment on column staging.stg_game_ended.player_id is 'Who played; null when anonymous.';
comment on column staging.stg_game_ended.final_score is 'Points at the end.';
comment on column staging.stg_game_ended.num_answered is 'Questions answered, as the game counted them.';
comment on column staging.stg_game_ended.num_correct is 'Questions answered rightly, as the game counted them.';
comment on column staging.stg_game_ended.ended_at is 'When it was ended, by the clock of the game.';
comment on column staging.stg_game_ended.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_game_ended.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_game_ended.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_game_ended.ledger_position is 'Reading order of the ledger, third part.';
