-- The cohorts are those of the days of play.
with first_day as (
  select d.player_id, min(d.day) as cohort_day from main.player_days d group by 1
),
recount as (
  select f.cohort_day, d.day - f.cohort_day as days_later, count(*) as num_players
  from main.player_days d
  join first_day f on f.player_id = d.player_id
  join main.players p on p.player_id = d.player_id and not p.is_banned
  where d.day <= f.cohort_day + 30
  group by 1, 2
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.retention) r)
union all
(select 'main.retention', t.* from (select * from main.retention except select * from recount) t)
