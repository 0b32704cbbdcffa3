-- models ${models}
-- What a game brought: asked by the views of games as by the counts over them.
create function main.final_score(p_game main.game_row) returns integer language sql immutable as $$
  select case when p_game.ended_at is not null then p_game.final_score + p_game.points_moved end
$$;
comment on function main.final_score(main.game_row) is
  'Score of an ended game, in points: what its end says and what corrections of its answers added; null while it runs.';
