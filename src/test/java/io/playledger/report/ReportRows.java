package io.playledger.report;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.GameEvent;
import io.playledger.ledger.PlainLedger;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A report of a database without the application. */
public final class ReportRows {

  /** After everything that is played in these tests. */
  public static final String LATER = "2028-01-01T00:00:00Z";

  private static final int BATCH = 100;

  private ReportRows() {}

  /** Records these games and brings the models up to date. */
  public static void play(Database database, GameScript... games) throws Exception {
    new PlainLedger(database)
        .append(Stream.of(games).flatMap(game -> game.events().stream()).toList());
    Folding.refresh(database, BATCH);
  }

  /** Records an event that belongs to no game, and brings the models up to date. */
  static void record(Database database, String time, GameEvent event) throws Exception {
    Event alone =
        EventCodec.envelope(event, new EventContext(Instant.parse(time), "trivia", null, null));
    new PlainLedger(database).append(List.of(alone));
    Folding.refresh(database, BATCH);
  }

  /** The rows of a report as of a time, in the order in which the API gives them. */
  static List<Map<String, Object>> of(Database database, String report, String asOf)
      throws SQLException {
    try (Connection connection = database.open()) {
      Sql.execute(connection, "select set_config('playledger.as_of', ?, false)", asOf);
      return Sql.rows(connection, "select * from report.%s order by 1, 2, 3".formatted(report));
    }
  }

  /** The same, each row as text: the named columns with a space between, a dash for null. */
  public static List<String> text(Database database, String report, String asOf, String... columns)
      throws SQLException {
    return of(database, report, asOf).stream()
        .map(
            row ->
                String.join(
                    " ",
                    List.of(columns).stream()
                        .map(row::get)
                        .map(value -> value == null ? "-" : value.toString())
                        .toList()))
        .toList();
  }
}
