-- models ${models}
-- purpose: how long questions take · grain: one row per question and bucket of time · sources: main.question_time_row
-- refresh: main.refresh('games')
create view main.question_times as
select t.question_id, t.bucket, t.num_answers
from main.question_time_row t
where t.revision = (select m.revision from main.model m where m.name = 'games')
  and t.num_answers > 0;

comment on view main.question_times is 'A histogram of answer times. One row per question and bucket of time.';
comment on column main.question_times.question_id is 'Its name in the question bank.';
comment on column main.question_times.bucket is 'Times from 2^(bucket/8) milliseconds up to 2^((bucket+1)/8); 0 holds shorter ones too.';
comment on column main.question_times.num_answers is 'Answers that took so long.';
