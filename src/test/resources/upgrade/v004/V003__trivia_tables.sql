-- The trivia game's own state. The ledger says what happened; this says what may happen next.
create schema trivia;
comment on schema trivia is 'State of the trivia game: questions, sessions, answers.';

create table trivia.question (
  id            text        not null,
  category      text        not null,
  difficulty    text        not null,
  question_text text        not null,
  options       text[]      not null,
  correct_index integer     not null,
  created_at    timestamptz not null default now(),
  retired_at    timestamptz,
  constraint question_pk primary key (id),
  constraint question_difficulty_is_known check (difficulty in ('easy', 'medium', 'hard')),
  constraint question_has_options check (cardinality(options) between 2 and 8),
  constraint question_has_an_answer check (correct_index between 0 and cardinality(options) - 1)
);
create index question_by_category on trivia.question (category) where retired_at is null;
comment on table trivia.question is 'The question bank. One row per question; retired ones stay, for the games that hold them.';
comment on column trivia.question.id is 'Stable name, such as geography-01.';
comment on column trivia.question.category is 'Slug of the subject.';
comment on column trivia.question.difficulty is 'easy, medium or hard.';
comment on column trivia.question.question_text is 'What the player is asked.';
comment on column trivia.question.options is 'The answers to choose from, in the order shown.';
comment on column trivia.question.correct_index is 'Index of the right option, from 0.';
comment on column trivia.question.created_at is 'When it joined the bank.';
comment on column trivia.question.retired_at is 'Since when it is no longer served; null while it is.';

create table trivia.session (
  id                  uuid        not null,
  player_id           text,
  client_request_id   text,
  category            text,
  question_count      integer     not null,
  clock_offset_millis bigint      not null default 0,
  score               integer     not null default 0,
  answered            integer     not null default 0,
  correct             integer     not null default 0,
  started_at          timestamptz not null,
  questions_served_at timestamptz,
  ended_at            timestamptz,
  constraint session_pk primary key (id),
  constraint session_question_count_is_bounded check (question_count between 1 and 50)
);
-- A retried start is the same game. Anonymous players share one name space, so their ids should be random.
create unique index session_of_client_request on trivia.session (coalesce(player_id, ''), client_request_id)
  where client_request_id is not null;
comment on table trivia.session is 'One row per game session.';
comment on column trivia.session.id is 'Session id that clients hold.';
comment on column trivia.session.player_id is 'Who plays; null when anonymous.';
comment on column trivia.session.client_request_id is 'The client''s name for its start request; makes a retry harmless.';
comment on column trivia.session.category is 'Questions come from this category; null for all.';
comment on column trivia.session.question_count is 'How many questions the session is given.';
comment on column trivia.session.clock_offset_millis is 'Debug aid: how far the clock of this game is from the service''s, in milliseconds.';
comment on column trivia.session.score is 'Points so far.';
comment on column trivia.session.answered is 'Questions answered so far.';
comment on column trivia.session.correct is 'Questions answered rightly so far.';
comment on column trivia.session.started_at is 'When it began, by the clock of the game.';
comment on column trivia.session.questions_served_at is 'When its questions were given out; null while none are tied to it.';
comment on column trivia.session.ended_at is 'When it was ended; null while it runs.';

create table trivia.session_question (
  session_id  uuid    not null,
  ordinal     integer not null,
  question_id text    not null,
  served_at   timestamptz,
  answered_at timestamptz,
  answer      bigint,
  is_correct  boolean,
  constraint session_question_pk primary key (session_id, question_id),
  constraint session_question_session_fk foreign key (session_id) references trivia.session (id),
  constraint session_question_question_fk foreign key (question_id) references trivia.question (id),
  constraint session_question_verdict_is_whole check ((answered_at is null) = (is_correct is null) and (answered_at is null) = (answer is null))
);
comment on table trivia.session_question is 'One row per question that was served to or answered in a session.';
comment on column trivia.session_question.session_id is 'The game in which it was.';
comment on column trivia.session_question.ordinal is 'Place among the questions of the session, from 0.';
comment on column trivia.session_question.question_id is 'What was served or answered, see trivia.question.';
comment on column trivia.session_question.served_at is 'When it was served in this session; null if it was answered without.';
comment on column trivia.session_question.answered_at is 'When it was first answered; null while it is not.';
comment on column trivia.session_question.answer is 'The first answer given: an index, inside the options or not.';
comment on column trivia.session_question.is_correct is 'Verdict on the first answer.';
