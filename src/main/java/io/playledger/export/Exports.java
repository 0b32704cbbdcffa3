package io.playledger.export;

import io.playledger.ledger.LedgerPages;
import io.playledger.ledger.LedgerPages.Cut;
import io.playledger.ledger.LedgerPages.Page;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the events of a stretch of time, each in a line, in the order of their own times. */
@ApplicationScoped
public class Exports {

  private static final Logger LOG = Logger.getLogger(Exports.class);

  /** So few that even the largest events fit into memory. */
  private static final int PAGE_SIZE = 200;

  private final DataSource dataSource;
  private final LedgerPages ledger;

  Exports(DataSource dataSource, LedgerPages ledger) {
    this.dataSource = dataSource;
    this.ledger = ledger;
  }

  /**
   * What is to be exported.
   *
   * @param from the earliest time, in milliseconds; null for all, those without a time included
   * @param to the first time that is too late; null for none
   * @param product only events of this game; null for all
   */
  public record Stretch(@Nullable Instant from, @Nullable Instant to, @Nullable String product) {}

  /**
   * Writes everything that is settled when it begins, as fast as it is read; nothing is held open
   * in the database meanwhile. The last line says how many there were: without it the rest is
   * missing.
   *
   * @param out left open
   */
  public void write(Stretch stretch, OutputStream out) {
    try {
      Cut cut = cut();
      UUID before = LedgerPages.idAt(stretch.to());
      @Nullable UUID after = before(stretch.from());
      long events = 0;
      while (after != null) {
        Page page = page(cut, after, before, stretch.product());
        for (RecordedEvent event : page.events()) {
          ExportLine.write(event, out);
        }
        events += page.events().size();
        after = page.last();
      }
      refuseDropped(cut, stretch);
      ExportLine.writeEnd(events, out);
    } catch (SQLException e) {
      throw new StorageException("exporting events", e);
    } catch (IOException e) {
      // There is nobody left to be told.
      LOG.infof("an export was not read to its end: %s", e.getMessage());
    }
  }

  private Cut cut() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ledger.cut(connection);
    }
  }

  /** A connection for each page: the reader may be slow. */
  private Page page(Cut cut, UUID after, UUID before, @Nullable String product)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ledger.page(connection, cut, after, before, product, PAGE_SIZE);
    }
  }

  /** Months may be dropped while it is read: what is left must not pass for all. */
  private void refuseDropped(Cut cut, Stretch stretch) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<YearMonth> dropped = ledger.droppedSince(connection, cut, stretch.from(), stretch.to());
      if (!dropped.isEmpty()) {
        throw new SQLException("the events of %s were dropped meanwhile".formatted(dropped));
      }
    }
  }

  /** An id that lies before all of that time; no event has the smallest one of any time. */
  private static UUID before(@Nullable Instant from) {
    return from == null ? new UUID(0, 0) : LedgerPages.idAt(from);
  }
}
