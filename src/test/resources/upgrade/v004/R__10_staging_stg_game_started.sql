-- models ${models}
-- purpose: sessions that began · grain: one row per game_started event · sources: ledger · refresh: none, a view
create view staging.stg_game_started as
select
  e.id                                as event_id,
  e.session_id::uuid                  as game_id,
  e.product                           as product,
  e.player_id                         as player_id,
  e.data ->> 'category'               as category,
  (e.data ->> 'questionCount')::int   as question_count,
  e.occurred_at                       as started_at,
  e.recorded_at                       as recorded_at,
  e.generation                        as ledger_generation,
  e.tx                                as ledger_tx,
  e.position                          as ledger_position
from ledger.event e
where e.type = 'game_started';

comment on view staging.stg_game_started is 'Sessions that began. One row per game_started event.';
comment on column staging.stg_game_started.event_id is 'Identity of the event in the ledger.';
comment on column staging.stg_game_started.game_id is 'The game session.';
comment on column staging.stg_game_started.product is 'The game it is a session of.';
comment on column staging.stg_game_started.player_id is 'Who plays; null when anonymous.';
comment on column staging.stg_game_started.category is 'Category asked for; null for all.';
comment on column staging.stg_game_started.question_count is 'Questions the session is to have.';
comment on column staging.stg_game_started.started_at is 'When it began, by the clock of the game.';
comment on column staging.stg_game_started.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_game_started.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_game_started.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_game_started.ledger_position is 'Reading order of the ledger, third part.';
