create schema leaderboard;
comment on schema leaderboard is 'Who is best at which game.';

create table leaderboard.board (
  id      integer not null generated always as identity,
  product text    not null,
  season  text    not null,
  constraint board_pk primary key (id),
  constraint board_of_season unique (product, season)
);
comment on table leaderboard.board is 'The boards. One row per game and season; a row stays, whatever is computed anew.';
comment on sequence leaderboard.board_id_seq is 'Numbers the boards; rolled back ones leave gaps.';
comment on column leaderboard.board.id is 'Short for the other two.';
comment on column leaderboard.board.product is 'The game.';
comment on column leaderboard.board.season is 'The stretch of time whose events count; all_time for all of them.';

create table leaderboard.score_row (
  revision   integer     not null,
  board_id   integer     not null,
  reached_at timestamptz not null,
  first_at   timestamptz not null,
  score      numeric     not null,
  sort_key   bytea       not null,
  player_id  text        not null,
  order_id   bigint      not null generated always as ((revision::bigint << 32) | board_id) stored,
  constraint score_row_pk primary key (board_id, player_id, revision)
);
-- By a column of its own: of a revision that statistics do not know yet the planner would look up single players in this
-- index, and read the whole board for each.
create index score_row_in_order on leaderboard.score_row (order_id, sort_key, player_id);
create index score_row_by_player on leaderboard.score_row (player_id);
comment on table leaderboard.score_row is 'What each player has reached. One row per board, player and revision; readers see the revision that projection.checkpoint names.';
comment on column leaderboard.score_row.revision is 'Revision of the projection leaderboard that the row belongs to.';
comment on column leaderboard.score_row.board_id is 'On which board, see leaderboard.board.';
comment on column leaderboard.score_row.reached_at is 'When the player reached that score, by the clock of the game.';
comment on column leaderboard.score_row.first_at is 'Time of the first event that brought the player to the board.';
comment on column leaderboard.score_row.score is 'As the scoring of the game has it: for wins, how many.';
comment on column leaderboard.score_row.sort_key is 'Place in the order of the board, as bytes: the better, the larger. Of equal scores the one is larger that was reached first.';
comment on column leaderboard.score_row.order_id is 'Board and revision in one number, for what is read in order.';
comment on column leaderboard.score_row.player_id is 'Whose score it is.';

-- To know the rank of one of a million players, nobody counts those before: they are counted block by block.
create table leaderboard.block (
  revision    integer not null,
  board_id    integer not null,
  low_key     bytea   not null,
  num_players integer not null,
  constraint block_pk primary key (revision, board_id, low_key),
  constraint block_is_no_debt check (num_players >= 0)
) with (fillfactor = 50);
comment on table leaderboard.block is 'How many players stand between two places of a board. One row per block; together the blocks of a board hold all its players.';
comment on column leaderboard.block.revision is 'As of leaderboard.score_row.';
comment on column leaderboard.block.board_id is 'Of which board, see leaderboard.board.';
comment on column leaderboard.block.low_key is 'The lowest sort_key that belongs to the block, which ends where the next one begins; empty for the first.';
comment on column leaderboard.block.num_players is 'How many players of the board have such a key.';

create function leaderboard.order_id(p_revision integer, p_board_id integer) returns bigint language sql immutable as $$
  select (p_revision::bigint << 32) | p_board_id
$$;
comment on function leaderboard.order_id(integer, integer) is 'The order_id of the rows of a board in a revision.';

create function leaderboard.block_of(p_revision integer, p_board_id integer, p_key bytea) returns bytea
  language sql stable as $$
  select b.low_key from leaderboard.block b
  where b.revision = p_revision and b.board_id = p_board_id and b.low_key <= p_key
  order by b.low_key desc limit 1
$$;
comment on function leaderboard.block_of(integer, integer, bytea) is 'The lowest key of the block that a key belongs to.';

-- The pieces begin at the keys of every so many players. Players of one key stay together, however many.
create function leaderboard.split(p_revision integer, p_board_id integer, p_low_key bytea, p_players integer)
  returns void language plpgsql set enable_seqscan = off as $$
declare
  end_key constant bytea := (
    select min(b.low_key) from leaderboard.block b
    where b.revision = p_revision and b.board_id = p_board_id and b.low_key > p_low_key);
