-- Every game is what a full recount of its events gives, corrections included.
(select 'a recount of the ledger' as only_in, r.* from (select * from main.games_recount except select * from main.games) r)
union all
(select 'main.games', g.* from (select * from main.games except select * from main.games_recount) g)
