-- How often do players of a month come? Mean daily players as a share of the month's players.
with month as (
  select a.date as starts_on, a.players
  from report.active_players a
  where a.period = 'month'
),
day as (
  select date_trunc('month', a.date::timestamp)::date as starts_on, avg(a.players) as players
  from report.active_players a
  where a.period = 'day'
  group by 1
)
select
  m.starts_on                              as month,
  m.players                                as monthly_players,
  round(d.players, 1)                      as mean_daily_players,
  round(100.0 * d.players / m.players, 1)  as stickiness_percent
from month m
join day d on d.starts_on = m.starts_on
order by m.starts_on;
