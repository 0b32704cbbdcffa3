-- main.games_by_day equals a recount of every event up to its checkpoint.
with event as (
  select e.session_id, e.type, e.occurred_at, e.data
  from ledger.event e
  join main.model m on m.name = 'games' and (e.generation, e.tx, e.position) <= (m.generation, m.tx, m.position)
  where e.type in ('game_started', 'game_ended')
),
game as (
  select
    min(e.occurred_at) filter (where e.type = 'game_started')                       as started_at,
    coalesce(bool_or(e.type = 'game_ended'), false)                                 as is_ended,
    coalesce(max((e.data ->> 'finalScore')::int) filter (where e.type = 'game_ended'), 0) as final_score
  from event e
  group by e.session_id
),
recounted as (
  select
    (g.started_at at time zone s.zone)::date as day,
    count(*)                                 as num_started,
    count(*) filter (where g.is_ended)       as num_ended,
    sum(g.final_score)                       as sum_score
  from game g
  cross join report.setting s
  where g.started_at is not null
  group by 1
),
stored as (
  select d.day, d.num_started, d.num_ended, d.sum_score
  from main.games_by_day d
)
select 'main.games_by_day' as only_in, s.* from (table stored except all table recounted) s
union all
select 'a recount of the ledger', r.* from (table recounted except all table stored) r
order by day, only_in
