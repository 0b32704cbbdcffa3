-- Of a range of places whose bounds it cannot see the planner expects a ninth of the ledger, and an index over all
-- events of games, in the order in which they lie on disk, seems as good a way through that as the reading order:
-- at ten million events a batch of a hundred then reads all of them. Whoever reads a range says nothing of the
-- session; whoever looks for a game does, which implies that there is one. So this index is for the latter only.
drop index ledger.event_of_trivia_game;
create index event_of_trivia_game on ledger.event ((session_id::uuid))
  where type in ('game_started', 'questions_served', 'question_answered', 'game_ended') and session_id is not null;
