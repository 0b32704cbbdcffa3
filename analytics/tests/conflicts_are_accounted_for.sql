-- No conflict of a source that events were received from is kept without having been received.
with accounted as (
  select a.product, a.source, sum(a.num_conflict) as num_conflict
  from intake.account a
  group by a.product, a.source
),
-- The same conflict is kept once, however often it came.
kept as (
  select c.event ->> 'product' as product, c.event ->> 'source' as source, count(*) as num_kept
  from ledger.conflict c
  group by 1, 2
)
select product, source, a.num_conflict as num_accounted, k.num_kept
from accounted a
join kept k using (product, source)
where k.num_kept > a.num_conflict
