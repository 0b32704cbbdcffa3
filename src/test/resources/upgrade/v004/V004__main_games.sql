-- Storage of the batch models. Views and refresh functions over it are in the R files.
create schema staging;
create schema main;
create schema report;
comment on schema staging is 'One view per event type: the ledger''s JSON as named, typed columns.';
comment on schema main is 'Business objects, kept up to date from the events after each model''s checkpoint.';
comment on schema report is 'What analysts read: views, computed as of a time.';

create table main.model (
  name         text        not null,
  revision     integer     not null default 1,
  generation   integer     not null default 0,
  tx           xid8        not null default '0',
  position     bigint      not null default 0,
  refreshed_at timestamptz not null default '-infinity',
  constraint model_pk primary key (name)
);
comment on table main.model is 'One row per incremental model: which revision readers see, and how far it has read the ledger.';
comment on column main.model.name is 'The model; its refresh is main.refresh_<name>.';
comment on column main.model.revision is 'Rows of this revision are the live ones; a rebuild fills the next and then moves this.';
comment on column main.model.generation is 'Checkpoint: generation of the last event folded in.';
comment on column main.model.tx is 'Checkpoint: transaction of the last event folded in.';
comment on column main.model.position is 'Checkpoint: position of the last event folded in.';
comment on column main.model.refreshed_at is 'When the model last held every settled event; an open transaction may still hold later ones back.';
insert into main.model (name) values ('games');

create table main.game_row (
  revision       integer not null,
  game_id        uuid    not null,
  product        text,
  player_id      text,
  category       text,
  question_count integer,
  num_answered   integer not null,
  num_correct    integer not null,
  points         integer not null,
  final_score    integer,
  started_at     timestamptz,
  ended_at       timestamptz,
  first_event_at timestamptz not null,
  last_event_at  timestamptz not null,
  constraint game_row_pk primary key (revision, game_id)
);
create index game_row_by_start on main.game_row (revision, started_at);
create index game_row_unfinished on main.game_row (revision, last_event_at) where ended_at is null;
comment on table main.game_row is 'Storage of main.games; read that view. One row per revision and game.';
comment on column main.game_row.revision is 'Revision of the model, see main.model.';
comment on column main.game_row.game_id is 'The game session.';
comment on column main.game_row.product is 'The game it was a session of.';
comment on column main.game_row.player_id is 'Who played; null when anonymous.';
comment on column main.game_row.category is 'Category asked for; null for all.';
comment on column main.game_row.question_count is 'Questions the session was to have.';
comment on column main.game_row.num_answered is 'Questions answered.';
comment on column main.game_row.num_correct is 'Questions answered rightly.';
comment on column main.game_row.points is 'Sum of the points of its answers.';
comment on column main.game_row.final_score is 'Score at its end; null while it has none.';
comment on column main.game_row.started_at is 'When it was started; null until that event has come.';
comment on column main.game_row.ended_at is 'When it was ended; null while it is not.';
comment on column main.game_row.first_event_at is 'Earliest event of the session.';
comment on column main.game_row.last_event_at is 'Latest event of the session.';

create table main.game_day_row (
  revision     integer not null,
  day          date    not null,
  num_started  bigint  not null,
  num_ended    bigint  not null,
  sum_score    bigint  not null,
  constraint game_day_row_pk primary key (revision, day)
);
comment on table main.game_day_row is 'Storage of main.games_by_day; read that view. One row per revision and day on which a game began.';
comment on column main.game_day_row.revision is 'Revision of the model, see main.model.';
comment on column main.game_day_row.day is 'Day in the report zone.';
comment on column main.game_day_row.num_started is 'Games that began that day.';
comment on column main.game_day_row.num_ended is 'How many of them were ended, whenever.';
comment on column main.game_day_row.sum_score is 'Sum of the final scores of those ended.';

create table report.setting (
  only_row      boolean  not null default true,
  zone          text     not null default 'UTC',
  abandon_after interval not null default '30 minutes',
  constraint setting_pk primary key (only_row),
  constraint setting_has_one_row check (only_row)
);
comment on table report.setting is 'What the reports are computed with. One row, written by the service at its start from playledger.report.*.';
comment on column report.setting.only_row is 'Always true; keeps the table to one row.';
comment on column report.setting.zone is 'Time zone that days are in. Days are stored, so a change needs a rebuild.';
comment on column report.setting.abandon_after is 'A game without an event for longer than this, and not ended, counts as abandoned.';
insert into report.setting default values;
