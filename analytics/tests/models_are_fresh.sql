-- No event that readers may see has waited more than five minutes for a model to take it in.
select
  m.name          as model,
  m.refreshed_at  as model_refreshed_at,
  e.id            as event_id,
  e.type          as event_type,
  e.recorded_at   as event_recorded_at
from main.model m
-- The first event behind the checkpoint; how many wait behind it does not matter.
cross join lateral (
  select r.id, r.type, r.recorded_at
  from ledger.read_after(m.generation, m.tx, m.position) r
  limit 1
) e
where e.recorded_at < now() - interval '5 minutes'
  and m.refreshed_at < now() - interval '5 minutes'
