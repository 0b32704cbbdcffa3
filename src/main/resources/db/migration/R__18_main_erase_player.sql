-- models ${models}
-- A person who is erased goes on as the pseudonym. By then the ledger knows only that, so what is folded from now on is
-- right by itself; rows that were folded before move over to it. Folds wait meanwhile, or one that had read the ledger
-- before could bring the old name back. A model named x brings one function with it:
--   main.erase_player_of_x(revision, player, pseudonym, at most)   returns how many rows it moved

create function main.erase_player(p_model text, p_player_id text, p_pseudonym text, p_max integer) returns integer
  language plpgsql as $$
declare
  known integer;
  moved integer;
  total integer := 0;
begin
  -- In the order of main.finish_rebuild.
  perform from main.rebuild r where r.model = p_model for update;
  perform from main.model m where m.name = p_model for update;
  perform from main.retired_revision o where o.model = p_model for update;
  for known in
    select m.revision from main.model m where m.name = p_model
    union
    select r.revision from main.rebuild r where r.model = p_model
    union
    select o.revision from main.retired_revision o where o.model = p_model
  loop
    if total < p_max then
      execute format('select main.erase_player_of_%s($1, $2, $3, $4)', p_model)
        into moved using known, p_player_id, p_pseudonym, p_max - total;
      total := total + moved;
    end if;
  end loop;
  return total;
end $$;
comment on function main.erase_player(text, text, text, integer) is
  'Moves up to so many rows of a player to the pseudonym, in every revision of a model; returns how many, fewer than asked for once all are moved.';

create function main.erase_player_of_games(p_revision integer, p_player_id text, p_pseudonym text, p_max integer)
  returns integer language plpgsql
set enable_seqscan = off
as $$
declare
  games       uuid[];
  corrections integer;
begin
  update main.correction_row c set player_id = p_pseudonym
  where c.model = 'games' and c.revision = p_revision and c.kind = 'player_banned' and c.player_id = p_player_id;
  get diagnostics corrections = row_count;

  games := array(
    select g.game_id from main.game_row g where g.revision = p_revision and g.player_id = p_player_id limit p_max);
  update main.game_row g set player_id = p_pseudonym
  where g.revision = p_revision and g.game_id = any (games);

  delete from main.player_to_judge j
  where j.model = 'games' and j.revision = p_revision and j.player_id = p_player_id;
  -- A game may have been folded under one name while the ban stood under the other.
  if found or corrections > 0 or cardinality(games) > 0 then
    insert into main.player_to_judge (model, revision, player_id) values ('games', p_revision, p_pseudonym)
    on conflict do nothing;
  end if;
  return cardinality(games);
end $$;
comment on function main.erase_player_of_games(integer, text, text, integer) is
  'Moves games of a player, and bans, to the pseudonym in a revision of the games model; returns how many games.';

create function main.erase_player_of_players(p_revision integer, p_player_id text, p_pseudonym text, p_max integer)
  returns integer language plpgsql
set enable_seqscan = off
as $$
declare
  known constant main.player_row[] := array(
    select p from main.player_row p where p.revision = p_revision and p.player_id = p_player_id);
  days  constant main.player_day_row[] := array(
    select d from main.player_day_row d where d.revision = p_revision and d.player_id = p_player_id);
begin
  perform main.count_wholly(p_revision, -1, array(select k from unnest(known) k where not k.is_banned));
  delete from main.player_day_row d where d.revision = p_revision and d.player_id = p_player_id;
  delete from main.player_row p where p.revision = p_revision and p.player_id = p_player_id;

  update main.correction_row c set player_id = p_pseudonym
  where c.model = 'players' and c.revision = p_revision and c.kind = 'player_banned' and c.player_id = p_player_id;
  -- Late events may have brought the pseudonym days already, some of them the same.
  perform main.ban_players(p_revision, array[p_pseudonym]);
  perform main.add_days(p_revision, array(
    select row(p_revision, p_pseudonym, d.day)::main.player_day_row
    from unnest(days) d
    where not exists (
      select from main.player_day_row k
      where k.revision = p_revision and k.player_id = p_pseudonym and k.day = d.day)));
  return least(cardinality(days), p_max - 1);
end $$;
comment on function main.erase_player_of_players(integer, text, text, integer) is
  'Moves a player with all days of play, and bans, to the pseudonym in a revision of the players model; returns how many days.';
