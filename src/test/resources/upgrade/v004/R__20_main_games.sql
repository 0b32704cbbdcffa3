-- models ${models}
-- purpose: games as business objects · grain: one row per game · sources: staging · refresh: main.refresh_games
create view main.games as
select
  g.game_id,
  g.product,
  g.player_id,
  g.category,
  g.question_count,
  g.num_answered,
  g.num_correct,
  coalesce(g.final_score, g.points) as score,
  g.started_at,
  g.ended_at,
  g.last_event_at
from main.game_row g
where g.revision = (select m.revision from main.model m where m.name = 'games')
  and g.started_at is not null;

comment on view main.games is 'Games that began. One row per game.';
comment on column main.games.game_id is 'The game session.';
comment on column main.games.product is 'The game it was a session of.';
comment on column main.games.player_id is 'Who played; null when anonymous.';
comment on column main.games.category is 'Category asked for; null for all.';
comment on column main.games.question_count is 'Questions the session was to have.';
comment on column main.games.num_answered is 'Questions answered; 0 in an empty game.';
comment on column main.games.num_correct is 'Questions answered rightly.';
comment on column main.games.score is 'Points: the final score of an ended game, the points so far of another.';
comment on column main.games.started_at is 'When it began, by the clock of the game.';
comment on column main.games.ended_at is 'When it was ended; null while it is not.';
comment on column main.games.last_event_at is 'Latest event of the session.';
