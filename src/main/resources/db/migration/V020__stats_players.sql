create schema stats;
comment on schema stats is 'What each player has done in each game, counted event by event.';

create table stats.player_row (
  revision   integer     not null,
  product    text        not null,
  player_id  text        not null,
  counters   jsonb       not null,
  last_at    timestamptz not null,
  constraint player_row_pk primary key (player_id, product, revision),
  constraint player_row_counters_are_an_object check (jsonb_typeof(counters) = 'object')
);
comment on table stats.player_row is 'What a player has done in a game. One row per game, player and revision; readers see the revision that projection.checkpoint names.';
comment on column stats.player_row.revision is 'Revision of the projection stats that the row belongs to.';
comment on column stats.player_row.product is 'The game.';
comment on column stats.player_row.player_id is 'Whose counters they are.';
comment on column stats.player_row.counters is 'How often what happened, by the names of the handler of the game. A JSON object of whole numbers.';
comment on column stats.player_row.last_at is 'Time of the latest event that is counted, by the clock of the game.';
-- For deleting a revision only. On the bare column, the planner would use it to look up single players of a revision that
-- statistics do not know yet, and read the whole of it for each.
create index player_row_by_revision on stats.player_row ((revision + 0));

create function stats.sum(p_one jsonb, p_other jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(t.name, t.total), '{}')
  from (
    select c.key as name, sum(c.value::bigint)::bigint as total
    from (select * from jsonb_each_text(p_one) union all select * from jsonb_each_text(p_other)) c
    group by c.key) t
$$;
comment on function stats.sum(jsonb, jsonb) is 'Two objects of counters, added up by name.';
