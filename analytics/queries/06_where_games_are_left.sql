-- At which question do players give up? Games that were not ended, by how many answers they had.
select
  g.num_answered                                                              as answers_given,
  count(*)                                                                    as games,
  round(100.0 * count(*) / sum(count(*)) over (), 1)                          as percent
from main.games g
cross join report.setting s
where not g.is_excluded
  and g.ended_at is null
  and g.last_event_at < report.as_of() - s.abandon_after
group by g.num_answered
order by g.num_answered;
