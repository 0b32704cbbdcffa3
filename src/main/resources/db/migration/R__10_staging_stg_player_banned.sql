-- models ${models}
-- purpose: players that an admin shut out · grain: one row per player_banned event · sources: ledger · refresh: none, a view
create view staging.stg_player_banned as
select
  e.id                       as event_id,
  e.data ->> 'playerId'      as player_id,
  e.product                  as product,
  e.data ->> 'reason'        as reason,
  e.occurred_at              as banned_at,
  e.recorded_at              as recorded_at,
  e.generation               as ledger_generation,
  e.tx                       as ledger_tx,
  e.position                 as ledger_position
from ledger.event e
where e.type = 'player_banned';

comment on view staging.stg_player_banned is 'Players banned. One row per player_banned event.';
comment on column staging.stg_player_banned.event_id is 'Identity of the event in the ledger; the correction''s id.';
comment on column staging.stg_player_banned.player_id is 'Who no longer counts anywhere.';
comment on column staging.stg_player_banned.product is 'The game the ban is for.';
comment on column staging.stg_player_banned.reason is 'Why, in the words of the admin.';
comment on column staging.stg_player_banned.banned_at is 'When it was decided, by the clock of the game.';
comment on column staging.stg_player_banned.recorded_at is 'When the ledger took the event.';
comment on column staging.stg_player_banned.ledger_generation is 'Reading order of the ledger, first part.';
comment on column staging.stg_player_banned.ledger_tx is 'Reading order of the ledger, second part.';
comment on column staging.stg_player_banned.ledger_position is 'Reading order of the ledger, third part.';
