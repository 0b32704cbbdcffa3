package io.playledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.export.Exports.Stretch;
import io.playledger.ledger.LedgerPages;
import io.playledger.ledger.PlainLedger;
import io.playledger.platform.error.StorageException;
import io.playledger.report.Folding;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** A month is dropped while somebody reads an export. */
@ExtendWith(FreshDatabases.class)
class DroppedMeanwhileTest {

  private static final String END = "{\"end\":{\"events\":";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Database database;
  private Exports exports;

  @BeforeEach
  void events(Database fresh) throws Exception {
    database = fresh;
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(fresh.url());
    dataSource.setUser(fresh.user());
    dataSource.setPassword(fresh.password());
    exports = new Exports(dataSource, new LedgerPages());
    // A page of the first month, and two months more.
    PlainLedger ledger = new PlainLedger(fresh);
    ledger.append(Stream.generate(() -> at("2026-01-15T12:00:00Z")).limit(200).toList());
    ledger.append(List.of(at("2026-02-15T12:00:00Z"), at("2026-03-15T12:00:00Z")));
    Folding.awaitSettled(fresh);
  }

  @Test
  @DisplayName("An export that misses events of a month that was dropped has no last line")
  void misses() {
    assertThatThrownBy(() -> exports.write(new Stretch(null, null, null), dropping("2026-02-01")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("2026-02");

    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(END);
  }

  @Test
  @DisplayName("A month that is not exported may go")
  void another() {
    Stretch stretch =
        new Stretch(
            Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"), null);

    exports.write(stretch, dropping("2026-01-01"));

    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(END + "1}}\n");
  }

  /** Once the first line comes. */
  private ByteArrayOutputStream dropping(String month) {
    return new ByteArrayOutputStream() {
      private boolean isDropped;

      @Override
      public synchronized void write(byte[] bytes, int offset, int length) {
        out.write(bytes, offset, length);
        if (!isDropped) {
          isDropped = true;
          drop(month);
        }
      }
    };
  }

  private void drop(String month) {
    try {
      database.execute("select ledger.raise_floor('2026-03-01')");
      database.execute("select ledger.drop_month('%s')".formatted(month));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Event at(String time) {
    Instant instant = Instant.parse(time);
    return new Event(
        EventId.at(instant), "level_completed", "a-test", instant, "chess", null, null, "{}");
  }
}
