-- models ${models}
-- What is counted over games. Each count is a sum over the rows of main.game_row, so it moves by the
-- rows as they are now minus the rows as they were.

create function main.difference(p_before main.game_row[], p_after main.game_row[])
  returns table (sign integer, day date, game main.game_row) language sql stable as $$
  select d.sign, ((d.game).started_at at time zone s.zone)::date, d.game
  from (
    select -1 as sign, b as game from unnest(p_before) b
    union all
    select 1, a from unnest(p_after) a
  ) d
  cross join report.setting s
  -- A game whose start has not come yet is counted when it comes.
  where (d.game).started_at is not null
$$;
comment on function main.difference(main.game_row[], main.game_row[]) is
  'Games as they were, to be taken off the counts (-1), and as they are, to be added (1).';

create function main.count_days(p_before main.game_row[], p_after main.game_row[]) returns void language plpgsql as $$
declare
  emptied date[];
begin
  with change as (
    select (d.game).revision, d.day, d.sign, d.game
    from main.difference(p_before, p_after) d
  ),
  counted as (
    select c.revision, c.day,
      sum(c.sign) filter (where not (c.game).is_excluded) as num_started,
      sum(c.sign) filter (where not (c.game).is_excluded and (c.game).num_answered > 0) as num_first_answered,
      sum(c.sign) filter (where not (c.game).is_excluded and (c.game).num_answered >= (c.game).question_count) as num_all_answered,
      sum(c.sign) filter (where not (c.game).is_excluded and (c.game).ended_at is not null) as num_ended,
      sum(c.sign * main.final_score(c.game)) filter (where not (c.game).is_excluded) as sum_score,
      sum(c.sign) filter (where (c.game).is_excluded) as num_excluded
    from change c
    group by c.revision, c.day
  ),
  moved as (
    insert into main.game_day_row as d (revision, day, num_started, num_first_answered, num_all_answered, num_ended, sum_score, num_excluded)
    select c.revision, c.day, coalesce(c.num_started, 0), coalesce(c.num_first_answered, 0),
      coalesce(c.num_all_answered, 0), coalesce(c.num_ended, 0), coalesce(c.sum_score, 0), coalesce(c.num_excluded, 0)
    from counted c
    on conflict (revision, day) do update set
      num_started        = d.num_started + excluded.num_started,
      num_first_answered = d.num_first_answered + excluded.num_first_answered,
      num_all_answered   = d.num_all_answered + excluded.num_all_answered,
      num_ended          = d.num_ended + excluded.num_ended,
      sum_score          = d.sum_score + excluded.sum_score,
      num_excluded       = d.num_excluded + excluded.num_excluded
    returning d.day, d.num_started, d.num_excluded
  )
  select array_agg(m.day) into emptied from moved m where m.num_started = 0 and m.num_excluded = 0;
  -- A day whose last game turned out to have begun on another one.
  delete from main.game_day_row d where d.revision = p_after[1].revision and d.day = any (emptied);
end $$;
comment on function main.count_days(main.game_row[], main.game_row[]) is 'Moves main.game_day_row by the difference between games.';

create function main.count_scores(p_before main.game_row[], p_after main.game_row[]) returns void language plpgsql as $$
declare
  emptied boolean;
begin
  with moved as (
    insert into main.game_score_row as s (revision, day, score, num_games)
    select (d.game).revision, d.day, main.final_score(d.game), sum(d.sign)
    from main.difference(p_before, p_after) d
    where main.final_score(d.game) is not null and not (d.game).is_excluded
    group by 1, 2, 3
    having sum(d.sign) <> 0
    on conflict (revision, day, score) do update set num_games = s.num_games + excluded.num_games
    returning s.num_games
  )
  select exists (select from moved m where m.num_games = 0) into emptied;
  if emptied then
    delete from main.game_score_row s
    where s.num_games = 0 and s.revision = p_after[1].revision
      and s.day = any (array(select d.day from main.difference(p_before, p_after) d));
  end if;
