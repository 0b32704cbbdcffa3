-- Nothing that readers may see has waited five minutes, or two refreshes where those are longer, for a model to take it in.
with late as (
  select now() - greatest(interval '5 minutes', 2 * s.refresh_every) as since from report.setting s
)
select
  m.name          as model,
  m.refreshed_at  as model_refreshed_at,
  e.id            as event_id,
  e.type          as event_type,
  e.recorded_at   as event_recorded_at
from late l
cross join main.model m
-- The first event behind the checkpoint; how many wait behind it does not matter.
cross join lateral (
  select r.id, r.type, r.recorded_at
  from ledger.read_after(m.generation, m.tx, m.position) r
  limit 1
) e
where e.recorded_at < l.since and m.refreshed_at < l.since
union all
-- The checkpoint passes a ban before all games of the player are looked at again.
select m.name, m.refreshed_at, null, 'player_banned', null
from late l
join main.model m on m.refreshed_at < l.since
join main.player_to_judge j on j.model = m.name and j.revision = m.revision
