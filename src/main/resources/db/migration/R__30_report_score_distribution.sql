-- models ${models}
-- purpose: how final scores are spread · grain: one row per day and final score · sources: main.games_by_score
-- refresh: with the games model
create view report.score_distribution as
select
  s.day                                                                                  as date,
  s.score,
  s.num_games                                                                            as games,
  round(100.0 * s.num_games / sum(s.num_games) over (partition by s.day), 2)             as percent,
  round(100.0 * sum(s.num_games) over (partition by s.day order by s.score)
        / sum(s.num_games) over (partition by s.day), 2)                                 as percent_up_to
from main.games_by_score s;

comment on view report.score_distribution is 'Finished games by final score. One row per day and score that was reached.';
comment on column report.score_distribution.date is 'Day the games began, in the report zone.';
comment on column report.score_distribution.score is 'Final score, in points.';
comment on column report.score_distribution.games is 'Finished games with that score.';
comment on column report.score_distribution.percent is 'Share of the days finished games, in percent.';
comment on column report.score_distribution.percent_up_to is 'Share of the days finished games with that score or less, in percent.';
