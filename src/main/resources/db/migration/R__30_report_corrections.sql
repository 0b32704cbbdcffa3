-- models ${models}
-- purpose: what was corrected, and whether it still is · grain: one row per correction · sources: staging · refresh: none, a view
create view report.corrections as
with made as (
  select v.event_id, 'match_voided' as type, v.product, v.game_id, v.match_id, null::text as player_id, null::uuid as corrected_event_id,
         null::jsonb as changes, v.reason, v.voided_at as corrected_at
  from staging.stg_match_voided v
  union all
  select b.event_id, 'player_banned', b.product, null, null, b.player_id, null, null, b.reason, b.banned_at
  from staging.stg_player_banned b
  union all
  select c.event_id, 'event_corrected', c.product, c.game_id, c.game_id::text, null, c.corrected_event_id, c.changes, c.reason, c.corrected_at
  from staging.stg_event_corrected c
),
withdrawn as (
  select w.correction_id, min(w.withdrawn_at) as withdrawn_at
  from staging.stg_correction_withdrawn w
  group by w.correction_id
)
select
  report.day_of(m.corrected_at)   as date,
  m.event_id                      as correction_id,
  m.type,
  m.product,
  m.game_id,
  m.match_id,
  m.player_id,
  m.corrected_event_id,
  m.changes::text                 as changes,
  m.reason,
  m.corrected_at,
  w.withdrawn_at
from made m
left join withdrawn w on w.correction_id = m.event_id;

comment on view report.corrections is 'Corrections that admins made, and which of them were taken back. One row per correction.';
comment on column report.corrections.date is 'Day it was made, in the report zone.';
comment on column report.corrections.correction_id is 'The event that made it; withdraw it by this id.';
comment on column report.corrections.type is 'match_voided, player_banned or event_corrected.';
comment on column report.corrections.product is 'The game it is about.';
comment on column report.corrections.game_id is 'The game session of trivia that it is about; null for a player, and for a match of another game.';
comment on column report.corrections.match_id is 'The session it is about, of any game; null for a player.';
comment on column report.corrections.player_id is 'The player it is about; null otherwise.';
comment on column report.corrections.corrected_event_id is 'The event that was wrong; null otherwise.';
comment on column report.corrections.changes is 'JSON object: the corrected fields with their right values; null otherwise.';
comment on column report.corrections.reason is 'Why, in the words of the admin.';
comment on column report.corrections.corrected_at is 'When it was made, by the clock of the game.';
comment on column report.corrections.withdrawn_at is 'When it was taken back; null while it stands.';
