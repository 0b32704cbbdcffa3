-- Keys of programs that send events, define goals or read reports.
create table platform.api_key (
  id                text        not null,
  name              text        not null,
  scopes            text[]      not null,
  events_per_second integer,
  num_requests      bigint      not null default 0,
  num_refused       bigint      not null default 0,
  created_at        timestamptz not null default clock_timestamp(),
  revoked_at        timestamptz,
  last_used_at      timestamptz,
  constraint api_key_pk primary key (id),
  -- Of revoked keys as well: the name stands as source in the ledger.
  constraint api_key_name_is_unique unique (name),
  constraint api_key_id_is_short check (id ~ '^[a-z2-7]{12}$'),
  constraint api_key_name_is_bounded check (length(name) between 1 and 64),
  constraint api_key_has_scopes check (cardinality(scopes) > 0),
  constraint api_key_rate_is_positive check (events_per_second > 0)
);
comment on table platform.api_key is 'Keys of programs. One row per key; revoked ones stay.';
comment on column platform.api_key.id is 'Public part of the key: its text is plk_<id>_<secret>.';
comment on column platform.api_key.name is 'Who holds it, in the words of the admin; the source of events that name none. Never given to another key.';
comment on column platform.api_key.scopes is 'What it opens: write:<product>, define:<product> (* for any product), read.';
comment on column platform.api_key.events_per_second is 'Most events it may send in a second; null for no limit.';
comment on column platform.api_key.num_requests is 'Requests that it has opened, a few seconds late.';
comment on column platform.api_key.num_refused is 'Requests that were refused although they named it, a few seconds late.';
comment on column platform.api_key.created_at is 'When it was made.';
comment on column platform.api_key.revoked_at is 'Since when it opens nothing; null while it does.';
comment on column platform.api_key.last_used_at is 'When it last opened a request, a few seconds late; null if it never has.';

create table platform.api_key_secret (
  key_id      text        not null,
  secret_hash bytea       not null,
  created_at  timestamptz not null default clock_timestamp(),
  expires_at  timestamptz,
  constraint api_key_secret_pk primary key (key_id, secret_hash),
  constraint api_key_secret_key_fk foreign key (key_id) references platform.api_key (id),
  constraint api_key_secret_is_hashed check (length(secret_hash) = 32)
);
create unique index api_key_secret_current on platform.api_key_secret (key_id) where expires_at is null;
create unique index api_key_secret_previous on platform.api_key_secret (key_id) where expires_at is not null;
comment on table platform.api_key_secret is 'What proves that somebody holds a key, hashed. One row per key, and one more for the secret before a rotation with a grace.';
comment on column platform.api_key_secret.key_id is 'The key, see platform.api_key.';
comment on column platform.api_key_secret.secret_hash is 'SHA-256 of the secret; it is 256 random bits, so no salt is needed.';
comment on column platform.api_key_secret.created_at is 'When it was made.';
comment on column platform.api_key_secret.expires_at is 'When it ends after a rotation; null for the current one.';

create table platform.api_key_revision (
  only_row boolean not null default true,
  revision bigint  not null default 0,
  constraint api_key_revision_pk primary key (only_row),
  constraint api_key_revision_has_one_row check (only_row)
);
comment on table platform.api_key_revision is 'Tells instances, which hold all keys in memory, that they have to read them again. One row.';
comment on column platform.api_key_revision.only_row is 'Always true; keeps the table to one row.';
comment on column platform.api_key_revision.revision is 'Grows by one with every change of a key, in its transaction.';
insert into platform.api_key_revision default values;

-- Audit ------------------------------------------------------------------------------------------

create table platform.api_key_audit (
  id     bigint      generated always as identity,
  at     timestamptz not null default clock_timestamp(),
  key_id text        not null,
  action text        not null,
  detail text        not null,
  constraint api_key_audit_pk primary key (id),
  constraint api_key_audit_action_is_known check (action in ('created', 'rotated', 'revoked'))
);
create index api_key_audit_by_key on platform.api_key_audit (key_id, at);
comment on table platform.api_key_audit is 'What admins did to keys; append-only. One row per action.';
comment on sequence platform.api_key_audit_id_seq is 'Numbers the actions.';
comment on column platform.api_key_audit.id is 'Number of the action.';
comment on column platform.api_key_audit.at is 'When it was done.';
comment on column platform.api_key_audit.key_id is 'The key, see platform.api_key.';
comment on column platform.api_key_audit.action is 'created, rotated or revoked.';
comment on column platform.api_key_audit.detail is 'What came of it, for people to read; never a secret.';

create function platform.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;
comment on function platform.refuse_audit_change() is 'Trigger: refuses every change of what was done.';

create trigger api_key_audit_append_only before update or delete on platform.api_key_audit
  for each row execute function platform.refuse_audit_change();
create trigger api_key_audit_no_truncate before truncate on platform.api_key_audit
  for each statement execute function platform.refuse_audit_change();

-- A row per request would cost each one a write: instances count in memory and add up here.
create table platform.api_key_use (
  minute       timestamptz not null,
  key_id       text        not null,
  outcome      text        not null,
  detail       text        not null,
  num_requests bigint      not null,
  constraint api_key_use_pk primary key (key_id, minute, outcome, detail),
  constraint api_key_use_outcome_is_known check (outcome in ('used', 'refused')),
  constraint api_key_use_counts check (num_requests > 0)
);
comment on table platform.api_key_use is 'Use of keys, a few seconds late; what a killed instance had not written yet is missing. One row per key, minute, outcome and detail.';
comment on column platform.api_key_use.minute is 'Minute of the requests.';
comment on column platform.api_key_use.key_id is 'The key that they named, see platform.api_key; empty where they named none that exists.';
comment on column platform.api_key_use.outcome is 'used: the key opened them; refused: it did not.';
comment on column platform.api_key_use.detail is 'Why they were refused; empty where they were not.';
comment on column platform.api_key_use.num_requests is 'How many there were.';
