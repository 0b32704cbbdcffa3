-- For the events of one match, when it is declared void. As for games of trivia (V007): whoever reads a range says nothing
-- of the session, so the planner must not take this index for a way through it.
create index event_of_match on ledger.event (product, session_id) where type = 'game_over' and session_id is not null;

alter table stats.player_row
  add column measures jsonb not null default '{}',
  add column streaks  jsonb not null default '{}',
  add constraint player_row_measures_are_an_object check (jsonb_typeof(measures) = 'object'),
  add constraint player_row_streaks_are_an_object check (jsonb_typeof(streaks) = 'object');
comment on column stats.player_row.counters is 'How often what happened, by the names of the handlers of the game. A JSON object of whole numbers; none that is zero.';
comment on column stats.player_row.measures is 'What was measured, by its name: how many numbers are in each bucket of a histogram. See io.playledger.stats.Histogram.';
comment on column stats.player_row.streaks is 'Results in a row, by their name: what those beyond the horizon came to, and the recent ones. See io.playledger.stats.Streak.';
comment on column stats.player_row.last_at is 'Time of the latest event that was counted, by the clock of the game; void ones included.';

-- Two rows of one person are put together by the service, which knows what a streak is.
drop function stats.sum(jsonb, jsonb);

-- By what it is about first: that is how it is looked up.
create table stats.correction_row (
  corrected_at  timestamptz not null,
  correction_id uuid        not null,
  revision      integer     not null,
  type          text        not null,
  product       text        not null,
  about         text        not null,
  changes       jsonb,
  constraint correction_row_pk primary key (about, type, product, correction_id, revision),
  constraint correction_row_type_is_known check (type in ('match_voided', 'player_banned', 'event_corrected'))
);
comment on table stats.correction_row is 'Corrections that stand, as far as the projection stats has read. One row per correction and revision; a withdrawal deletes it.';
comment on column stats.correction_row.corrected_at is 'When it was made; of several about one event the latest counts.';
comment on column stats.correction_row.correction_id is 'The event that made it.';
comment on column stats.correction_row.revision is 'Revision of the projection stats that the row belongs to.';
comment on column stats.correction_row.type is 'Its type: match_voided, player_banned or event_corrected.';
comment on column stats.correction_row.product is 'The game it is about.';
comment on column stats.correction_row.about is 'What it is about: the match, the player or the event.';
comment on column stats.correction_row.changes is 'JSON object: the corrected fields of an event''s data with their right values; null for a match or a player.';
-- For deleting a revision only, as of stats.player_row.
create index correction_row_by_revision on stats.correction_row ((revision + 0));
