package io.playledger.ledger;

import io.playledger.support.Database;
import java.sql.SQLException;

/** Makes a long past: games of five events each, one every twenty minutes from 2026 on. */
public final class History {

  private static final String GAMES =
      """
      insert into ledger.event (id, occurred_at, generation, type, source, product, player_id,
                                session_id, content_hash, data)
      select (left(ledger.id_at(t.at)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid,
             t.at, 1, step.type, 'a-test', 'trivia', 'ada', md5(game::text)::uuid, '',
             step.data::jsonb
      from generate_series(?, ?) as game
      cross join (values
        (0, 'game_started', '{"questionCount":3}'),
        (1, 'question_answered', '{"correct":true,"points":10}'),
        (2, 'question_answered', '{"correct":false,"points":0}'),
        (3, 'question_answered', '{"correct":true,"points":10}'),
        (4, 'game_ended', '{"finalScore":20}')) as step (ordinal, type, data)
      cross join lateral (
        select timestamptz '2026-01-01' + game * interval '20 minutes'
               + step.ordinal * interval '5 seconds' as at) t
      order by t.at
      """;

  private History() {}

  /** Adds the games from one number to another, both included, in one transaction. */
  public static void addGames(Database database, int first, int last) throws SQLException {
    database.execute(
        "select ledger.ensure_partition((timestamp '2026-01-01' + n * interval '1 month')::date)"
            + " from generate_series(0, 5) as n");
    database.execute(GAMES, first, last);
  }
}
