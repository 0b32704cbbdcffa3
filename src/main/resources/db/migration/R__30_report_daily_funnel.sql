-- models ${models}
-- purpose: where games are given up · grain: one row per day with a game · sources: main.games_by_day
-- refresh: with the games model
create view report.daily_funnel as
select
  d.day                                                              as date,
  d.num_started                                                      as started,
  d.num_first_answered                                               as first_answer,
  d.num_all_answered                                                 as last_answer,
  d.num_ended                                                        as ended,
  round(100.0 * d.num_first_answered / nullif(d.num_started, 0), 2)  as first_answer_percent,
  round(100.0 * d.num_all_answered / nullif(d.num_started, 0), 2)    as last_answer_percent,
  round(100.0 * d.num_ended / nullif(d.num_started, 0), 2)           as ended_percent
from main.games_by_day d;

comment on view report.daily_funnel is 'How far the games of a day got. One row per day with a game. A game may be ended before its last answer.';
comment on column report.daily_funnel.date is 'Day the games began, in the report zone.';
comment on column report.daily_funnel.started is 'Games that began that day.';
comment on column report.daily_funnel.first_answer is 'How many of them had an answer.';
comment on column report.daily_funnel.last_answer is 'How many of them had all their questions answered.';
comment on column report.daily_funnel.ended is 'How many of them were ended, by their players.';
comment on column report.daily_funnel.first_answer_percent is 'Share of those started, in percent.';
comment on column report.daily_funnel.last_answer_percent is 'Share of those started, in percent.';
comment on column report.daily_funnel.ended_percent is 'Share of those started, in percent.';
