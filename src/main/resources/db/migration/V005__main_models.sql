-- The whole batch layer: corrections, players, questions, and rebuilds beside the live rows.

-- Ledger: ways to events that are not the reading order ------------------------------------------

-- A corrected game is folded anew from all its events; everything else about a game comes with the batch.
create index event_of_trivia_game on ledger.event ((session_id::uuid))
  where type in ('game_started', 'questions_served', 'question_answered', 'game_ended');

-- Corrections are few and looked for in every batch.
create index event_correction on ledger.event (generation, tx, position)
  where type in ('match_voided', 'player_banned', 'event_corrected', 'correction_withdrawn');

-- Corrections, as each revision of each model knows them -----------------------------------------

create table main.correction_row (
  model         text    not null,
  revision      integer not null,
  correction_id uuid    not null,
  kind          text,
  game_id       uuid,
  player_id     text,
  event_id      uuid,
  changes       jsonb,
  corrected_at  timestamptz,
  is_withdrawn  boolean not null default false,
  constraint correction_row_pk primary key (model, revision, correction_id)
);
create index correction_row_by_game on main.correction_row (model, revision, game_id) where kind = 'match_voided';
create index correction_row_by_player on main.correction_row (model, revision, player_id) where kind = 'player_banned';
create index correction_row_by_event on main.correction_row (model, revision, event_id) where kind = 'event_corrected';
comment on table main.correction_row is 'Corrections that a revision of a model has folded in. One row per model, revision and correction.';
comment on column main.correction_row.model is 'The model, see main.model.';
comment on column main.correction_row.revision is 'Revision of the model.';
comment on column main.correction_row.correction_id is 'The event that made the correction.';
comment on column main.correction_row.kind is 'Its type; null while only its withdrawal is known.';
comment on column main.correction_row.game_id is 'The game it is about; null for a player.';
comment on column main.correction_row.player_id is 'The player it is about; null otherwise.';
comment on column main.correction_row.event_id is 'The event whose data it corrects; null otherwise.';
comment on column main.correction_row.changes is 'The corrected fields of that event with their right values; null otherwise.';
comment on column main.correction_row.corrected_at is 'When it was made; of several about one event, the latest that stands counts.';
comment on column main.correction_row.is_withdrawn is 'Whether it was taken back.';

create table main.player_to_judge (
  model     text    not null,
  revision  integer not null,
  player_id text    not null,
  constraint player_to_judge_pk primary key (model, revision, player_id)
);
comment on table main.player_to_judge is 'Players whose ban has changed and whose games have not all been looked at since. One row per model, revision and player.';
comment on column main.player_to_judge.model is 'The model, see main.model.';
comment on column main.player_to_judge.revision is 'Revision of the model.';
comment on column main.player_to_judge.player_id is 'Who is waiting.';

-- Games ------------------------------------------------------------------------------------------

create type main.game_answer as (question_id text, is_correct boolean, millis bigint);
comment on type main.game_answer is 'An answer as its game keeps it.';

alter table main.game_row
  add column points_moved integer            not null default 0,
  add column served_ids   text[]             not null default '{}',
  add column answers      main.game_answer[] not null default '{}',
  add column is_excluded  boolean            not null default false;
comment on column main.game_row.points_moved is 'What corrections of its answers added to its points.';
comment on column main.game_row.served_ids is 'Questions it was given, sorted.';
comment on column main.game_row.answers is 'Its answers, sorted.';
comment on column main.game_row.is_excluded is 'Whether it counts nowhere, being voided or of a banned player.';
-- Without the revision in front: of a revision that statistics do not know yet the planner takes every index that
-- begins with it for as good as the key.
drop index main.game_row_by_start;
create index game_row_by_start on main.game_row (started_at);
-- A player's games, those that count apart from those that do not.
create index game_row_by_player on main.game_row (revision, player_id, is_excluded) where player_id is not null;

