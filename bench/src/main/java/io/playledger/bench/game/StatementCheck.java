package io.playledger.bench.game;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.own.OwnDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * Sees to it that the ceiling is one: has the server log what it is asked while either side plays a
 * game, and refuses to measure where that differs.
 */
final class StatementCheck {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 20;

  private final OwnDatabase database;

  StatementCheck(OwnDatabase database) {
    this.database = database;
  }

  /**
   * @throws CannotMeasureException naming the first statement that is another
   */
  void requireSame(GamePlayer service, GamePlayer ceiling) throws Exception {
    // The first games of a connection also look up types.
    service.play(nanos -> {});
    ceiling.play(nanos -> {});
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set log_statement = 'all'");
      statement.execute("select pg_reload_conf()");
      List<String> byService;
      List<String> byCeiling;
      try {
        awaitSetting(statement, "all");
        byService = logged(statement, service);
        byCeiling = logged(statement, ceiling);
      } finally {
        statement.execute("alter system reset log_statement");
        statement.execute("select pg_reload_conf()");
      }
      awaitSetting(statement, "none");
      requireSame(byService, byCeiling);
    }
  }

  static void requireSame(List<String> byService, List<String> byCeiling) {
    if (byService.isEmpty()) {
      throw new CannotMeasureException("the log of the server shows no game of the service");
    }
    for (int i = 0; i < Math.max(byService.size(), byCeiling.size()); i++) {
      String service = i < byService.size() ? byService.get(i) : "nothing more";
      String ceiling = i < byCeiling.size() ? byCeiling.get(i) : "nothing more";
      if (!service.equals(ceiling)) {
        throw new CannotMeasureException(
            "the ceiling is none: as statement %d of a game the service executes%n  %s%nand the ceiling%n  %s%nGameSql has to follow the service"
                .formatted(i + 1, service, ceiling));
      }
    }
  }

  private List<String> logged(Statement statement, GamePlayer player) throws Exception {
    long before = Files.size(database.log());
    player.play(nanos -> {});
    String marker = "select '%s'".formatted(UUID.randomUUID());
    statement.execute(marker);
    for (int waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
      String log = textFrom(before);
      if (log.contains(marker)) {
        return StatementLog.gameStatements(log);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new CannotMeasureException("the server does not log statements in " + database.log());
  }

  private String textFrom(long offset) throws IOException {
    byte[] log = Files.readAllBytes(database.log());
    return new String(log, (int) offset, (int) (log.length - offset), StandardCharsets.UTF_8);
  }

  /** Every process of the server takes a new setting before its next statement, or soon after. */
  private static void awaitSetting(Statement statement, String value)
      throws SQLException, InterruptedException {
    for (int waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
      try (ResultSet row = statement.executeQuery("show log_statement")) {
        row.next();
        if (row.getString(1).equals(value)) {
          Thread.sleep(10 * PAUSE_MILLIS);
          return;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new CannotMeasureException("the server does not take the setting log_statement");
  }
}
