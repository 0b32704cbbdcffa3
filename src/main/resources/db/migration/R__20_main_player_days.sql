-- models ${models}
-- purpose: who played when · grain: one row per player and day of play · sources: main.player_day_row
-- refresh: main.refresh('players')
create view main.player_days as
select d.player_id, d.day
from main.player_day_row d
where d.revision = (select m.revision from main.model m where m.name = 'players');

comment on view main.player_days is 'Days on which players started a game or answered a question. One row per player and day.';
comment on column main.player_days.player_id is 'Who played, see main.players.';
comment on column main.player_days.day is 'The day, in the report zone.';
