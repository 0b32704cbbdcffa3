-- models ${models}
-- The two things every model and report asks: which day is it there, and as of when are we asking?
create function report.day_of(p_time timestamptz) returns date language sql stable as $$
  select (p_time at time zone s.zone)::date from report.setting s
$$;
comment on function report.day_of(timestamptz) is 'The day of a time in the report zone.';

-- Tests and replays set playledger.as_of for their session; everybody else asks as of now, by the game clock.
create function report.as_of() returns timestamptz language sql stable as $$
  select coalesce(
    nullif(current_setting('playledger.as_of', true), '')::timestamptz,
    now() + (select make_interval(hours => 24 * t.days) from platform.time_shift t))
$$;
comment on function report.as_of() is 'The time that reports are computed as of.';
