package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.erasure.ErasureStep.Person;
import io.playledger.erasure.ErasureStep.Piece;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What broke a rule gives up a person as well, whatever it looks like. */
@ExtendWith(FreshDatabases.class)
class QuarantineErasureTest {

  private static final String ADA = "ada_lovelace";
  private static final String ADD =
      """
      insert into intake.quarantine
        (id, received_at, key_id, product, source, format, reason, rule, body, repaired_body)
      values (?, now(), 'a-key', 'chess', 'a-test', 'playledger', 'invalid_envelope', ?, ?, ?)
      """;

  private final Person person = new Person(UUID.randomUUID(), ADA, "erased-1");
  private final UUID id = UUID.randomUUID();
  private Database database;

  @BeforeEach
  void fresh(Database fresh) {
    database = fresh;
  }

  @Test
  @DisplayName("A body that was cut off within the id gives it up")
  void cutOff() throws SQLException {
    add("is not JSON", "{\"type\":\"won\",\"playerId\":\"" + ADA, null);

    erase();

    assertThat(database.value("select convert_from(body, 'UTF8') from intake.quarantine"))
        .isEqualTo("{\"type\":\"won\",\"playerId\":\"erased-1");
  }

  @Test
  @DisplayName("A rule that quotes a repair gives up the id that only the repair has")
  void repaired() throws SQLException {
    add("is not expected: " + ADA, "{\"playerId\":", "{\"playerId\":\"" + ADA + "\"}");

    erase();

    assertThat(database.value("select rule from intake.quarantine"))
        .isEqualTo("is not expected: erased-1");
  }

  @Test
  @DisplayName("A note that comes at the same moment is kept")
  void note() throws Exception {
    add("is not expected", "{\"playerId\":\"" + ADA + "\"}", null);

    try (Connection admin = database.begin();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      new QuarantineTable().dismiss(admin, id, "a mistake");
      Future<?> erasure =
          thread.submit(
              () -> {
                erase();
                return true;
              });
      Await.until(
          "the erasure waits for the row",
          () ->
              database.value(
                  Boolean.class, "select exists (select from pg_locks where not granted)"));
      admin.commit();
      erasure.get();
    }

    assertThat(database.value("select note from intake.quarantine")).isEqualTo("a mistake");
    assertThat(database.value("select convert_from(body, 'UTF8') from intake.quarantine"))
        .isEqualTo("{\"playerId\":\"erased-1\"}");
  }

  private void add(String rule, String body, @Nullable String repaired) throws SQLException {
    database.execute(
        ADD,
        id,
        rule,
        body.getBytes(StandardCharsets.UTF_8),
        repaired == null ? null : repaired.getBytes(StandardCharsets.UTF_8));
  }

  private void erase() throws SQLException {
    QuarantineErasure step = new QuarantineErasure();
    try (Connection connection = database.open()) {
      Piece piece = step.next(connection, person, null);
      while (piece.state() == Piece.State.MORE) {
        piece = step.next(connection, person, piece.place());
      }
    }
  }
}
