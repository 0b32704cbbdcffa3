-- The counts of different players are those of their days of play.
with recount as (
  select k.period, date_trunc(k.period, d.day::timestamp)::date as starts_on, count(distinct d.player_id) as num_players
  from main.player_days d
  join main.players p on p.player_id = d.player_id and not p.is_banned
  cross join (values ('day'), ('week'), ('month')) k (period)
  group by 1, 2
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.active_players) r)
union all
(select 'main.active_players', a.* from (select * from main.active_players except select * from recount) a)
