package io.playledger.backup;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Fills a database with rows that are hard to copy. */
final class Filled {

  static final UUID SESSION = new UUID(7, 7);

  private static final String HARD =
      "tab\t, line\nbreak, \r\n, back\\slash, \\N, \\., quote \" ' $$, ünïcödé, 日本, 👾, \u0001\u007f";

  private Filled() {}

  /** Events of two months and untimed ones, a conflict, a session, a question, keys, a player. */
  static Database fill(Database database) throws SQLException {
    PlainLedger ledger = new PlainLedger(database);
    Event may = event(EventId.at(Instant.parse("2026-05-05T12:00:00Z")), "ada", "{\"n\":1}");
    ledger.append(
        List.of(
            may,
            event(EventId.at(Instant.parse("2026-11-30T23:59:59.999Z")), null, "{\"n\":2}"),
            event(new UUID(0, 42), HARD, big())));
    ledger.append(List.of(event(may.id(), "eve", "{\"n\":3}")));
    database.execute(
        "insert into trivia.question (id, category, difficulty, question_text, options, correct_index)"
            + " values ('hard-1', 'odd', 'hard', ?, array[?, 'b', '{\"x\",NULL}'], 1)",
        HARD,
        HARD);
    database.execute(
        "insert into trivia.session (id, player_id, question_count, started_at) values (?, '', 1, '2026-05-05T12:00:00.123456Z')",
        SESSION);
    database.execute(
        "insert into trivia.session_question (session_id, ordinal, question_id) values (?, 0, 'hard-1')",
        SESSION);
    database.execute("update platform.time_shift set days = 3");
    database.execute("insert into platform.admin_key (key_hash) values ('\\x00ff')");
    addKey(database, "aaaaaaaaaaaa");
    String player = new UUID(9, 9).toString();
    database.execute("insert into player.player (id, token_hash) values (?, sha256('x'))", player);
    database.execute(
        "insert into player.display_name (player_id, product, name, folded) values (?, 'chess', ?, ?)",
        player,
        HARD,
        HARD);
    return database;
  }

  /** An API key with its audit, which refuses changes. */
  static void addKey(Database database, String id) throws SQLException {
    database.execute(
        "insert into platform.api_key (id, name, scopes) values (?, ?, array['write:*', 'read'])",
        id,
        id);
    database.execute(
        "insert into platform.api_key_secret (key_id, secret_hash) values (?, sha256('x'))", id);
    database.execute(
        "insert into platform.api_key_audit (key_id, action, detail) values (?, 'created', 'read')",
        id);
  }

  /** A megabyte that compresses well, and more that does not. */
  private static String big() {
    StringBuilder random = new StringBuilder();
    new Random(42).longs(8_000).forEach(number -> random.append(Long.toHexString(number)));
    return "{\"same\":\"%s\",\"random\":\"%s\"}".formatted("ö".repeat(1 << 20), random);
  }

  private static Event event(UUID id, String player, String data) {
    return new Event(
        id,
        "player_action",
        "a-test",
        Instant.parse("2026-05-05T12:00:00Z"),
        "chess",
        player,
        SESSION.toString(),
        data);
  }
}
