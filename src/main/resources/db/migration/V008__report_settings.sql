alter table report.setting add column refresh_every interval not null default interval '10 seconds';
comment on column report.setting.refresh_every is 'How often the service folds new events into the models.';

-- V005 asked for a rebuild where there were games. Questions that were served outside of any are counted since, too.
insert into main.rebuild (model, revision)
select m.name, greatest(m.revision, (select max(o.revision) from main.retired_revision o where o.model = m.name)) + 1
from main.model m
where m.name = 'games' and m.position > 0
on conflict (model) do nothing;
