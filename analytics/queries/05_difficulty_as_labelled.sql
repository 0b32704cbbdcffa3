-- Do the labels easy, medium and hard hold? Right answers and median time over all questions of each label.
select
  q.difficulty,
  count(*)                                                                        as questions,
  sum(q.answered)                                                                 as answered,
  round(sum(q.correct_percent * q.answered) / nullif(sum(q.answered), 0), 2)      as correct_percent,
  round(avg(q.median_seconds), 1)                                                 as mean_of_median_seconds
from report.questions_difficulty q
where q.difficulty is not null
group by q.difficulty
order by correct_percent desc nulls last;
