package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshDatabases.class)
class AppendOnlyTest {

  private static final String RESTRICT_VIOLATION = "23001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger.event set data = '{}'",
        "delete from ledger.event",
        "truncate ledger.event",
        "update ledger.event_2026_05 set player_id = null",
        "delete from ledger.event_2026_05",
        "truncate ledger.event_2026_05",
        "update ledger.event_untimed set recorded_at = now()",
        "delete from ledger.event_untimed",
        "truncate ledger.event_untimed"
      })
  @DisplayName("What is recorded cannot be changed, through the table or through a partition")
  void refused(String change, Database database) throws SQLException {
    PlainLedger ledger = new PlainLedger(database);
    Instant may = Instant.parse("2026-05-05T12:00:00Z");
    ledger.append(List.of(SomeEvents.at(may), SomeEvents.of(new UUID(1, 1), may)));
    String before =
        database.value(String.class, "select string_agg(e::text, '') from ledger.event e");

    SQLException refusal = catchThrowableOfType(SQLException.class, () -> database.execute(change));

    assertThat(refusal.getSQLState()).isEqualTo(RESTRICT_VIOLATION);
    assertThat(refusal.getMessage()).contains("append-only");
    assertThat(database.value(String.class, "select string_agg(e::text, '') from ledger.event e"))
        .isEqualTo(before);
  }
}
