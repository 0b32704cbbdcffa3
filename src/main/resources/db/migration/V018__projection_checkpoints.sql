create schema projection;
comment on schema projection is 'How far what is computed from the ledger event by event has come, and which events it could not take.';

create table projection.checkpoint (
  name          text        not null,
  revision      integer     not null,
  is_live       boolean     not null,
  generation    integer     not null default 0,
  tx            xid8        not null default '0',
  position      bigint      not null default 0,
  num_events    bigint      not null default 0,
  recent_events integer     not null default 0,
  recent_parked integer     not null default 0,
  stopped_why   text,
  began_at      timestamptz not null default clock_timestamp(),
  moved_at      timestamptz not null default clock_timestamp(),
  constraint checkpoint_pk primary key (name, revision),
  constraint checkpoint_counts_are_positive
    check (num_events >= 0 and recent_events >= 0 and recent_parked between 0 and recent_events)
) with (fillfactor = 50);
-- One revision is read, and at most one is made beside it.
create unique index checkpoint_of_each_kind on projection.checkpoint (name, is_live);
comment on table projection.checkpoint is 'How far each projection has read the ledger. One row for the revision that is read, and one for a rebuild under way. It moves in the transaction that writes the projection''s rows.';
comment on column projection.checkpoint.name is 'Which projection, as GET /projections spells it.';
comment on column projection.checkpoint.revision is 'Which of its rows it is about; grows with each rebuild.';
comment on column projection.checkpoint.is_live is 'Whether readers see that revision; the other one is being made.';
comment on column projection.checkpoint.generation is 'Generation of the last event that was read; 0 before the first.';
comment on column projection.checkpoint.tx is 'Its transaction, second part of the reading order.';
comment on column projection.checkpoint.position is 'Its position within the transaction.';
comment on column projection.checkpoint.num_events is 'Events of the wanted types that were read, those that were parked among them.';
comment on column projection.checkpoint.recent_events is 'Those of late; halved now and then, so that what was long ago counts less.';
comment on column projection.checkpoint.recent_parked is 'How many of them were parked.';
comment on column projection.checkpoint.stopped_why is 'Why it does not go on until somebody says so; null while it does.';
comment on column projection.checkpoint.began_at is 'When the revision was begun.';
comment on column projection.checkpoint.moved_at is 'When it last moved.';

create table projection.parked (
  name       text        not null,
  revision   integer     not null,
  event_id   uuid        not null,
  generation integer     not null,
  tx         xid8        not null,
  position   bigint      not null,
  type       text        not null,
  error      text        not null,
  parked_at  timestamptz not null default clock_timestamp(),
  constraint parked_pk primary key (name, revision, event_id)
);
comment on table projection.parked is 'Events that a projection could not take: it went on without them. One row per projection, revision and event.';
comment on column projection.parked.name is 'Which projection went on without it.';
comment on column projection.parked.revision is 'The revision that lacks the event.';
comment on column projection.parked.event_id is 'The event in the ledger.';
comment on column projection.parked.generation is 'Its generation.';
comment on column projection.parked.tx is 'Its transaction, second part of the reading order.';
comment on column projection.parked.position is 'Its position within the transaction.';
comment on column projection.parked.type is 'Its type.';
comment on column projection.parked.error is 'What went wrong, in the words of the program or the database.';
comment on column projection.parked.parked_at is 'When that was.';

create table projection.retired (
  name       text        not null,
  revision   integer     not null,
  retired_at timestamptz not null default clock_timestamp(),
  constraint retired_pk primary key (name, revision)
);
comment on table projection.retired is 'Revisions that nobody reads any more, and whose rows are being deleted.';
comment on column projection.retired.name is 'Which projection''s rows they are.';
comment on column projection.retired.revision is 'The number that those rows carry.';
comment on column projection.retired.retired_at is 'When a rebuild took its place.';
