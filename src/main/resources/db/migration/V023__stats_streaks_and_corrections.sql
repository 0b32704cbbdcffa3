-- For the events of one match, when it is declared void. As for games of trivia (V007): whoever reads a range says nothing
-- of the session, so the planner must not take this index for a way through it.
create index event_of_match on ledger.event (product, session_id) where type = 'game_over' and session_id is not null;
