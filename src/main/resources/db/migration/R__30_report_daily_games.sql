-- models ${models}
-- purpose: how many games are played, how well, how many are given up · grain: one row per day with a game
-- sources: main.games_by_day, main.game_row (only games active a moment ago) · refresh: with the games model
--
-- A game that is neither ended nor in progress is abandoned. Only those in progress depend on the time
-- of asking, and they are few: whatever the history, this reads one row per day and the games of the last minutes.
create view report.daily_games as
with in_progress as (
  select report.day_of(g.started_at) as day, count(*) as games
  from main.game_row g
  where g.revision = (select m.revision from main.model m where m.name = 'games')
    and g.ended_at is null
    and g.started_at is not null
    and not g.is_excluded
    and g.last_event_at >= (select report.as_of() - s.abandon_after from report.setting s)
  group by 1
)
select
  d.day                                                     as date,
  d.num_started                                             as games_played,
  d.num_ended                                               as finished,
  d.num_started - d.num_ended - coalesce(p.games, 0)        as abandoned,
  coalesce(p.games, 0)                                      as in_progress,
  d.sum_score                                               as total_score,
  round(d.sum_score::numeric / nullif(d.num_ended, 0), 2)   as average_score,
  d.num_excluded                                            as excluded
from main.games_by_day d
left join in_progress p on p.day = d.day;

comment on view report.daily_games is 'Games per day: how many began, how many were finished or given up, and their average score. One row per day with a game.';
comment on column report.daily_games.date is 'Day the games began, in the report zone.';
comment on column report.daily_games.games_played is 'Games that began that day.';
comment on column report.daily_games.finished is 'How many of them were ended.';
comment on column report.daily_games.abandoned is 'How many were not ended and have been silent for longer than playledger.report.abandon-after.';
comment on column report.daily_games.in_progress is 'How many were not ended but had an event since then.';
comment on column report.daily_games.total_score is 'Sum of the final scores of the finished games, in points.';
comment on column report.daily_games.average_score is 'Mean final score of the finished games, in points; null while none is finished.';
comment on column report.daily_games.excluded is 'Games that began that day but count nowhere, being voided or of a banned player; in none of the other numbers.';
