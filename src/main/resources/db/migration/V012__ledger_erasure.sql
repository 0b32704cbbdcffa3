-- The right to be forgotten: a person's id gives way to a pseudonym, everywhere and for good.

-- Whoever has only the records cannot try names against them: that takes this secret too. Neither is of use without
-- the other, so both belong into the same backup.
create table platform.erasure_secret (
  only_row boolean not null default true,
  secret   bytea   not null,
  constraint erasure_secret_pk primary key (only_row),
  constraint erasure_secret_has_one_row check (only_row),
  constraint erasure_secret_is_long check (length(secret) >= 32)
);
comment on table platform.erasure_secret is 'Key of the hashes in ledger.erasure. One row; without it nobody who was erased would be recognised any more.';
comment on column platform.erasure_secret.only_row is 'Always true; keeps the table to one row.';
comment on column platform.erasure_secret.secret is 'Random bytes.';
insert into platform.erasure_secret (secret)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table ledger.erasure (
  id           uuid        not null,
  requested_at timestamptz not null default clock_timestamp(),
  seen_at      timestamptz,
  began_at     timestamptz,
  finished_at  timestamptz,
  pseudonym    text        not null,
  player_hash  bytea       not null,
  player_id    text,
  constraint erasure_pk primary key (id),
  constraint erasure_pseudonym_is_unique unique (pseudonym),
  constraint erasure_is_of_one_player unique (player_hash),
  constraint erasure_hash_is_hashed check (length(player_hash) = 32),
  -- Until then the id stands in the very rows that are searched for it; naming it here as well reveals nothing more.
  constraint erasure_forgets_the_player_at_its_end check ((finished_at is null) = (player_id is not null)),
  constraint erasure_comes_in_order check ((began_at is null or seen_at is not null) and (finished_at is null or began_at is not null))
);
comment on table ledger.erasure is 'People who were erased, or are being erased. One row per person; rows stay, since later events of a person must be recognised.';
comment on column ledger.erasure.id is 'Identity of the record.';
comment on column ledger.erasure.requested_at is 'When it was asked for.';
comment on column ledger.erasure.seen_at is 'When it was first known to be committed; null before. Instances notice within two seconds.';
comment on column ledger.erasure.began_at is 'When the search through the tables began: nobody could write the id any more; null before.';
comment on column ledger.erasure.finished_at is 'When the last table was done; null before.';
comment on column ledger.erasure.pseudonym is 'What stands in the place of the id; random.';
comment on column ledger.erasure.player_hash is 'HMAC-SHA-256 of the id under platform.erasure_secret: recognises the id, does not tell it.';
comment on column ledger.erasure.player_id is 'The id itself, to find it by; null once that is done.';

create table ledger.erasure_step (
  erasure_id  uuid   not null,
  step        text   not null,
  place       text,
  num_rows    bigint not null default 0,
  finished_at timestamptz,
  constraint erasure_step_pk primary key (erasure_id, step),
  constraint erasure_step_erasure_fk foreign key (erasure_id) references ledger.erasure (id)
);
comment on table ledger.erasure_step is 'How far erasures are. One row per person and part of the database that was begun.';
comment on column ledger.erasure_step.erasure_id is 'The erasure, see ledger.erasure.';
comment on column ledger.erasure_step.step is 'Which part of the database.';
comment on column ledger.erasure_step.place is 'Where the next piece begins, in terms of the step; null at the beginning.';
comment on column ledger.erasure_step.num_rows is 'Rows that were changed.';
comment on column ledger.erasure_step.finished_at is 'When it was done; null while it is not.';

-- The ledger stays append-only ------------------------------------------------------------------

-- Of an event that is erased only what names the person may change, and only to the pseudonym of a running erasure.
create or replace function ledger.refuse_change() returns trigger language plpgsql as $$
declare
  person ledger.erasure;
begin
  if tg_op = 'UPDATE' then
    select * into person from ledger.erasure r
    where r.id = nullif(current_setting('ledger.erasing', true), '')::uuid and r.finished_at is null;
    if found
      and (new.id, new.tx, new.position, new.generation, new.type, new.source, new.product, new.occurred_at, new.recorded_at)
        is not distinct from
        (old.id, old.tx, old.position, old.generation, old.type, old.source, old.product, old.occurred_at, old.recorded_at)
      and (new.player_id is not distinct from old.player_id
        or (old.player_id = person.player_id and new.player_id = person.pseudonym))
      and (new.session_id is not distinct from old.session_id
        or (old.session_id = person.player_id and new.session_id = person.pseudonym))
      and (new.data = old.data or strpos(old.data::text, to_jsonb(person.player_id)::text) > 0)
    then
      return new;
    end if;
  end if;
  raise exception 'the ledger is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;
comment on function ledger.refuse_change() is 'Trigger: refuses every change of what is recorded, but for ledger.erase.';

create function ledger.erase(
  p_erasure uuid, p_ids uuid[], p_player_ids text[], p_session_ids text[], p_hashes bytea[], p_data jsonb[], p_contexts jsonb[]
) returns integer language plpgsql
-- By their keys, whatever the planner makes of the arrays.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  changed integer;
begin
  perform set_config('ledger.erasing', p_erasure::text, true);
  update ledger.event e set
    player_id    = n.player_id,
    session_id   = n.session_id,
    content_hash = n.content_hash,
    data         = n.data,
    context      = n.context
  from unnest(p_ids, p_player_ids, p_session_ids, p_hashes, p_data, p_contexts)
    as n (id, player_id, session_id, content_hash, data, context)
  where e.id = n.id;
  get diagnostics changed = row_count;
  perform set_config('ledger.erasing', '', true);
  return changed;
end $$;
comment on function ledger.erase(uuid, uuid[], text[], text[], bytea[], jsonb[], jsonb[]) is
  'The one way to change events: puts the pseudonym of a running erasure in the place of the person''s id. Identity, place and times stay.';
