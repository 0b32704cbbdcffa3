-- models ${models}
-- purpose: matches that an admin declared void · grain: one row per match_voided event · sources: ledger · refresh: none, a view
create view staging.stg_match_voided as
select
  e.id                       as event_id,
  case when e.product = 'trivia' and e.session_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.session_id::uuid end
                             as game_id,
  e.session_id               as match_id,
  e.product                  as product,
  e.data ->> 'reason'        as reason,
  e.occurred_at              as voided_at,
  e.recorded_at              as recorded_at,
  e.generation               as ledger_generation,
  e.tx                       as ledger_tx,
  e.position                 as ledger_position
from ledger.event e
where e.type = 'match_voided';

comment on view staging.stg_match_voided is 'Matches declared void. One row per match_voided event.';
comment on column staging.stg_match_voided.event_id is 'Identity of the event in the ledger; the correction''s id.';
comment on column staging.stg_match_voided.game_id is 'The game session of trivia that no longer counts; null for a match of another game.';
comment on column staging.stg_match_voided.match_id is 'The session that no longer counts, of any game.';
comment on column staging.stg_match_voided.product is 'The game it was a session of.';
comment on column staging.stg_match_voided.reason is 'Why, in the words of the admin.';
comment on column staging.stg_match_voided.voided_at is 'When it was decided, by the clock of the game.';
comment on column staging.stg_match_voided.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_match_voided.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_match_voided.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_match_voided.ledger_position is 'Reading order of the ledger, third part.';
