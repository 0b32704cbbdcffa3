-- A version is for ever: events are marked with the one that judged them. As json and not jsonb, which would
-- forget the order of the properties, and with it which of two broken rules is named.
create table intake.event_schema (
  created_at timestamptz not null default now(),
  version    integer     not null,
  product    text        not null,
  type       text        not null,
  schema     json        not null,
  constraint event_schema_pk primary key (product, type, version),
  constraint event_schema_version_from_one check (version >= 1),
  constraint event_schema_product_is_a_name check (product ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  constraint event_schema_type_is_a_name check (type ~ '^[a-z][a-z0-9_]{0,99}$')
);
comment on table intake.event_schema is 'What the data of events from outside must look like, where an admin has said so. One row per product, type and version; rows stay as they are.';
comment on column intake.event_schema.created_at is 'When it was registered.';
comment on column intake.event_schema.version is 'Counts 1, 2, 3 for each product and type; the highest judges new events.';
comment on column intake.event_schema.product is 'The game whose events it judges.';
comment on column intake.event_schema.type is 'What those events say happened.';
comment on column intake.event_schema.schema is 'JSON Schema (draft 2020-12) of the data of an event.';

create table intake.product_policy (
  changed_at    timestamptz not null default now(),
  product       text        not null,
  unknown_types text        not null,
  constraint product_policy_pk primary key (product),
  constraint product_policy_unknown_types_is_known check (unknown_types in ('accept', 'quarantine')),
  constraint product_policy_product_is_a_name check (product ~ '^[a-z0-9][a-z0-9._-]{0,63}$')
);
comment on table intake.product_policy is 'What is done with the events of a product, where an admin has said so. One row per product.';
comment on column intake.product_policy.changed_at is 'When it was last set.';
comment on column intake.product_policy.product is 'The game.';
comment on column intake.product_policy.unknown_types is 'What becomes of events whose type has no schema: accept or quarantine. Accept for products without a row.';
