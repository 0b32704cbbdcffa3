-- Which questions should their author look at again? Good players do no better at them than bad ones, or worse.
select q.question_id, q.category, q.answered, q.correct_percent, q.discrimination, q.question_text
from report.questions_difficulty q
where q.answered >= 20
  and q.discrimination < 0.1
order by q.discrimination, q.question_id;
