-- When do people play? Games begun in the last 28 days by weekday and hour (report zone), busiest first.
select
  to_char(g.started_at at time zone s.zone, 'ID Dy')           as weekday,
  extract(hour from g.started_at at time zone s.zone)::int     as hour,
  count(*)                                                     as games
from main.games g
cross join report.setting s
where not g.is_excluded
  and g.started_at >= report.as_of() - interval '28 days'
group by 1, 2
order by games desc, weekday, hour
limit 20;
