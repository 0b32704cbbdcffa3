-- How many new players come back after 1, 3, 7, 14 and 30 days, over all cohorts old enough to tell?
select
  r.day,
  count(*)                                                          as cohorts,
  sum(r.players)                                                    as players,
  sum(r.returned)                                                   as returned,
  round(100.0 * sum(r.returned) / nullif(sum(r.players), 0), 2)     as returned_percent
from report.retention_cohorts r
where r.day in (1, 3, 7, 14, 30)
  -- The last day of a cohort may still be running.
  and r.date + r.day < report.day_of(report.as_of())
group by r.day
order by r.day;
