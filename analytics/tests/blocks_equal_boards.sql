-- By the counts that ranks are made of, as many players stand on each board as there are who are not banned.
with live as (
  select c.revision from projection.checkpoint c where c.name = 'leaderboard' and c.is_live
),
counted as (
  select k.board_id, sum(k.num_players) as in_blocks
  from leaderboard.block k
  join live l on l.revision = k.revision
  group by k.board_id
),
standing as (
  select s.board_id, count(*) as on_board
  from leaderboard.score_row s
  join live l on l.revision = s.revision
  where not s.is_banned
  group by s.board_id
)
select b.product, b.season, coalesce(c.in_blocks, 0) as in_blocks, coalesce(s.on_board, 0) as on_board
from leaderboard.board b
left join counted c on c.board_id = b.id
left join standing s on s.board_id = b.id
where coalesce(c.in_blocks, 0) <> coalesce(s.on_board, 0)
