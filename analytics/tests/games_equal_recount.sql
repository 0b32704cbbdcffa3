-- main.games equals a recount of every event up to its checkpoint. Corrections are honoured.
-- Only while the ledger reaches back to its beginning.
(select 'a recount of the ledger' as only_in, r.* from (select * from main.games_recount except select * from main.games) r)
union all
(select 'main.games', g.* from (select * from main.games except select * from main.games_recount) g)
