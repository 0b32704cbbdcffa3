package io.playledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.erasure.ErasureStep.Person;
import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.intake.StoredData;
import io.playledger.ledger.Fate;
import io.playledger.ledger.LedgerErasure;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database writes numbers out in full: the longest that come in are longer there. */
@ExtendWith(FreshDatabases.class)
class LongNumbersTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");
  private static final String ADA = "ada_lovelace";

  private final Person person = new Person(UUID.randomUUID(), ADA, "erased-1");
  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void fresh(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E-999", "E-1200", "E-690", ""})
  @DisplayName(
      "An event with the longest number gives up its player, and comes again as a duplicate")
  void erased(String exponent) throws SQLException {
    Event event = event(ADA, exponent);
    ledger.append(List.of(event));
    request();

    try (Connection connection = database.open()) {
      new EventErasure(new LedgerErasure(), new StoredData()).next(connection, person, null);
    }

    assertThat(database.column("select player_id from ledger.event")).containsExactly("erased-1");
    // Another writer: the one from before may not know for two seconds.
    assertThat(new PlainLedger(database).append(List.of(event))).containsExactly(Fate.DUPLICATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E-999", "E-1200", "E-690", ""})
  @DisplayName("Once somebody was erased, such an event is still taken")
  void taken(String exponent) throws SQLException {
    request();

    assertThat(ledger.append(List.of(event("bob", exponent)))).containsExactly(Fate.STORED);
  }

  private void request() throws SQLException {
    try (Connection connection = database.open()) {
      ErasureRows.add(connection, person, PlainLedger.erased().hash(connection, ADA));
    }
  }

  /** As many digits as the intake takes, in the form that it writes. */
  private static Event event(String player, String exponent) {
    String digits = exponent.isEmpty() ? "9".repeat(300) + "." + "9".repeat(699) : "9".repeat(994);
    String data = new StoredData().of("{\"n\":" + digits + exponent + "}");
    return new Event(EventId.at(TIME), "won", "a-test", TIME, "chess", player, null, data);
  }
}
