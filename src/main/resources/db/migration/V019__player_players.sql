-- Who plays. Nobody has to be here: an event may name any player.
create schema player;
comment on schema player is 'Players who have registered, and the names under which others see them.';

create table player.player (
  id            text        not null,
  token_hash    bytea       not null,
  registered_at timestamptz not null default clock_timestamp(),
  constraint player_pk primary key (id),
  constraint player_id_is_a_uuid check (id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  constraint player_token_is_hashed check (length(token_hash) = 32)
);
comment on table player.player is 'Players who have registered. One row per player; goes when the person is erased.';
comment on column player.player.id is 'Stands as player_id in events; a random UUID as text, since others choose theirs as they like.';
comment on column player.player.token_hash is 'SHA-256 of the secret that proves to be the player; it is 256 random bits, so no salt is needed.';
comment on column player.player.registered_at is 'When that was.';

create table player.display_name (
  player_id text        not null,
  product   text        not null,
  name      text        not null,
  folded    text        not null,
  named_at  timestamptz not null default clock_timestamp(),
  constraint display_name_pk primary key (player_id, product),
  -- Whoever comes second gets a number.
  constraint display_name_is_unique unique (product, folded),
  constraint display_name_player_fk foreign key (player_id) references player.player (id),
  constraint display_name_is_bounded check (octet_length(name) between 1 and 256),
  constraint display_name_product_is_bounded check (length(product) between 1 and 64)
);
comment on table player.display_name is 'Names that players have now. One row per player and product.';
comment on column player.display_name.player_id is 'The player, see player.player.';
comment on column player.display_name.product is 'Which game.';
comment on column player.display_name.name is 'As it is shown: Unicode in normalization form C, 1 to 32 characters as people count them.';
comment on column player.display_name.folded is 'What it is compared by: without case, width and style, in normalization form KC.';
comment on column player.display_name.named_at is 'When the player got it.';
