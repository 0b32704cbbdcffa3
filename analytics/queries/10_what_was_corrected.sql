-- What was put right, and how much does it weigh? Corrections of each kind, and the games they keep out of the reports.
select
  c.type,
  count(*)                                              as made,
  count(*) filter (where c.withdrawn_at is not null)    as withdrawn,
  count(distinct g.game_id)                             as games_excluded_now
from report.corrections c
left join main.games g
  on g.is_excluded
 and c.withdrawn_at is null
 and (g.game_id = c.game_id or g.player_id = c.player_id)
group by c.type
order by c.type;
