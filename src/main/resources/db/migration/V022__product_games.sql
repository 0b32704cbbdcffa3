create schema product;
comment on schema product is 'The games that are registered: what counts in each, and how.';

-- Everybody who goes by the games looks here for each batch and request, and reads the games only when this has changed.
-- Random, not counted: a number that is rolled back would come again, for other games.
create table product.edition (
  only_row boolean not null default true,
  edition  uuid    not null default gen_random_uuid(),
  constraint edition_pk primary key (only_row),
  constraint edition_has_one_row check (only_row)
);
comment on table product.edition is 'Which state product.product is in. One row; whoever changes a game locks it first, so that changes come one after the other.';
comment on column product.edition.only_row is 'Always true; keeps the table to one row.';
comment on column product.edition.edition is 'Another one with every change; says nothing beyond that.';
insert into product.edition default values;

create table product.product (
  registered_at  timestamptz not null default clock_timestamp(),
  changed_at     timestamptz not null default clock_timestamp(),
  starts_at      timestamptz,
  id             text        not null,
  name           text        not null,
  scoring        text        not null,
  zone           text        not null,
  stats_handlers text[]      not null,
  periods        text[]      not null,
  sub_scores     jsonb       not null,
  seasons        jsonb       not null,
  constraint product_pk primary key (id),
  constraint product_id_is_a_name check (id ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  constraint product_name_is_bounded check (length(name) between 1 and 100),
  constraint product_periods_are_known check (periods <@ array['daily', 'weekly', 'monthly']),
  constraint product_sub_scores_are_a_list check (jsonb_typeof(sub_scores) = 'array'),
  constraint product_seasons_are_a_list check (jsonb_typeof(seasons) = 'array')
);
comment on table product.product is 'Games that are registered. One row per game; events may be of others too, for which the defaults hold.';
comment on column product.product.registered_at is 'When it was first registered.';
comment on column product.product.changed_at is 'When what is registered last changed.';
comment on column product.product.starts_at is 'What is dated before counts on no board and in no stats; null where everything counts.';
comment on column product.product.id is 'The game as its events name it, see ledger.event.product.';
comment on column product.product.name is 'The game as people call it.';
comment on column product.product.scoring is 'What its boards are ordered by, one of the names that the service knows.';
comment on column product.product.zone is 'Time zone in which its days, weeks and months begin; as java.time spells it, Z for UTC.';
comment on column product.product.stats_handlers is 'What is counted for its players: names of stats handlers.';
comment on column product.product.periods is 'Which boards it has beside the one of all times: daily, weekly, monthly.';
comment on column product.product.sub_scores is 'What ranks players of the same score, in that order: JSON objects of name and whether the lower one is better.';
comment on column product.product.seasons is 'Stretches of time with boards of their own: JSON objects of name, first moment and first moment after.';
