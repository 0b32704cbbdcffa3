-- The counts of each day are those of a full recount.
-- Only while the ledger reaches back to its beginning.
with recount as (
  select report.day_of(g.started_at) as day,
    count(*) filter (where not g.is_excluded) as num_started,
    count(*) filter (where not g.is_excluded and g.num_answered > 0) as num_first_answered,
    count(*) filter (where not g.is_excluded and g.num_answered >= g.question_count) as num_all_answered,
    count(*) filter (where not g.is_excluded and g.ended_at is not null) as num_ended,
    coalesce(sum(g.score) filter (where not g.is_excluded and g.ended_at is not null), 0)::bigint as sum_score,
    count(*) filter (where g.is_excluded) as num_excluded
  from main.games_recount g
  group by 1
)
(select 'a recount of the ledger' as only_in, r.* from (select * from recount except select * from main.games_by_day) r)
union all
(select 'main.games_by_day', d.* from (select * from main.games_by_day except select * from recount) d)
