-- models ${models}
-- purpose: how many new players come back · grain: one row per first day of play and each of the 30 days after it that has come
-- sources: main.retention · refresh: with the players model
create view report.retention_cohorts as
select
  c.cohort_day                                                   as date,
  n.days_later                                                   as day,
  c.num_players                                                  as players,
  coalesce(r.num_players, 0)                                     as returned,
  round(100.0 * coalesce(r.num_players, 0) / c.num_players, 2)   as returned_percent
from main.retention c
cross join generate_series(1, 30) n (days_later)
left join main.retention r on r.cohort_day = c.cohort_day and r.days_later = n.days_later
where c.days_later = 0
  and c.cohort_day + n.days_later <= (select report.day_of(report.as_of()));

comment on view report.retention_cohorts is 'New players of a day and how many of them played again so many days later. One row per first day of play and each of the 30 days after it, up to today.';
comment on column report.retention_cohorts.date is 'First day of play of these players, in the report zone.';
comment on column report.retention_cohorts.day is 'Days after the first, 1 to 30. The last one may still be running.';
comment on column report.retention_cohorts.players is 'Players whose first day it was; banned ones are not counted.';
comment on column report.retention_cohorts.returned is 'How many of them played on that later day.';
comment on column report.retention_cohorts.returned_percent is 'Their share of the players, in percent.';
