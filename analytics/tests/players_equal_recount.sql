-- main.players equals a recount: first and latest day of play, and who is banned.
-- Only while the ledger reaches back to its beginning.
with here as (
  select m.generation, m.tx, m.position from main.model m where m.name = 'players'
),
banned as (
  select distinct b.player_id
  from staging.stg_player_banned b
  cross join here h
  where (b.ledger_generation, b.ledger_tx, b.ledger_position) <= (h.generation, h.tx, h.position)
    and not exists (
      select from staging.stg_correction_withdrawn w
      where w.correction_id = b.event_id
        and (w.ledger_generation, w.ledger_tx, w.ledger_position) <= (h.generation, h.tx, h.position))
),
recount as (
  select d.player_id, min(d.day) as first_day, max(d.day) as last_day, bool_or(b.player_id is not null) as is_banned
  from main.player_days d
  left join banned b on b.player_id = d.player_id
  group by d.player_id
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.players) r)
union all
(select 'main.players', p.* from (select * from main.players except select * from recount) p)
