-- models ${models}
-- purpose: what became of the events that were sent · grain: one row per day of receipt, product and source
-- sources: intake.account · refresh: none, a view
--
-- Whoever asks for some days has the others never looked at: the days come first, and each finds its minutes by
-- the key. Its midnight may come twice, where clocks are put back, so the search begins earlier and ends later.
create view report.daily_intake as
select
  d.day                  as date,
  a.product,
  a.source,
  a.received,
  a.stored,
  a.duplicate,
  a.conflict,
  a.quarantined
from report.setting s
cross join (select min(t.minute) as first_minute, max(t.minute) as last_minute from intake.account t) t
cross join lateral (
  select (t.first_minute at time zone s.zone)::date + n.days as day
  from generate_series(0, (t.last_minute at time zone s.zone)::date - (t.first_minute at time zone s.zone)::date) n (days)
) d
cross join lateral (
  select
    c.product,
    c.source,
    sum(c.num_received)::bigint      as received,
    sum(c.num_stored)::bigint        as stored,
    sum(c.num_duplicate)::bigint     as duplicate,
    sum(c.num_conflict)::bigint      as conflict,
    sum(c.num_quarantined)::bigint   as quarantined
  from intake.account c
  where c.minute >= d.day::timestamp at time zone s.zone - interval '3 hours'
    and c.minute < (d.day + 1)::timestamp at time zone s.zone + interval '3 hours'
    and (c.minute at time zone s.zone)::date = d.day
  group by c.product, c.source
) a;

comment on view report.daily_intake is 'Events from outside and what became of them, as of now. One row per day of receipt, product and source. received = stored + duplicate + conflict + quarantined.';
comment on column report.daily_intake.date is 'Day they were received, in the report zone; a replay counts on the day the event first came.';
comment on column report.daily_intake.product is 'The game.';
comment on column report.daily_intake.source is 'Who said so.';
comment on column report.daily_intake.received is 'Events received.';
comment on column report.daily_intake.stored is 'Those that are in the ledger.';
comment on column report.daily_intake.duplicate is 'Those that the ledger had already.';
comment on column report.daily_intake.conflict is 'Those whose id belongs to another event.';
comment on column report.daily_intake.quarantined is 'Those that wait in quarantine, or were dismissed there.';
