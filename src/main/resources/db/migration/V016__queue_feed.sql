-- How far the ledger is published for others to subscribe.
create table queue.feed (
  only_row   boolean     not null default true,
  generation integer     not null default 0,
  tx         xid8        not null default '0',
  position   bigint      not null default 0,
  restarts   integer     not null default 0,
  holder     uuid,
  expires_at timestamptz not null default '-infinity',
  constraint feed_pk primary key (only_row),
  constraint feed_has_one_row check (only_row)
) with (fillfactor = 50);
comment on table queue.feed is 'How far the ledger is published to its outgoing topic, and which instance does it. One row. Its place moves after the brokers have the events, so what lies before it is published, and some of what lies behind it may be.';
comment on column queue.feed.only_row is 'Always true; keeps the table to one row.';
comment on column queue.feed.generation is 'Generation of the last event that is published; 0 before the first.';
comment on column queue.feed.tx is 'Its transaction, second part of the reading order.';
comment on column queue.feed.position is 'Its position within the transaction.';
comment on column queue.feed.restarts is 'How often an admin had everything published again from the beginning. What was on its way then moves the place no more.';
comment on column queue.feed.holder is 'The instance that publishes, by a name that it made at its start; null before the first.';
comment on column queue.feed.expires_at is 'From when on another may take over.';
insert into queue.feed (holder) values (null);