alter table main.game_day_row
  add column num_first_answered bigint not null default 0,
  add column num_all_answered   bigint not null default 0,
  add column num_excluded       bigint not null default 0;
comment on column main.game_day_row.num_first_answered is 'How many of them had an answer.';
comment on column main.game_day_row.num_all_answered is 'How many of them had all their questions answered.';
comment on column main.game_day_row.num_excluded is 'Games that began that day but count nowhere; in none of the other numbers.';

create table main.game_score_row (
  revision  integer not null,
  day       date    not null,
  score     integer not null,
  num_games bigint  not null,
  constraint game_score_row_pk primary key (revision, day, score)
);
comment on table main.game_score_row is 'Storage of main.games_by_score; read that view. One row per revision, day and final score.';
comment on column main.game_score_row.revision is 'Revision of the model, see main.model.';
comment on column main.game_score_row.day is 'Day the games began, in the report zone.';
comment on column main.game_score_row.score is 'Final score, in points.';
comment on column main.game_score_row.num_games is 'Ended games with that score.';

create table main.question_row (
  revision         integer not null,
  question_id      text    not null,
  num_shown        bigint  not null,
  num_answered     bigint  not null,
  num_correct      bigint  not null,
  num_compared     bigint  not null,
  sum_correct      bigint  not null,
  sum_rest         bigint  not null,
  sum_rest_squared bigint  not null,
  sum_correct_rest bigint  not null,
  constraint question_row_pk primary key (revision, question_id)
) with (fillfactor = 50);
comment on table main.question_row is 'Storage of main.questions; read that view. One row per revision and question.';
comment on column main.question_row.revision is 'Revision of the model, see main.model.';
comment on column main.question_row.question_id is 'Its name in the question bank.';
comment on column main.question_row.num_shown is 'Times it was given out.';
comment on column main.question_row.num_answered is 'Times it was answered.';
comment on column main.question_row.num_correct is 'Times it was answered rightly.';
comment on column main.question_row.num_compared is 'Answers to it in games that had other answers.';
comment on column main.question_row.sum_correct is 'How many of those were right.';
comment on column main.question_row.sum_rest is 'Sum, over those, of the share of right answers in the rest of the game, in permille.';
comment on column main.question_row.sum_rest_squared is 'Sum of the squares of the same shares.';
comment on column main.question_row.sum_correct_rest is 'Sum of the same shares over the right answers.';

create table main.question_time_row (
  revision    integer not null,
  question_id text    not null,
  bucket      integer not null,
  num_answers bigint  not null,
  constraint question_time_row_pk primary key (revision, question_id, bucket)
) with (fillfactor = 70);
comment on table main.question_time_row is 'Storage of main.question_times; read that view. One row per revision, question and bucket of time.';
comment on column main.question_time_row.revision is 'Revision of the model, see main.model.';
comment on column main.question_time_row.question_id is 'Its name in the question bank.';
comment on column main.question_time_row.bucket is 'Times from 2^(bucket/8) milliseconds up to 2^((bucket+1)/8); 0 holds shorter ones too.';
comment on column main.question_time_row.num_answers is 'Answers that took so long.';

-- Players ----------------------------------------------------------------------------------------

create table main.player_row (
  revision  integer not null,
  player_id text    not null,
  first_day date    not null,
  last_day  date    not null,
  is_banned boolean not null,
  constraint player_row_pk primary key (revision, player_id)
);
comment on table main.player_row is 'Storage of main.players; read that view. One row per revision and player.';
comment on column main.player_row.revision is 'Revision of the model, see main.model.';
comment on column main.player_row.player_id is 'Name that was played under.';
comment on column main.player_row.first_day is 'First day of play, in the report zone.';
comment on column main.player_row.last_day is 'Latest day of play.';
comment on column main.player_row.is_banned is 'Whether a ban stands; then the player counts nowhere.';

