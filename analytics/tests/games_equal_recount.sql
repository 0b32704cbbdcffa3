-- main.games equals a recount of every event up to its checkpoint.
with event as materialized (
  select e.session_id::uuid as game_id, e.type, e.product, e.player_id, e.occurred_at, e.data
  from ledger.event e
  join main.model m on m.name = 'games' and (e.generation, e.tx, e.position) <= (m.generation, m.tx, m.position)
  where e.type in ('game_started', 'questions_served', 'question_answered', 'game_ended')
    and e.session_id is not null
),
recounted as (
  select
    e.game_id,
    max(e.product)                                                                       as product,
    max(e.player_id)                                                                     as player_id,
    max(e.data ->> 'category') filter (where e.type = 'game_started')                    as category,
    max((e.data ->> 'questionCount')::int) filter (where e.type = 'game_started')        as question_count,
    count(*) filter (where e.type = 'question_answered')                                 as num_answered,
    count(*) filter (where e.type = 'question_answered' and (e.data ->> 'correct')::boolean) as num_correct,
    coalesce(
      max((e.data ->> 'finalScore')::int) filter (where e.type = 'game_ended'),
      sum((e.data ->> 'points')::int) filter (where e.type = 'question_answered'),
      0)                                                                                 as score,
    min(e.occurred_at) filter (where e.type = 'game_started')                            as started_at,
    max(e.occurred_at) filter (where e.type = 'game_ended')                              as ended_at,
    max(e.occurred_at)                                                                   as last_event_at
  from event e
  group by e.game_id
  having bool_or(e.type = 'game_started')
),
stored as (
  select g.game_id, g.product, g.player_id, g.category, g.question_count, g.num_answered, g.num_correct, g.score,
         g.started_at, g.ended_at, g.last_event_at
  from main.games g
)
select 'main.games' as only_in, s.* from (table stored except all table recounted) s
union all
select 'a recount of the ledger', r.* from (table recounted except all table stored) r
order by game_id, only_in
