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
