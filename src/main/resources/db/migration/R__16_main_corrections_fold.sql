-- models ${models}
-- Corrections are facts like others: an admin voids a match, bans a player, corrects an event, and
-- takes any of it back, each by an event of its own. Every model folds them for itself, so that its
-- rows depend on nothing but the events up to its checkpoint. What stands is a set of corrections
-- without those withdrawn; neither the order in which they come nor how often matters.

create function main.fold_corrections(
  p_model text, p_revision integer,
  p_generation integer, p_tx xid8, p_position bigint,
  p_to_generation integer, p_to_tx xid8, p_to_position bigint
) returns setof main.correction_row language sql
set enable_seqscan = off
as $$
  with made as (
    select v.event_id as correction_id, 'match_voided' as kind, v.game_id, null::text as player_id,
           null::uuid as corrected_event_id, null::jsonb as changes, v.voided_at as corrected_at, false as is_withdrawn
    from staging.stg_match_voided v
    where (v.ledger_generation, v.ledger_tx, v.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
      and (v.ledger_generation, v.ledger_tx, v.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
    union all
    select b.event_id, 'player_banned', null, b.player_id, null, null, b.banned_at, false
    from staging.stg_player_banned b
    where (b.ledger_generation, b.ledger_tx, b.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
      and (b.ledger_generation, b.ledger_tx, b.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
    union all
    select c.event_id, 'event_corrected', c.game_id, null, c.corrected_event_id, c.changes, c.corrected_at, false
    from staging.stg_event_corrected c
    where (c.ledger_generation, c.ledger_tx, c.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
      and (c.ledger_generation, c.ledger_tx, c.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
    union all
    select w.correction_id, null, null, null, null, null, null, true
    from staging.stg_correction_withdrawn w
    where (w.ledger_generation, w.ledger_tx, w.ledger_position) > ((select p_generation), (select p_tx), (select p_position))
      and (w.ledger_generation, w.ledger_tx, w.ledger_position) <= ((select p_to_generation), (select p_to_tx), (select p_to_position))
  )
  insert into main.correction_row as c (model, revision, correction_id, kind, game_id, player_id, event_id,
    changes, corrected_at, is_withdrawn)
  select p_model, p_revision, m.correction_id, max(m.kind), max(m.game_id::text)::uuid, max(m.player_id),
    max(m.corrected_event_id::text)::uuid, max(m.changes::text)::jsonb, max(m.corrected_at), bool_or(m.is_withdrawn)
  from made m
  group by m.correction_id
  on conflict (model, revision, correction_id) do update set
    kind         = coalesce(c.kind, excluded.kind),
    game_id      = coalesce(c.game_id, excluded.game_id),
    player_id    = coalesce(c.player_id, excluded.player_id),
    event_id     = coalesce(c.event_id, excluded.event_id),
    changes      = coalesce(c.changes, excluded.changes),
    corrected_at = coalesce(c.corrected_at, excluded.corrected_at),
    is_withdrawn = c.is_withdrawn or excluded.is_withdrawn
  returning c.*
$$;
comment on function main.fold_corrections(text, integer, integer, xid8, bigint, integer, xid8, bigint) is
  'Folds the corrections between two places of the ledger into what a revision of a model knows of them; returns those that changed.';

create function main.changes_of(p_model text, p_revision integer, p_event_id uuid)
  returns table (changes jsonb) language sql stable as $$
  select c.changes
  from main.correction_row c
  where c.model = p_model and c.revision = p_revision and c.event_id = p_event_id
    and c.kind = 'event_corrected' and not c.is_withdrawn
  order by c.corrected_at desc, c.correction_id desc
  limit 1
$$;
comment on function main.changes_of(text, integer, uuid) is
  'The corrected fields of an event as a revision of a model knows them; no row if it stands as recorded. Of several corrections the latest that stands counts.';

create function main.is_voided(p_model text, p_revision integer, p_game_id uuid) returns boolean
  language sql stable as $$
  select exists (
    select from main.correction_row c
    where c.model = p_model and c.revision = p_revision and c.game_id = p_game_id
      and c.kind = 'match_voided' and not c.is_withdrawn)
$$;
comment on function main.is_voided(text, integer, uuid) is 'Whether a match is void as a revision of a model knows it.';

create function main.is_banned(p_model text, p_revision integer, p_player_id text) returns boolean
  language sql stable as $$
  select exists (
    select from main.correction_row c
    where c.model = p_model and c.revision = p_revision and c.player_id = p_player_id
      and c.kind = 'player_banned' and not c.is_withdrawn)
$$;
comment on function main.is_banned(text, integer, text) is 'Whether a player is banned as a revision of a model knows it.';
