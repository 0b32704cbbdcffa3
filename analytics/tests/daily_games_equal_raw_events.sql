-- report.daily_games equals the same report, made of nothing but the events up to the checkpoint.
-- Only while the ledger reaches back to its beginning.
with game as (
  select
    (g.started_at at time zone t.zone)::date                                     as day,
    g.is_excluded,
    g.ended_at is not null                                                       as is_finished,
    g.ended_at is null and g.last_event_at >= report.as_of() - t.abandon_after   as is_in_progress,
    case when g.ended_at is not null then g.score end                            as final_score
  from main.games_recount g
  cross join report.setting t
),
plain as (
  select
    g.day                                                                                       as date,
    count(*) filter (where not g.is_excluded)                                                   as games_played,
    count(*) filter (where not g.is_excluded and g.is_finished)                                 as finished,
    count(*) filter (where not g.is_excluded and not g.is_finished and not g.is_in_progress)    as abandoned,
    count(*) filter (where not g.is_excluded and g.is_in_progress)                              as in_progress,
    coalesce(sum(g.final_score) filter (where not g.is_excluded), 0)                            as total_score,
    round(avg(g.final_score) filter (where not g.is_excluded), 2)                               as average_score,
    count(*) filter (where g.is_excluded)                                                       as excluded
  from game g
  group by g.day
),
shown as (
  select r.date, r.games_played, r.finished, r.abandoned, r.in_progress, r.total_score, r.average_score, r.excluded
  from report.daily_games r
)
select 'report.daily_games' as only_in, s.* from (table shown except all table plain) s
union all
select 'a plain query over the ledger', p.* from (table plain except all table shown) p
order by date, only_in
