-- models ${models}
-- purpose: who comes back · grain: one row per first day of play and number of days later · sources: main.retention_row
-- refresh: main.refresh('players')
create view main.retention as
select r.cohort_day, r.days_later, r.num_players
from main.retention_row r
where r.revision = (select m.revision from main.model m where m.name = 'players')
  and r.num_players > 0;

comment on view main.retention is 'Players by their first day of play and how many days later they played. One row per cohort and later day on which one of them played.';
comment on column main.retention.cohort_day is 'First day of play of the players counted, in the report zone.';
comment on column main.retention.days_later is '0 to 30.';
comment on column main.retention.num_players is 'Different players of the cohort who played that many days later.';
