package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database lets one session at a time refresh a model. */
@ExtendWith(FreshDatabases.class)
class RefreshLockTest {

  private static final int BATCH = 100;

  private Database database;

  @BeforeEach
  void playAGame(Database fresh) throws Exception {
    database = fresh;
    new PlainLedger(fresh).append(GameScript.at("2026-05-05T12:00:00Z").play(1, 0).events());
    Folding.awaitSettled(fresh);
  }

  @Test
  @DisplayName("Who comes while another session refreshes is told so, and does not wait")
  void secondIsTold() throws Exception {
    try (Connection first = database.begin();
        Connection second = database.open()) {
      Integer folded = Folding.fold(first, BATCH);

      Integer told = Folding.fold(second, BATCH);

      assertThat(folded).isEqualTo(4);
      assertThat(told).isNull();
      first.rollback();
    }
  }

  @Test
  @DisplayName(
      "Rows and checkpoint are rolled back together, and the next refresh folds the same events")
  void rolledBack() throws Exception {
    try (Connection first = database.begin();
        Connection second = database.open()) {
      Folding.fold(first, BATCH);
      first.rollback();
      Folding.awaitSettled(database);

      Integer folded = Folding.fold(second, BATCH);

      assertThat(folded).isEqualTo(4);
      assertThat(numAnswered()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A refresh with nothing new folds nothing and says when it looked")
  void nothingNew() throws Exception {
    try (Connection connection = database.open()) {
      Folding.fold(connection, BATCH);
      String before = refreshedAt();

      Integer folded = Folding.fold(connection, BATCH);

      assertThat(folded).isZero();
      assertThat(refreshedAt()).isGreaterThan(before);
      assertThat(numAnswered()).isEqualTo(1);
    }
  }

  private int numAnswered() throws SQLException {
    return database.value(Integer.class, "select num_answered from main.games");
  }

  private String refreshedAt() throws SQLException {
    return database.value(
        String.class,
        "select to_char(refreshed_at, 'YYYY-MM-DD HH24:MI:SS.US') from main.model where name = 'games'");
  }
}
