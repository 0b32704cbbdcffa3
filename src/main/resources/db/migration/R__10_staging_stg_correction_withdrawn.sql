-- models ${models}
-- purpose: corrections that were taken back · grain: one row per correction_withdrawn event · sources: ledger · refresh: none, a view
create view staging.stg_correction_withdrawn as
select
  e.id                                as event_id,
  (e.data ->> 'correctionId')::uuid   as correction_id,
  case when e.product = 'trivia' and e.session_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.session_id::uuid end
                                      as game_id,
  e.product                           as product,
  e.data ->> 'reason'                 as reason,
  e.occurred_at                       as withdrawn_at,
  e.recorded_at                       as recorded_at,
  e.generation                        as ledger_generation,
  e.tx                                as ledger_tx,
  e.position                          as ledger_position
from ledger.event e
where e.type = 'correction_withdrawn';

comment on view staging.stg_correction_withdrawn is 'Corrections taken back. One row per correction_withdrawn event.';
comment on column staging.stg_correction_withdrawn.event_id is 'Identity of the event in the ledger.';
comment on column staging.stg_correction_withdrawn.correction_id is 'The event that made the correction: a void, a ban or a corrected event.';
comment on column staging.stg_correction_withdrawn.game_id is 'The game session of trivia that the correction was about; null for a player, and for a match of another game.';
comment on column staging.stg_correction_withdrawn.product is 'The game it belongs to.';
comment on column staging.stg_correction_withdrawn.reason is 'Why, in the words of the admin.';
comment on column staging.stg_correction_withdrawn.withdrawn_at is 'When it was decided, by the clock of the game.';
comment on column staging.stg_correction_withdrawn.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_correction_withdrawn.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_correction_withdrawn.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_correction_withdrawn.ledger_position is 'Reading order of the ledger, third part.';
