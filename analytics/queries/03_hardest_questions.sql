-- Which questions are too hard, or just wrong? The ten with the fewest right answers of those answered at least 20 times.
select q.question_id, q.category, q.difficulty, q.answered, q.correct_percent, q.discrimination, q.question_text
from report.questions_difficulty q
where q.answered >= 20
order by q.correct_percent, q.question_id
limit 10;
