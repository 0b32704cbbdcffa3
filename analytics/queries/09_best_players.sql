-- Who plays best? Players with at least five finished games by mean score.
select
  g.player_id,
  count(*)                                                                    as finished_games,
  round(avg(g.score), 2)                                                      as average_score,
  round(100.0 * sum(g.num_correct) / nullif(sum(g.num_answered), 0), 2)       as correct_percent,
  max(g.score)                                                                as best_score
from main.games g
where not g.is_excluded
  and g.player_id is not null
  and g.ended_at is not null
group by g.player_id
having count(*) >= 5
order by average_score desc, g.player_id
limit 20;
