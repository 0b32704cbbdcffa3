-- models ${models}
-- purpose: how final scores are spread · grain: one row per day and final score · sources: main.game_score_row
-- refresh: main.refresh('games')
create view main.games_by_score as
select s.day, s.score, s.num_games
from main.game_score_row s
where s.revision = (select m.revision from main.model m where m.name = 'games')
  and s.num_games > 0;

comment on view main.games_by_score is 'Ended games counted by the day they began and their final score. One row per day and score.';
comment on column main.games_by_score.day is 'Day the games began, in the report zone.';
comment on column main.games_by_score.score is 'Final score, in points.';
comment on column main.games_by_score.num_games is 'Ended games with that score.';
