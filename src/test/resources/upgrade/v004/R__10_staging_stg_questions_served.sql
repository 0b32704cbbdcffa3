-- models ${models}
-- purpose: questions given out · grain: one row per questions_served event · sources: ledger · refresh: none, a view
create view staging.stg_questions_served as
select
  e.id                     as event_id,
  e.session_id::uuid       as game_id,
  e.product                as product,
  e.player_id              as player_id,
  e.data -> 'questionIds'  as question_ids,
  e.occurred_at            as served_at,
  e.recorded_at            as recorded_at,
  e.generation             as ledger_generation,
  e.tx                     as ledger_tx,
  e.position               as ledger_position
from ledger.event e
where e.type = 'questions_served';

comment on view staging.stg_questions_served is 'Questions given out. One row per questions_served event.';
comment on column staging.stg_questions_served.event_id is 'Identity of the event in the ledger.';
comment on column staging.stg_questions_served.game_id is 'The session they are tied to; null where a client asked without one.';
comment on column staging.stg_questions_served.product is 'The game they belong to.';
comment on column staging.stg_questions_served.player_id is 'Who was asked; null when unknown.';
comment on column staging.stg_questions_served.question_ids is 'JSON array of the question ids, in the order shown.';
comment on column staging.stg_questions_served.served_at is 'When they were given out, by the clock of the game.';
comment on column staging.stg_questions_served.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_questions_served.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_questions_served.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_questions_served.ledger_position is 'Reading order of the ledger, third part.';