begin
  insert into leaderboard.block as b (revision, board_id, low_key, num_players)
  with keys as (
    select s.sort_key, (row_number() over (order by s.sort_key) - 1) / p_players as piece
    from leaderboard.score_row s
    where s.order_id = leaderboard.order_id(p_revision, p_board_id) and s.sort_key >= p_low_key
      and (end_key is null or s.sort_key < end_key)
  ), lows as (
    select p_low_key as low_key
    union
    select min(k.sort_key) from keys k where k.piece > 0 group by k.piece
  ), pieces as (
    select l.low_key, lead(l.low_key) over (order by l.low_key) as next_key from lows l
  )
  select p_revision, p_board_id, p.low_key, count(k.sort_key)
  from pieces p
  left join keys k on k.sort_key >= p.low_key and (p.next_key is null or k.sort_key < p.next_key)
  group by p.low_key
  on conflict (revision, board_id, low_key) do update set num_players = excluded.num_players;
end $$;
comment on function leaderboard.split(integer, integer, bytea, integer) is
  'Makes pieces of a block, each of about so many players.';

create function leaderboard.join_lower(p_revision integer, p_board_id integer, p_low_key bytea) returns void
  language sql as $$
  with gone as (
    delete from leaderboard.block b
    where b.revision = p_revision and b.board_id = p_board_id and b.low_key = p_low_key
    returning b.num_players)
  update leaderboard.block b set num_players = b.num_players + g.num_players
  from gone g
  where b.revision = p_revision and b.board_id = p_board_id and b.low_key = (
    select max(l.low_key) from leaderboard.block l
    where l.revision = p_revision and l.board_id = p_board_id and l.low_key < p_low_key)
$$;
comment on function leaderboard.join_lower(integer, integer, bytea) is
  'Joins a block to the one below it; not the first.';

create function leaderboard.count_keys(p_revision integer, p_board_ids integer[], p_keys bytea[], p_signs integer[])
  returns void language plpgsql set enable_seqscan = off as $$
declare
  most_players  constant integer := 2000;
  few_players   constant integer := 200;
  touched       record;
begin
  insert into leaderboard.block (revision, board_id, low_key, num_players)
  select distinct p_revision, k.board_id, ''::bytea, 0 from unnest(p_board_ids) k (board_id)
  on conflict (revision, board_id, low_key) do nothing;

  for touched in
    with moved as (
      select k.board_id, leaderboard.block_of(p_revision, k.board_id, k.key) as low_key, sum(k.sign)::integer as players
      from unnest(p_board_ids, p_keys, p_signs) k (board_id, key, sign)
      group by 1, 2
    ), counted as (
      update leaderboard.block b set num_players = b.num_players + m.players
      from moved m
      where b.revision = p_revision and b.board_id = m.board_id and b.low_key = m.low_key and m.players <> 0
      returning b.board_id, b.low_key, b.num_players
    )
    select c.board_id, c.low_key, c.num_players from counted c
    where c.num_players > most_players or (c.num_players < few_players and c.low_key <> '')
    order by c.board_id, c.low_key desc
  loop
    if touched.num_players > most_players then
      perform leaderboard.split(p_revision, touched.board_id, touched.low_key, most_players / 2);
    else
      perform leaderboard.join_lower(p_revision, touched.board_id, touched.low_key);
    end if;
  end loop;
end $$;
comment on function leaderboard.count_keys(integer, integer[], bytea[], integer[]) is
  'Counts keys of boards in (1) or out (-1), block by block, after the rows were written; blocks with too many players are split, those with few joined.';

create function leaderboard.rank_of(p_revision integer, p_board_id integer, p_key bytea) returns bigint
  language plpgsql stable set enable_seqscan = off as $$
declare
  -- What it begins with is known before what it ends with: the planner has to see constants.
  own_key  constant bytea := leaderboard.block_of(p_revision, p_board_id, p_key);
  next_key constant bytea := (
    select min(b.low_key) from leaderboard.block b
    where b.revision = p_revision and b.board_id = p_board_id and b.low_key > own_key);
  above    bigint;
  within   bigint;
begin
  select coalesce(sum(b.num_players), 0) into above
  from leaderboard.block b
  where b.revision = p_revision and b.board_id = p_board_id and b.low_key > own_key;
  select count(*) into within
  from leaderboard.score_row s
  where s.order_id = leaderboard.order_id(p_revision, p_board_id) and s.sort_key > p_key
    and (next_key is null or s.sort_key < next_key);
  return above + within + 1;
end $$;
comment on function leaderboard.rank_of(integer, integer, bytea) is
  'How many players of a board stand before a key, and one more: its rank. Players of one key share it.';
