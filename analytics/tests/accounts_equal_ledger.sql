-- Of every source that events were received from, the ledger holds as many as the accounts say were stored.
-- Only while the ledger reaches back to its beginning.
with accounted as (
  select a.product, a.source, a.minute, sum(a.num_stored) as num_stored
  from intake.account a
  group by a.product, a.source, a.minute
),
known as (
  select distinct a.product, a.source from accounted a
),
-- What was replayed is accounted for where it was received.
counted as (
  select
    coalesce(q.product, e.product)                                          as product,
    coalesce(q.source, e.source)                                            as source,
    date_trunc('minute', coalesce(q.received_at, e.recorded_at), 'UTC')     as minute,
    count(*)                                                                as num_events
  from ledger.event e
  left join intake.quarantine q on q.event_id = e.id and q.fate = 'stored'
  group by 1, 2, 3
)
select product, source, minute, coalesce(a.num_stored, 0) as num_accounted, coalesce(c.num_events, 0) as num_in_ledger
from accounted a
full join (counted join known using (product, source)) c using (product, source, minute)
where coalesce(a.num_stored, 0) <> coalesce(c.num_events, 0)
