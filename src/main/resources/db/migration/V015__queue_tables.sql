-- Kafka as the queue: what waits to be published, and how far its topics are in the ledger.
create schema queue;
comment on schema queue is 'Between the games and the ledger where Kafka carries the events: what waits for it, and what has been read of it.';

create table queue.outbox (
  id          bigint generated always as identity,
  event_id    uuid        not null,
  occurred_at timestamptz not null,
  type        text        not null,
  source      text        not null,
  product     text        not null,
  player_id   text,
  session_id  text,
  -- Text: the content hash is of these very characters.
  data        text        not null,
  context     text,
  constraint outbox_pk primary key (id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on sequence queue.outbox_id_seq is 'Numbers the rows of the outbox as they are written.';
comment on table queue.outbox is 'Events of our own games that are not published yet, written in the transaction that made them. One row per event; it goes once Kafka has it.';
comment on column queue.outbox.id is 'Order of writing: within a session the order of what happened, since its row is locked.';
comment on column queue.outbox.event_id is 'Identity of the event, see ledger.event.';
comment on column queue.outbox.occurred_at is 'When it happened, by the clock of the game.';
comment on column queue.outbox.type is 'What happened.';
comment on column queue.outbox.source is 'Who says so.';
comment on column queue.outbox.product is 'Which game.';
comment on column queue.outbox.player_id is 'Who did it; null where nobody in particular did.';
comment on column queue.outbox.session_id is 'The game session; null outside of one.';
comment on column queue.outbox.data is 'The facts: a JSON object in canonical form.';
comment on column queue.outbox.context is 'What came with the event and is no fact of the game: a JSON object; null where nothing did.';

create table queue.relay (
  only_row   boolean     not null default true,
  holder     uuid,
  expires_at timestamptz not null default '-infinity',
  constraint relay_pk primary key (only_row),
  constraint relay_has_one_row check (only_row)
);
comment on table queue.relay is 'Which instance empties the outbox. One row. Were two at it, events would be published twice, and recorded once all the same.';
comment on column queue.relay.only_row is 'Always true; keeps the table to one row.';
comment on column queue.relay.holder is 'The instance, by a name that it made at its start; null before the first.';
comment on column queue.relay.expires_at is 'From when on another may take over.';
insert into queue.relay (holder) values (null);

create table queue.position (
  topic_id     uuid        not null,
  partition    integer     not null,
  topic        text        not null,
  next_offset  bigint      not null,
  leader_epoch integer,
  moved_at     timestamptz not null default clock_timestamp(),
  constraint position_pk primary key (topic_id, partition),
  constraint position_is_an_offset check (next_offset >= 0 and partition >= 0)
) with (fillfactor = 50);
comment on table queue.position is 'How far the topics are in the ledger. One row per topic and partition; it moves in the transaction that records the events, so what lies before it is recorded, and nothing else is.';
comment on column queue.position.topic_id is 'Kafka''s id of the topic: one that is deleted and made anew under its old name has another.';
comment on column queue.position.partition is 'Number of the partition.';
comment on column queue.position.topic is 'Name of the topic.';
comment on column queue.position.next_offset is 'Offset of the first record that is not in the ledger.';
comment on column queue.position.leader_epoch is 'Leader epoch of the last record that is, by which Kafka notices if it has lost that record; null before the first.';
comment on column queue.position.moved_at is 'When it last moved.';

create table queue.gap (
  id          uuid        not null default gen_random_uuid(),
  noticed_at  timestamptz not null default clock_timestamp(),
  topic_id    uuid        not null,
  partition   integer     not null,
  topic       text        not null,
  kind        text        not null,
  from_offset bigint      not null,
  to_offset   bigint,
  note        text,
  settled_at  timestamptz,
  constraint gap_pk primary key (id),
  constraint gap_kind_is_known check (kind in ('missed', 'lost', 'made_anew')),
  constraint gap_is_settled_with_a_note check ((settled_at is null) = (note is null))
);
comment on table queue.gap is 'Where a topic did not have what the ledger had not read yet. One row per partition and finding; a model test names those that nobody has looked into.';
comment on column queue.gap.id is 'Identity of the finding.';
comment on column queue.gap.noticed_at is 'When it was found.';
comment on column queue.gap.topic_id is 'Kafka''s id of the topic.';
comment on column queue.gap.partition is 'Number of the partition.';
comment on column queue.gap.topic is 'Name of the topic.';
comment on column queue.gap.kind is 'missed: Kafka deleted records before they were read. lost: Kafka lost records that were read; those that took their places are read. made_anew: the topic was deleted and made again; whatever the old one had after from_offset is not known.';
comment on column queue.gap.from_offset is 'First offset that is not there.';
comment on column queue.gap.to_offset is 'Offset behind the last one that is not there; null where that is not known.';
comment on column queue.gap.note is 'What came of it, in the words of the admin; null while nobody has looked into it.';
comment on column queue.gap.settled_at is 'When that was written.';
