-- What all instances of the service must agree on.
create schema platform;
comment on schema platform is 'Settings and secrets that every instance shares.';

create table platform.time_shift (
  only_row boolean not null default true,
  days     integer not null default 0,
  constraint time_shift_pk primary key (only_row),
  constraint time_shift_has_one_row check (only_row),
  constraint time_shift_is_bounded check (days between -3650 and 3650)
);
comment on table platform.time_shift is 'Debug aid: how far the game clock is from the real one. One row.';
comment on column platform.time_shift.only_row is 'Always true; keeps the table to one row.';
comment on column platform.time_shift.days is 'Days added to the clock; 0 in production.';
insert into platform.time_shift default values;

create table platform.admin_key (
  only_row   boolean     not null default true,
  key_hash   bytea       not null,
  created_at timestamptz not null default now(),
  constraint admin_key_pk primary key (only_row),
  constraint admin_key_has_one_row check (only_row)
);
comment on table platform.admin_key is 'The admin key, hashed. One row, made at the first start.';
comment on column platform.admin_key.only_row is 'Always true; keeps the table to one row.';
comment on column platform.admin_key.key_hash is 'SHA-256 of the key; the key itself is random and long, so no salt is needed.';
comment on column platform.admin_key.created_at is 'When the key was made.';