create table main.player_day_row (
  revision  integer not null,
  player_id text    not null,
  day       date    not null,
  constraint player_day_row_pk primary key (revision, player_id, day)
);
comment on table main.player_day_row is 'Storage of main.player_days; read that view. One row per revision, player and day of play.';
comment on column main.player_day_row.revision is 'Revision of the model, see main.model.';
comment on column main.player_day_row.player_id is 'Who played, see main.player_row.';
comment on column main.player_day_row.day is 'A day with a game started or a question answered, in the report zone.';

create table main.active_row (
  revision    integer not null,
  period      text    not null,
  starts_on   date    not null,
  num_players bigint  not null,
  constraint active_row_pk primary key (revision, period, starts_on),
  constraint active_row_period_is_known check (period in ('day', 'week', 'month'))
) with (fillfactor = 70);
comment on table main.active_row is 'Storage of main.active_players; read that view. One row per revision, kind of period and period.';
comment on column main.active_row.revision is 'Revision of the model, see main.model.';
comment on column main.active_row.period is 'day, week (from Monday) or month.';
comment on column main.active_row.starts_on is 'First day of the period, in the report zone.';
comment on column main.active_row.num_players is 'Different players who played in it; exact.';

create table main.retention_row (
  revision    integer not null,
  cohort_day  date    not null,
  days_later  integer not null,
  num_players bigint  not null,
  constraint retention_row_pk primary key (revision, cohort_day, days_later),
  constraint retention_row_is_bounded check (days_later between 0 and 30)
) with (fillfactor = 70);
comment on table main.retention_row is 'Storage of main.retention; read that view. One row per revision, first day of play and number of days later.';
comment on column main.retention_row.revision is 'Revision of the model, see main.model.';
comment on column main.retention_row.cohort_day is 'First day of play of the players counted.';
comment on column main.retention_row.days_later is '0 to 30.';
comment on column main.retention_row.num_players is 'Different players of the cohort who played on that later day.';

insert into main.model (name) values ('players');

-- Rebuilds ---------------------------------------------------------------------------------------

comment on column main.model.name is 'The model; main.refresh folds new events into it with main.fold_<name>.';

create table main.rebuild (
  model        text        not null,
  revision     integer     not null,
  generation   integer     not null default 0,
  tx           xid8        not null default '0',
  position     bigint      not null default 0,
  num_events   bigint      not null default 0,
  began_at     timestamptz not null default clock_timestamp(),
  constraint rebuild_pk primary key (model),
  constraint rebuild_model_fk foreign key (model) references main.model (name)
);
comment on table main.rebuild is 'Rebuilds under way: a revision that is being filled beside the live one. One row per model at most.';
comment on column main.rebuild.model is 'What is computed anew, see main.model.';
comment on column main.rebuild.revision is 'The revision that is being filled.';
comment on column main.rebuild.generation is 'Checkpoint: generation of the last event folded in.';
comment on column main.rebuild.tx is 'Checkpoint: transaction of the last event folded in.';
comment on column main.rebuild.position is 'Checkpoint: position of the last event folded in.';
comment on column main.rebuild.num_events is 'Events folded in so far.';
comment on column main.rebuild.began_at is 'When it was asked for.';

create table main.retired_revision (
  model    text    not null,
  revision integer not null,
  constraint retired_revision_pk primary key (model, revision)
);
comment on table main.retired_revision is 'Revisions that nobody reads any more and whose rows are being deleted, some at a time.';
comment on column main.retired_revision.model is 'Whose rows they were, see main.model.';
comment on column main.retired_revision.revision is 'The one that goes.';

-- Rows from before know neither questions nor funnel: games are folded anew beside them.
insert into main.rebuild (model, revision)
select m.name, m.revision + 1 from main.model m where m.name = 'games' and exists (select from main.game_row);

comment on column report.setting.zone is 'Time zone of the days in reports; cannot change once there are rows by day.';
