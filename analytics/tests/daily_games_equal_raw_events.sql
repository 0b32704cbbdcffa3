-- report.daily_games equals the same report, made of nothing but the events up to the checkpoint.
with event as materialized (
  select e.session_id, e.type, e.occurred_at, e.data
  from ledger.event e
  join main.model m on m.name = 'games' and (e.generation, e.tx, e.position) <= (m.generation, m.tx, m.position)
  where e.type in ('game_started', 'questions_served', 'question_answered', 'game_ended')
    and e.session_id is not null
),
started as (
  select e.session_id, min(e.occurred_at) as started_at from event e where e.type = 'game_started' group by 1
),
ended as (
  select e.session_id, max((e.data ->> 'finalScore')::int) as final_score
  from event e where e.type = 'game_ended' group by 1
),
heard as (
  select e.session_id, max(e.occurred_at) as last_at from event e group by 1
),
game as (
  select
    (s.started_at at time zone t.zone)::date                                     as day,
    e.session_id is not null                                                     as is_finished,
    e.session_id is null and h.last_at >= report.as_of() - t.abandon_after       as is_in_progress,
    e.final_score                                                                as final_score
  from started s
  join heard h on h.session_id = s.session_id
  left join ended e on e.session_id = s.session_id
  cross join report.setting t
),
plain as (
  select
    g.day                                                                as date,
    count(*)                                                             as games_played,
    count(*) filter (where g.is_finished)                                as finished,
    count(*) filter (where not g.is_finished and not g.is_in_progress)   as abandoned,
    count(*) filter (where g.is_in_progress)                             as in_progress,
    coalesce(sum(g.final_score), 0)                                      as total_score,
    round(avg(g.final_score), 2)                                         as average_score
  from game g
  group by g.day
),
shown as (
  select r.date, r.games_played, r.finished, r.abandoned, r.in_progress, r.total_score, r.average_score
  from report.daily_games r
)
select 'report.daily_games' as only_in, s.* from (table shown except all table plain) s
union all
select 'a plain query over the ledger', p.* from (table plain except all table shown) p
order by date, only_in
