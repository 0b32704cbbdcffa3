-- Sub-scores, ratings, and players who are banned: those keep their rows, but stand in no order.
alter table leaderboard.score_row
  add column is_banned  boolean            not null default false,
  add column sub_scores numeric[],
  add column rating     double precision[];
alter table leaderboard.score_row
  alter column order_id drop not null,
  alter column order_id set expression as (case when not is_banned then (revision::bigint << 32) | board_id end);
create index score_row_of_banned on leaderboard.score_row (revision) where is_banned;
comment on column leaderboard.score_row.is_banned is 'Whether the player is banned: not on the board, and not counted in its blocks.';
comment on column leaderboard.score_row.sub_scores is 'What ranks players of the same score, in the order in which it does; null where the game has none.';
comment on column leaderboard.score_row.rating is 'What the rating system knows of the player, in its own order: Elo rating and matches; Glicko-2 rating, deviation and volatility; OpenSkill mu and sigma. Null where the scoring is none.';
comment on column leaderboard.score_row.order_id is 'Board and revision in one number, for what is read in order; null of who is banned.';

create table leaderboard.ban (
  revision      integer not null,
  player_id     text    not null,
  correction_id uuid    not null,
  constraint ban_pk primary key (revision, player_id)
);
create index ban_by_player on leaderboard.ban (player_id);
comment on table leaderboard.ban is 'Who is banned. One row per player and revision.';
comment on column leaderboard.ban.revision is 'As of leaderboard.score_row.';
comment on column leaderboard.ban.player_id is 'Who.';
comment on column leaderboard.ban.correction_id is 'The event that says so.';

create table leaderboard.voided_match (
  revision      integer not null,
  product       text    not null,
  session_id    text    not null,
  correction_id uuid    not null,
  constraint voided_match_pk primary key (revision, product, session_id)
);
comment on table leaderboard.voided_match is 'Matches that count nowhere, whether their results are there yet or not. One row per match and revision.';
comment on column leaderboard.voided_match.revision is 'As of leaderboard.score_row.';
comment on column leaderboard.voided_match.product is 'The game.';
comment on column leaderboard.voided_match.session_id is 'The match, as its events name it.';
comment on column leaderboard.voided_match.correction_id is 'The event that says so.';

-- The order of its own number, as in score_row.
create table leaderboard.rating_change (
  revision    integer            not null,
  board_id    integer            not null,
  generation  integer            not null,
  tx          xid8               not null,
  position    bigint             not null,
  occurred_at timestamptz        not null,
  reached_at  timestamptz        not null,
  first_at    timestamptz        not null,
  event_id    uuid               not null,
  score       numeric            not null,
  sort_key    bytea              not null,
  rating      double precision[] not null,
  player_id   text               not null,
  order_id    bigint             not null generated always as ((revision::bigint << 32) | board_id) stored,
  constraint rating_change_pk primary key (board_id, player_id, revision, generation, tx, position)
);
create index rating_change_in_order on leaderboard.rating_change (order_id, generation, tx, position);
create index rating_change_by_player on leaderboard.rating_change (player_id);
comment on table leaderboard.rating_change is 'What each match made of the ratings of its players. One row per board, player, match and revision; only of games that rate their players.';
comment on column leaderboard.rating_change.revision is 'As of leaderboard.score_row.';
comment on column leaderboard.rating_change.board_id is 'On which board, see leaderboard.board.';
comment on column leaderboard.rating_change.generation is 'Place of the result in the ledger, first part.';
comment on column leaderboard.rating_change.tx is 'Place of the result in the ledger, second part.';
comment on column leaderboard.rating_change.position is 'Place of the result in the ledger, third part.';
comment on column leaderboard.rating_change.occurred_at is 'When the match ended, by the clock of the game.';
comment on column leaderboard.rating_change.reached_at is 'As of leaderboard.score_row, after the match.';
comment on column leaderboard.rating_change.first_at is 'As of leaderboard.score_row.';
comment on column leaderboard.rating_change.event_id is 'The event that brought the result.';
comment on column leaderboard.rating_change.score is 'The score after the match.';
comment on column leaderboard.rating_change.sort_key is 'As of leaderboard.score_row, after the match.';
comment on column leaderboard.rating_change.rating is 'As of leaderboard.score_row, after the match.';
comment on column leaderboard.rating_change.player_id is 'Whose rating it is.';
comment on column leaderboard.rating_change.order_id is 'Board and revision in one number, for what is read in order.';

-- Boards are computed anew from the results of a game, in reading order. Of the types that Outcome knows.
create index event_of_product on ledger.event (product, generation, tx, position)
  where type in ('game_over', 'game_ended');

create function leaderboard.count_anew(p_revision integer, p_board_id integer) returns void
  language plpgsql set enable_seqscan = off as $$
declare
  players constant integer := (
    select count(*) from leaderboard.score_row s where s.order_id = leaderboard.order_id(p_revision, p_board_id));
begin
  delete from leaderboard.block b where b.revision = p_revision and b.board_id = p_board_id;
  insert into leaderboard.block (revision, board_id, low_key, num_players)
  values (p_revision, p_board_id, '', players);
  if players > 2000 then
    perform leaderboard.split(p_revision, p_board_id, '', 1000);
  end if;
end $$;
comment on function leaderboard.count_anew(integer, integer) is
  'Counts the players of a board in blocks, whatever was counted before.';

create function leaderboard.rewind(
  p_revision integer, p_product text, p_generation integer, p_tx xid8, p_position bigint) returns void
  language plpgsql as $$
declare
  touched record;
begin
  for touched in select b.id from leaderboard.board b where b.product = p_product order by b.id loop
    with gone as (
      delete from leaderboard.rating_change c
      where c.order_id = leaderboard.order_id(p_revision, touched.id)
        and (c.generation, c.tx, c.position) >= (p_generation, p_tx, p_position)
      returning c.player_id
    ), last as (
      select g.player_id, l.*
      from (select distinct player_id from gone) g
      left join lateral (
        select c.score, c.rating, c.reached_at, c.first_at, c.sort_key
        from leaderboard.rating_change c
        where c.board_id = touched.id and c.player_id = g.player_id and c.revision = p_revision
          and (c.generation, c.tx, c.position) < (p_generation, p_tx, p_position)
        order by c.generation desc, c.tx desc, c.position desc
        limit 1) l on true
    ), back as (
      update leaderboard.score_row s
      set score = l.score, rating = l.rating, reached_at = l.reached_at, first_at = l.first_at, sort_key = l.sort_key
      from last l
      where l.sort_key is not null
        and s.board_id = touched.id and s.player_id = l.player_id and s.revision = p_revision
    )
    delete from leaderboard.score_row s
    using last l
    where l.sort_key is null and s.board_id = touched.id and s.player_id = l.player_id and s.revision = p_revision;
    perform leaderboard.count_anew(p_revision, touched.id);
  end loop;
end $$;
comment on function leaderboard.rewind(integer, text, integer, xid8, bigint) is
  'Takes the boards of a game that rates its players back to before a place of the ledger.';
