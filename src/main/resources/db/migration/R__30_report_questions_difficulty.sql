-- models ${models}
-- purpose: which questions are hard, which tell good players from bad, which take long · grain: one row per question
-- sources: main.questions, main.question_times, trivia.question (text and subject) · refresh: with the games model
--
-- Discrimination is the point-biserial correlation between the verdict on the question and the share of
-- right answers in the rest of the same game (Crocker and Algina, Introduction to Classical and Modern
-- Test Theory, 1986, chapter 14), computed from sums.
create view report.questions_difficulty as
with cumulated as (
  select t.question_id, t.bucket,
         sum(t.num_answers) over (partition by t.question_id order by t.bucket) as num_up_to,
         sum(t.num_answers) over (partition by t.question_id) as num_timed
  from main.question_times t
),
median as (
  select c.question_id, min(c.bucket) as bucket
  from cumulated c
  where 2 * c.num_up_to >= c.num_timed
  group by c.question_id
)
select
  q.question_id,
  b.category,
  b.difficulty,
  b.question_text,
  q.num_shown                                                        as shown,
  q.num_answered                                                     as answered,
  round(100.0 * q.num_correct / nullif(q.num_answered, 0), 2)        as correct_percent,
  round(((q.num_compared::numeric * q.sum_correct_rest - q.sum_correct::numeric * q.sum_rest)
    / nullif(sqrt((q.num_compared::numeric * q.sum_correct - q.sum_correct::numeric * q.sum_correct)
                * (q.num_compared::numeric * q.sum_rest_squared - q.sum_rest::numeric * q.sum_rest)), 0)), 3)
                                                                     as discrimination,
  round((2 ^ ((m.bucket + 0.5) / 8.0) / 1000)::numeric, 1)           as median_seconds
from main.questions q
left join median m on m.question_id = q.question_id
left join trivia.question b on b.id = q.question_id;

comment on view report.questions_difficulty is 'Questions: how often they came up, how hard they are, whether they tell good players from bad. One row per question that was given out or answered.';
comment on column report.questions_difficulty.question_id is 'Its name in the question bank.';
comment on column report.questions_difficulty.category is 'Subject; null if it is not in the bank.';
comment on column report.questions_difficulty.difficulty is 'easy, medium or hard, as its author judged.';
comment on column report.questions_difficulty.question_text is 'What the player is asked.';
comment on column report.questions_difficulty.shown is 'Times it was given out.';
comment on column report.questions_difficulty.answered is 'Times it was answered.';
comment on column report.questions_difficulty.correct_percent is 'Share of right answers, in percent; null while there are none.';
comment on column report.questions_difficulty.discrimination is 'From -1 to 1: whether those who answer it rightly do well in the rest of the game (1), or badly (-1); null while it cannot be told.';
comment on column report.questions_difficulty.median_seconds is 'Median time from being served to being answered, in seconds; from a histogram, at most 4.5 % and rounding off; null while there is none.';
