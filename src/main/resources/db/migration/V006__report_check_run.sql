-- Runs of the model tests (analytics/tests): kept here, so that every instance and every restart sees the last one.
create table report.check_run (
  id           bigint      generated always as identity,
  backend      integer     not null,
  num_tests    integer     not null,
  num_failed   integer,
  started_at   timestamptz not null default clock_timestamp(),
  finished_at  timestamptz,
  current_test text,
  constraint check_run_pk primary key (id),
  constraint check_run_end_is_whole check ((finished_at is null) = (num_failed is null))
);
comment on table report.check_run is 'Runs of the model tests, the last hundred. One row per run; one without an end was interrupted, unless its backend still holds the lock.';
comment on sequence report.check_run_id_seq is 'Numbers the runs in the order they begin.';
comment on column report.check_run.id is 'Rising number of the run.';
comment on column report.check_run.backend is 'Server process that holds the lock of the checks for the run, see pg_locks; gone with the instance that runs it.';
comment on column report.check_run.num_tests is 'Tests there are to run.';
comment on column report.check_run.num_failed is 'Tests that did not pass, those that could not be run included; null until the end.';
comment on column report.check_run.started_at is 'When it began, by the clock of the database.';
comment on column report.check_run.finished_at is 'When the last test was done; null before that, and for ever if it was interrupted.';
comment on column report.check_run.current_test is 'The test that is being run; null at the end.';

create table report.check_result (
  run_id      bigint  not null,
  ordinal     integer not null,
  name        text    not null,
  description text    not null,
  outcome     text    not null,
  num_rows    integer not null,
  more_rows   boolean not null,
  rows        json    not null,
  problem     text,
  millis      bigint  not null,
  constraint check_result_pk primary key (run_id, ordinal),
  constraint check_result_run_fk foreign key (run_id) references report.check_run (id) on delete cascade,
  constraint check_result_outcome_is_known check (outcome in ('passed', 'failed', 'error')),
  constraint check_result_problem_is_of_errors check ((problem is not null) = (outcome = 'error'))
);
comment on table report.check_result is 'What the model tests found. One row per run and test.';
comment on column report.check_result.run_id is 'The run, see report.check_run.';
comment on column report.check_result.ordinal is 'Place of the test in the run, from 0.';
comment on column report.check_result.name is 'The test: its file in analytics/tests, without the ending.';
comment on column report.check_result.description is 'What must hold, as the file says.';
comment on column report.check_result.outcome is 'passed: no offending rows; failed: there are some; error: it could not be run to its end.';
comment on column report.check_result.num_rows is 'Offending rows, counted up to a bound.';
comment on column report.check_result.more_rows is 'Whether there are more than were counted.';
comment on column report.check_result.rows is 'The first offending rows as they are: a JSON array of objects.';
comment on column report.check_result.problem is 'Why it could not be run, in the words of the database; null where it could.';
comment on column report.check_result.millis is 'Milliseconds it took.';
