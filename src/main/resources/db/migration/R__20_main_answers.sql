-- models ${models}
-- purpose: answers with their games · grain: one row per answer · sources: main.game_row · refresh: main.refresh('games')
create view main.answers as
select
  g.game_id,
  g.player_id,
  a.question_id,
  a.is_correct,
  a.millis as answer_millis,
  g.started_at as game_started_at,
  g.is_excluded
from main.game_row g
cross join unnest(g.answers) a
where g.revision = (select m.revision from main.model m where m.name = 'games')
  and g.started_at is not null;

comment on view main.answers is 'Answers in games that began, corrections applied. One row per answer.';
comment on column main.answers.game_id is 'The game session.';
comment on column main.answers.player_id is 'Who answered; null when anonymous.';
comment on column main.answers.question_id is 'Its name in the question bank.';
comment on column main.answers.is_correct is 'Whether it was the right answer.';
comment on column main.answers.answer_millis is 'Milliseconds since the question was served; null where that is not known.';
comment on column main.answers.game_started_at is 'When the game began, by the clock of the game.';
comment on column main.answers.is_excluded is 'Whether the game counts nowhere.';
