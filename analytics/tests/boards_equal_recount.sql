-- Who has how many wins on a board of all time is what the results up to the checkpoint say that count.
-- Only while the ledger reaches back to its beginning.
with board as (
  select c.revision, c.generation, c.tx, c.position
  from projection.checkpoint c
  where c.name = 'leaderboard' and c.is_live
),
voided as (
  select v.product, v.session_id
  from ledger.event v
  join board b on (v.generation, v.tx, v.position) <= (b.generation, b.tx, b.position)
  where v.type = 'match_voided'
    and not exists (
      select from ledger.event w
      where w.type = 'correction_withdrawn' and w.data ->> 'correctionId' = v.id::text
        and (w.generation, w.tx, w.position) <= (b.generation, b.tx, b.position))
),
result as (
  select e.product, e.data
  from ledger.event e
  join board b on (e.generation, e.tx, e.position) <= (b.generation, b.tx, b.position)
  left join product.product p on p.id = e.product
  where e.type = 'game_over'
    and coalesce(p.scoring, 'wins') = 'wins' and (p.starts_at is null or e.occurred_at >= p.starts_at)
    and not exists (select from voided v where v.product = e.product and v.session_id = e.session_id)
    and not exists (
      select from projection.parked k
      where k.name = 'leaderboard' and k.revision = b.revision and k.event_id = e.id)
),
part as (
  select r.product, w.player_id, w.won
  from result r
  cross join lateral (values (r.data ->> 'winnerId', 1), (r.data ->> 'loserId', 0)) w (player_id, won)
  where r.data -> 'results' is null
  union all
  select n.product, l.part ->> 'playerId', ((l.part ->> 'rank')::integer = n.best)::integer
  from (
    select r.product, r.data, (
      select min((i.part ->> 'rank')::integer) from jsonb_array_elements(r.data -> 'results') i (part)) as best
    from result r
    where r.data -> 'results' is not null) n
  cross join lateral jsonb_array_elements(n.data -> 'results') l (part)
),
counted as (
  select p.product, p.player_id, sum(p.won) as wins from part p group by p.product, p.player_id
),
standing as (
  select b.product, s.player_id, s.score
  from leaderboard.score_row s
  join board c on c.revision = s.revision
  join leaderboard.board b on b.id = s.board_id and b.season = 'all_time'
  left join product.product p on p.id = b.product
  where coalesce(p.scoring, 'wins') = 'wins'
)
select coalesce(c.product, s.product) as product, coalesce(c.player_id, s.player_id) as player_id,
       c.wins as in_ledger, s.score as on_board
from counted c
full join standing s on s.product = c.product and s.player_id = c.player_id
where c.wins is distinct from s.score