end $$;
comment on function main.count_scores(main.game_row[], main.game_row[]) is 'Moves main.game_score_row by the difference between games.';

create function main.time_bucket(p_millis bigint) returns integer language sql immutable as $$
  select floor(8 * ln(greatest(p_millis, 1)::double precision) / ln(2::double precision) + 1e-9)::integer
$$;
comment on function main.time_bucket(bigint) is
  'Bucket of a time in milliseconds: eight for each doubling, so the middle of one is at most 4.5 % from any time in it.';

create function main.count_questions(p_before main.game_row[], p_after main.game_row[]) returns void language sql as $$
  with game as (
    select d.sign, (d.game).revision, (d.game).served_ids, (d.game).answers, (d.game).num_answered, (d.game).num_correct
    from main.difference(p_before, p_after) d
    where not (d.game).is_excluded
  ),
  answer as (
    select g.sign, g.revision, a.question_id, a.is_correct::int as correct, a.millis,
      -- The share of right answers in the rest of the game, in permille; none in a game of one answer.
      1000 * (g.num_correct - a.is_correct::int) / nullif(g.num_answered - 1, 0) as rest
    from game g
    cross join unnest(g.answers) a
  ),
  change as (
    select g.revision, served as question_id, g.sign as shown, 0 as answered, 0 as correct,
      0 as compared, 0 as compared_correct, 0 as rest, 0 as rest_squared, 0 as correct_rest
    from game g
    cross join unnest(g.served_ids) served
    union all
    select a.revision, a.question_id, 0, a.sign, a.sign * a.correct,
      a.sign * (a.rest is not null)::int, case when a.rest is not null then a.sign * a.correct else 0 end,
      coalesce(a.sign * a.rest, 0), coalesce(a.sign * a.rest * a.rest, 0), coalesce(a.sign * a.correct * a.rest, 0)
    from answer a
  ),
  questions as (
    insert into main.question_row as q (revision, question_id, num_shown, num_answered, num_correct,
      num_compared, sum_correct, sum_rest, sum_rest_squared, sum_correct_rest)
    select c.revision, c.question_id, sum(c.shown), sum(c.answered), sum(c.correct),
      sum(c.compared), sum(c.compared_correct), sum(c.rest), sum(c.rest_squared), sum(c.correct_rest)
    from change c
    group by c.revision, c.question_id
    on conflict (revision, question_id) do update set
      num_shown        = q.num_shown + excluded.num_shown,
      num_answered     = q.num_answered + excluded.num_answered,
      num_correct      = q.num_correct + excluded.num_correct,
      num_compared     = q.num_compared + excluded.num_compared,
      sum_correct      = q.sum_correct + excluded.sum_correct,
      sum_rest         = q.sum_rest + excluded.sum_rest,
      sum_rest_squared = q.sum_rest_squared + excluded.sum_rest_squared,
      sum_correct_rest = q.sum_correct_rest + excluded.sum_correct_rest
  )
  insert into main.question_time_row as t (revision, question_id, bucket, num_answers)
  select a.revision, a.question_id, main.time_bucket(a.millis), sum(a.sign)
  from answer a
  where a.millis is not null
  group by 1, 2, 3
  having sum(a.sign) <> 0
  on conflict (revision, question_id, bucket) do update set num_answers = t.num_answers + excluded.num_answers
$$;
comment on function main.count_questions(main.game_row[], main.game_row[]) is
  'Moves main.question_row and main.question_time_row by the difference between games.';

create function main.count_questions_served(p_revision integer, p_question_ids text[]) returns void language sql as $$
  insert into main.question_row as q (revision, question_id, num_shown, num_answered, num_correct,
    num_compared, sum_correct, sum_rest, sum_rest_squared, sum_correct_rest)
  select p_revision, id, count(*), 0, 0, 0, 0, 0, 0, 0
  from unnest(p_question_ids) id
  group by id
  on conflict (revision, question_id) do update set num_shown = q.num_shown + excluded.num_shown
$$;
comment on function main.count_questions_served(integer, text[]) is 'Adds questions that were given out outside of any game.';
