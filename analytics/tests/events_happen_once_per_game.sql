-- A game is started once, ended once, and each of its questions is answered once.
-- The models take sums over answers and the least or greatest of the others: a second event would
-- be counted, or go unseen.
select e.type, e.session_id as game_id, e.data ->> 'questionId' as question_id, count(*) as events
from ledger.event e
where e.type in ('game_started', 'question_answered', 'game_ended')
group by e.type, e.session_id, e.data ->> 'questionId'
having count(*) > 1
