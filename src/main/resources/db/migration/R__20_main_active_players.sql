-- models ${models}
-- purpose: how many different people play · grain: one row per period with a player · sources: main.active_row
-- refresh: main.refresh('players')
create view main.active_players as
select a.period, a.starts_on, a.num_players
from main.active_row a
where a.revision = (select m.revision from main.model m where m.name = 'players')
  and a.num_players > 0;

comment on view main.active_players is 'Different players by day, week and month. One row per kind of period and period.';
comment on column main.active_players.period is 'day, week (from Monday) or month.';
comment on column main.active_players.starts_on is 'First day of the period, in the report zone.';
comment on column main.active_players.num_players is 'Different players who played in it; exact. Banned ones are not counted.';
