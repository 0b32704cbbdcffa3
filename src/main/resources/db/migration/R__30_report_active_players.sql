-- models ${models}
-- purpose: how many different people play · grain: one row per period with a player · sources: main.active_players
-- refresh: with the players model
create view report.active_players as
select
  a.starts_on   as date,
  a.period,
  a.num_players as players
from main.active_players a;

comment on view report.active_players is 'Different players by day, week and month. One row per kind of period and period. Anonymous players cannot be told apart and are not counted.';
comment on column report.active_players.date is 'First day of the period, in the report zone.';
comment on column report.active_players.period is 'day, week (from Monday) or month.';
comment on column report.active_players.players is 'Different players who started a game or answered a question in it; exact. Banned ones are not counted.';
