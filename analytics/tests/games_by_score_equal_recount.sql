-- The counts of each score are those of a full recount.
-- Only while the ledger reaches back to its beginning.
with recount as (
  select report.day_of(g.started_at) as day, g.score, count(*) as num_games
  from main.games_recount g
  where g.ended_at is not null and not g.is_excluded
  group by 1, 2
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.games_by_score) r)
union all
(select 'main.games_by_score', s.* from (select * from main.games_by_score except select * from recount) s)
