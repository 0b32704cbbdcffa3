-- main.games_by_day equals the games of main.games, counted by the day they began.
with counted as (
  select
    (g.started_at at time zone s.zone)::date                         as day,
    count(*)                                                         as num_started,
    count(g.ended_at)                                                as num_ended,
    coalesce(sum(g.score) filter (where g.ended_at is not null), 0)  as sum_score
  from main.games g
  cross join report.setting s
  group by 1
),
stored as (
  select d.day, d.num_started, d.num_ended, d.sum_score
  from main.games_by_day d
)
select 'main.games_by_day' as only_in, s.* from (table stored except all table counted) s
union all
select 'main.games, counted', c.* from (table counted except all table stored) c
order by day, only_in
