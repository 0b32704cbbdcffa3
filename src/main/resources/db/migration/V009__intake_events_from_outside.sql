-- Around the facts of an event: what came with it and says nothing of the game. No default, so the column costs old rows nothing.
alter table ledger.event add column context jsonb;
alter table ledger.event add constraint event_context_is_an_object check (jsonb_typeof(context) = 'object') not valid;
comment on column ledger.event.context is 'What came with the event and is no fact of the game: trace, library, extensions. A JSON object; not part of its content. Null where nothing came.';

create schema intake;
comment on schema intake is 'Events from outside: what could not be taken as it came, and how every one that was received is accounted for.';

-- Quarantine -------------------------------------------------------------------------------------

create table intake.quarantine (
  id             uuid        not null,
  received_at    timestamptz not null,
  resolved_at    timestamptz,
  event_id       uuid,
  schema_version integer,
  key_id         text        not null,
  product        text        not null,
  source         text        not null,
  format         text        not null,
  request_id     text,
  sender_id      text,
  type           text,
  reason         text        not null,
  field          text,
  rule           text        not null,
  status         text        not null default 'waiting',
  fate           text,
  context        jsonb,
  body           bytea       not null,
  repaired_body  bytea,
  note           text,
  constraint quarantine_pk primary key (id),
  constraint quarantine_status_is_known check (status in ('waiting', 'replayed', 'dismissed')),
  constraint quarantine_fate_is_known check (fate in ('stored', 'duplicate', 'conflict')),
  constraint quarantine_fate_is_of_replayed check ((status = 'replayed') = (fate is not null and event_id is not null)),
  constraint quarantine_end_is_whole check ((status = 'waiting') = (resolved_at is null))
);
-- What waits, by when it came; and where a replayed event is accounted for.
create index quarantine_waiting on intake.quarantine (id) where status = 'waiting';
create index quarantine_by_event on intake.quarantine (event_id) where event_id is not null;
comment on table intake.quarantine is 'Events that were received but break a rule, as they came. One row per receipt; rows stay when they are resolved.';
comment on column intake.quarantine.id is 'Time-ordered UUID of the row, by the time of receipt.';
comment on column intake.quarantine.received_at is 'When it was received; its place in the accounts.';
comment on column intake.quarantine.resolved_at is 'When it was replayed or dismissed; null while it waits.';
comment on column intake.quarantine.event_id is 'The event in the ledger that a replay made of it, see ledger.event; null before.';
comment on column intake.quarantine.schema_version is 'Version of the schema that it breaks; null where the reason is another.';
comment on column intake.quarantine.key_id is 'Key it was sent with, see platform.api_key.';
comment on column intake.quarantine.product is 'The game it is accounted under: its own where that could be read, else the one of the key.';
comment on column intake.quarantine.source is 'Who says so: its own word where that could be read, else the name of the key.';
comment on column intake.quarantine.format is 'How the body is to be read.';
comment on column intake.quarantine.request_id is 'Identity that the request gave it (Idempotency-Key and index), for an event that has none; null where the request has none either.';
comment on column intake.quarantine.sender_id is 'The name that its sender gave it; null where it has none, or that could not be read.';
comment on column intake.quarantine.type is 'What it says happened; null where that could not be read.';
comment on column intake.quarantine.reason is 'Short name of the rule that it breaks.';
comment on column intake.quarantine.field is 'Where in the event; null where it is about the whole.';
comment on column intake.quarantine.rule is 'What is wrong, for people to read.';
comment on column intake.quarantine.status is 'waiting; replayed: it is in the ledger, or was found to be there; dismissed: it stays out.';
comment on column intake.quarantine.fate is 'What the replay came to: stored, duplicate or conflict.';
comment on column intake.quarantine.context is 'What came with its request, see ledger.event.';
comment on column intake.quarantine.body is 'The event as it came, byte for byte.';
comment on column intake.quarantine.repaired_body is 'The event as it was repaired; null where it was not.';
comment on column intake.quarantine.note is 'Why it was dismissed, in the words of the admin.';

-- Accounts ---------------------------------------------------------------------------------------

-- A counter row per source would be fought over by every commit: each appends a row of its own instead.
create table intake.tally (
  received_at     timestamptz not null,
  num_received    integer     not null,
  num_stored      integer     not null,
  num_duplicate   integer     not null,
  num_conflict    integer     not null,
  num_quarantined integer     not null,
  product         text        not null,
  source          text        not null
);
comment on table intake.tally is 'What became of received events, appended in the transaction that decided it and rolled up into intake.account_row. One row per commit, product and source.';
comment on column intake.tally.received_at is 'When they were received; for a replay, when the quarantined event first was.';
comment on column intake.tally.num_received is 'Events received.';
comment on column intake.tally.num_stored is 'Those that are new in the ledger.';
comment on column intake.tally.num_duplicate is 'Those that the ledger had already.';
comment on column intake.tally.num_conflict is 'Those whose id belongs to another event.';
comment on column intake.tally.num_quarantined is 'Those that went to quarantine; less by one for each that a replay brings out of it.';
comment on column intake.tally.product is 'The game.';
comment on column intake.tally.source is 'Who said so.';

create table intake.account_row (
  minute          timestamptz not null,
  product         text        not null,
  source          text        not null,
  num_received    bigint      not null,
  num_stored      bigint      not null,
  num_duplicate   bigint      not null,
  num_conflict    bigint      not null,
  num_quarantined bigint      not null,
  constraint account_row_pk primary key (minute, product, source)
);
comment on table intake.account_row is 'Storage of intake.account; read that view. One row per minute of receipt, product and source.';
comment on column intake.account_row.minute is 'Minute of receipt.';
comment on column intake.account_row.product is 'The game.';
comment on column intake.account_row.source is 'Who said so.';
comment on column intake.account_row.num_received is 'Events received.';
comment on column intake.account_row.num_stored is 'Those that are in the ledger.';
comment on column intake.account_row.num_duplicate is 'Those that the ledger had already.';
comment on column intake.account_row.num_conflict is 'Those whose id belongs to another event.';
comment on column intake.account_row.num_quarantined is 'Those that wait in quarantine, or were dismissed there.';

create view intake.account as
select date_trunc('minute', received_at, 'UTC') as minute, product, source,
       num_received::bigint, num_stored::bigint, num_duplicate::bigint, num_conflict::bigint, num_quarantined::bigint
from intake.tally
union all
select minute, product, source, num_received, num_stored, num_duplicate, num_conflict, num_quarantined
from intake.account_row;
comment on view intake.account is 'The accounts: several rows per minute of receipt, product and source, to be added up. received = stored + duplicate + conflict + quarantined.';
comment on column intake.account.minute is 'Minute of receipt.';
comment on column intake.account.product is 'The game.';
comment on column intake.account.source is 'Who said so.';
comment on column intake.account.num_received is 'Events received.';
comment on column intake.account.num_stored is 'Those that are in the ledger.';
comment on column intake.account.num_duplicate is 'Those that the ledger had already.';
comment on column intake.account.num_conflict is 'Those whose id belongs to another event.';
comment on column intake.account.num_quarantined is 'Those that wait in quarantine, or were dismissed there.';
