-- models ${models}
-- purpose: players as business objects · grain: one row per player who gave a name · sources: main.player_row
-- refresh: main.refresh('players')
create view main.players as
select p.player_id, p.first_day, p.last_day, p.is_banned
from main.player_row p
where p.revision = (select m.revision from main.model m where m.name = 'players');

comment on view main.players is 'Players who started a game or answered a question. One row per player; anonymous ones are in none.';
comment on column main.players.player_id is 'Name that was played under.';
comment on column main.players.first_day is 'First day of play, in the report zone.';
comment on column main.players.last_day is 'Latest day of play.';
comment on column main.players.is_banned is 'Whether a ban stands; then the player counts nowhere.';
