-- How often a player has won and lost is what the results up to the checkpoint say that count, for games with the default handler.
-- Only while the ledger reaches back to its beginning.
with stats as (
  select c.revision, c.generation, c.tx, c.position
  from projection.checkpoint c
  where c.name = 'stats' and c.is_live
),
voided as (
  select v.product, v.session_id
  from ledger.event v
  join stats t on (v.generation, v.tx, v.position) <= (t.generation, t.tx, t.position)
  where v.type = 'match_voided'
    and not exists (
      select from ledger.event w
      where w.type = 'correction_withdrawn' and w.data ->> 'correctionId' = v.id::text
        and (w.generation, w.tx, w.position) <= (t.generation, t.tx, t.position))
),
result as (
  select e.product, e.data
  from ledger.event e
  join stats t on (e.generation, e.tx, e.position) <= (t.generation, t.tx, t.position)
  left join product.product p on p.id = e.product
  where e.type = 'game_over'
    and coalesce(p.stats_handlers, '{default}') = '{default}' and (p.starts_at is null or e.occurred_at >= p.starts_at)
    and not exists (select from voided v where v.product = e.product and v.session_id = e.session_id)
    and not exists (
      select from projection.parked k where k.name = 'stats' and k.revision = t.revision and k.event_id = e.id)
),
part as (
  select r.product, w.player_id, w.won, 1 - w.won as lost
  from result r
  cross join lateral (values (r.data ->> 'winnerId', 1), (r.data ->> 'loserId', 0)) w (player_id, won)
  where r.data -> 'results' is null and r.data -> 'winnerId' is not null
  union all
  select n.product, l.part ->> 'playerId', ((l.part ->> 'rank')::integer = n.best)::integer,
         ((l.part ->> 'rank')::integer > n.best)::integer
  from (
    select r.product, r.data, i.best
    from result r
    cross join lateral (
      select min((j.part ->> 'rank')::integer) as best, max((j.part ->> 'rank')::integer) as worst,
             count(*) filter (where j.part -> 'rank' is null) as num_without
      from jsonb_array_elements(r.data -> 'results') j (part)) i
    where r.data -> 'results' is not null and i.num_without = 0 and i.best < i.worst) n
  cross join lateral jsonb_array_elements(n.data -> 'results') l (part)
),
counted as (
  select p.product, p.player_id, sum(p.won) as wins, sum(p.lost) as losses
  from part p
  group by p.product, p.player_id
),
told as (
  select r.product, r.player_id, coalesce((r.counters ->> 'wins')::bigint, 0) as wins,
         coalesce((r.counters ->> 'losses')::bigint, 0) as losses
  from stats.player_row r
  join stats t on t.revision = r.revision
  left join product.product p on p.id = r.product
  where coalesce(p.stats_handlers, '{default}') = '{default}'
)
select coalesce(c.product, t.product) as product, coalesce(c.player_id, t.player_id) as player_id,
       coalesce(c.wins, 0) as wins_in_ledger, coalesce(t.wins, 0) as wins,
       coalesce(c.losses, 0) as losses_in_ledger, coalesce(t.losses, 0) as losses
from counted c
full join told t on t.product = c.product and t.player_id = c.player_id
where coalesce(c.wins, 0) <> coalesce(t.wins, 0) or coalesce(c.losses, 0) <> coalesce(t.losses, 0)
