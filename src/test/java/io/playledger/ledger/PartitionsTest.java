package io.playledger.ledger;

import static io.playledger.ledger.Fate.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the writer of the application, which remembers months. */
@PlayledgerTest
class PartitionsTest {

  @Inject AgroalDataSource dataSource;
  @Inject LedgerWriter writer;
  @Inject Partitions partitions;

  @Test
  @DisplayName("The months around now are made ahead of the first event")
  void madeAhead() throws SQLException {
    partitions.makeAhead();

    YearMonth now = YearMonth.now(Clock.systemUTC());
    assertThat(IntStream.rangeClosed(-1, 2).mapToObj(now::plusMonths)).allMatch(this::hasPartition);
  }

  @ParameterizedTest
  @CsvSource({"2201-03-05T12:00:00Z, false", "2201-05-05T12:00:00Z, true"})
  @DisplayName("A month whose partition was rolled back gets one with its next event")
  void afterRollback(Instant time, boolean lookedMeanwhile) throws SQLException {
    Event event = SomeEvents.at(time);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      writer.append(connection, List.of(event));
      if (lookedMeanwhile) {
        partitions.makeAhead();
      }
      connection.rollback();
    }

    Fate fate = append(event);

    assertThat(fate).isEqualTo(STORED);
    assertThat(hasPartition(YearMonth.from(time.atZone(ZoneOffset.UTC)))).isTrue();
  }

  @Test
  @DisplayName("A month that is known takes further events")
  void knownMonth() throws SQLException {
    append(SomeEvents.at("2201-04-05T12:00:00Z"));
    partitions.makeAhead();

    Fate fate = append(SomeEvents.at("2201-04-30T23:59:59.999Z"));

    assertThat(fate).isEqualTo(STORED);
  }

  private Fate append(Event event) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Fate fate = writer.append(connection, List.of(event)).get(0).fate();
      connection.commit();
      return fate;
    }
  }

  private boolean hasPartition(YearMonth month) {
    String name = "ledger.event_" + month.toString().replace('-', '_');
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, Boolean.class, "select to_regclass(?) is not null", name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
