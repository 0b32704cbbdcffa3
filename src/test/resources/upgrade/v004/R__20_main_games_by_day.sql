-- models ${models}
-- purpose: counts that daily reports start from · grain: one row per day with a game · sources: main.game_day_row
-- refresh: main.refresh_games
create view main.games_by_day as
select d.day, d.num_started, d.num_ended, d.sum_score
from main.game_day_row d
where d.revision = (select m.revision from main.model m where m.name = 'games');

comment on view main.games_by_day is 'Games counted by the day they began. One row per day with a game.';
comment on column main.games_by_day.day is 'Day in the report zone.';
comment on column main.games_by_day.num_started is 'Games that began that day.';
comment on column main.games_by_day.num_ended is 'How many of them were ended, whenever.';
comment on column main.games_by_day.sum_score is 'Sum of the final scores of those ended, in points.';
