-- models ${models}
-- purpose: questions, how often they came up and how they were answered · grain: one row per question that was ever given out or answered
-- sources: main.question_row · refresh: main.refresh('games')
create view main.questions as
select
  q.question_id,
  q.num_shown,
  q.num_answered,
  q.num_correct,
  q.num_compared,
  q.sum_correct,
  q.sum_rest,
  q.sum_rest_squared,
  q.sum_correct_rest
from main.question_row q
where q.revision = (select m.revision from main.model m where m.name = 'games')
  and (q.num_shown > 0 or q.num_answered > 0);

comment on view main.questions is 'Questions counted over all games that count. One row per question that was given out or answered.';
comment on column main.questions.question_id is 'Its name in the question bank.';
comment on column main.questions.num_shown is 'Times it was given out.';
comment on column main.questions.num_answered is 'Times it was answered.';
comment on column main.questions.num_correct is 'Times it was answered rightly.';
comment on column main.questions.num_compared is 'Answers to it in games that had other answers.';
comment on column main.questions.sum_correct is 'How many of those were right.';
comment on column main.questions.sum_rest is 'Sum, over those, of the share of right answers in the rest of the game, in permille.';
comment on column main.questions.sum_rest_squared is 'Sum of the squares of the same shares.';
comment on column main.questions.sum_correct_rest is 'Sum of the same shares over the right answers.';
