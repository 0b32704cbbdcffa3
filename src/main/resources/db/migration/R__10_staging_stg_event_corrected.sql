-- models ${models}
-- purpose: events whose data an admin corrected · grain: one row per event_corrected event · sources: ledger · refresh: none, a view
create view staging.stg_event_corrected as
select
  e.id                            as event_id,
  (e.data ->> 'eventId')::uuid    as corrected_event_id,
  e.data ->> 'eventType'          as corrected_event_type,
  e.session_id::uuid              as game_id,
  e.product                       as product,
  e.data -> 'changes'             as changes,
  e.data ->> 'reason'             as reason,
  e.occurred_at                   as corrected_at,
  e.recorded_at                   as recorded_at,
  e.generation                    as ledger_generation,
  e.tx                            as ledger_tx,
  e.position                      as ledger_position
from ledger.event e
where e.type = 'event_corrected';

comment on view staging.stg_event_corrected is 'Corrections of events. One row per event_corrected event. The other staging views show events as recorded; the models apply these.';
comment on column staging.stg_event_corrected.event_id is 'Identity of the event in the ledger; the correction''s id.';
comment on column staging.stg_event_corrected.corrected_event_id is 'The event that was wrong.';
comment on column staging.stg_event_corrected.corrected_event_type is 'Type of the event that was wrong.';
comment on column staging.stg_event_corrected.game_id is 'The game session it belongs to.';
comment on column staging.stg_event_corrected.product is 'The game it belongs to.';
comment on column staging.stg_event_corrected.changes is 'JSON object: the fields of its data that were wrong, with their right values.';
comment on column staging.stg_event_corrected.reason is 'Why, in the words of the admin.';
comment on column staging.stg_event_corrected.corrected_at is 'When it was decided, by the clock of the game; of several about one event the latest that stands counts.';
comment on column staging.stg_event_corrected.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_event_corrected.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_event_corrected.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_event_corrected.ledger_position is 'Reading order of the ledger, third part.';
