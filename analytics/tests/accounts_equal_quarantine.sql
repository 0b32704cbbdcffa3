-- Quarantine holds as many events as the accounts say, those aside that were replayed.
with accounted as (
  select a.product, a.source, a.minute, sum(a.num_quarantined) as num_quarantined
  from intake.account a
  group by a.product, a.source, a.minute
),
counted as (
  select q.product, q.source, date_trunc('minute', q.received_at, 'UTC') as minute, count(*) as num_events
  from intake.quarantine q
  where q.status <> 'replayed'
  group by 1, 2, 3
)
select product, source, minute,
       coalesce(a.num_quarantined, 0) as num_accounted, coalesce(c.num_events, 0) as num_in_quarantine
from accounted a
full join counted c using (product, source, minute)
where coalesce(a.num_quarantined, 0) <> coalesce(c.num_events, 0)
