-- models ${models}
-- purpose: what one player played · grain: one row per game of a named player · sources: main.game_row
-- refresh: with the games model
create view report.player_history as
select
  report.day_of(g.started_at)                      as date,
  g.player_id,
  g.game_id,
  g.category,
  g.question_count                                 as questions,
  g.num_answered                                   as answered,
  g.num_correct                                    as correct,
  coalesce(main.final_score(g), g.points)          as score,
  case
    when g.ended_at is not null then 'finished'
    when g.last_event_at >= (select report.as_of() - s.abandon_after from report.setting s) then 'in_progress'
    else 'abandoned'
  end                                              as state,
  g.started_at,
  g.last_event_at,
  g.is_excluded
from main.game_row g
where g.revision = (select m.revision from main.model m where m.name = 'games')
  and g.started_at is not null
  and g.player_id is not null;

comment on view report.player_history is 'Games of a player. One row per game. Ask for one player at a time.';
comment on column report.player_history.date is 'Day the game began, in the report zone.';
comment on column report.player_history.player_id is 'Who played.';
comment on column report.player_history.game_id is 'The game session.';
comment on column report.player_history.category is 'Category asked for; null for all.';
comment on column report.player_history.questions is 'Questions the game was to have.';
comment on column report.player_history.answered is 'Questions answered.';
comment on column report.player_history.correct is 'Questions answered rightly.';
comment on column report.player_history.score is 'Points: the final score of a finished game, the points so far of another.';
comment on column report.player_history.state is 'finished, in_progress, or abandoned when silent for longer than playledger.report.abandon-after.';
comment on column report.player_history.started_at is 'When it began, by the clock of the game.';
comment on column report.player_history.last_event_at is 'Latest event of the game.';
comment on column report.player_history.is_excluded is 'Whether it counts nowhere else, being voided or of a banned player.';
