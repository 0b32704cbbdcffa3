package io.playledger.ledger;

import io.playledger.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of event time for people who want to have it. Not a way to follow the ledger:
 * events come late, and lie behind whoever has gone on; see {@link LedgerReader}.
 */
@ApplicationScoped
public class LedgerPages {

  private static final UUID LAST = new UUID(-1, -1);

  private static final String CUT =
      """
      select max(generation), pg_snapshot_xmin(pg_current_snapshot())::text from ledger.generation
      """;

  /** What is not wanted is read over; so a page takes as long as any other. */
  private static final String PAGE =
      """
      select p.is_wanted, p.id, p.recorded_at, p.type, p.source, p.occurred_at, p.product, p.player_id,
             p.session_id, p.generation, p.tx, p.position,
             case when p.is_wanted then p.data end as data,
             case when p.is_wanted then p.context end as context
      from (
        select e.*, (e.generation, e.tx) < (?, ?::xid8) and e.product = coalesce(?, e.product) as is_wanted
        from ledger.event e
        where e.id > ? and e.id < ?
        order by e.id
        limit ?) p
      order by p.id
      """;

  /**
   * The settled events of a moment: none that comes later is among them, and none is missing.
   *
   * @param tx of the oldest transaction that was running then
   * @param months that the ledger had then
   */
  public record Cut(int generation, String tx, Set<YearMonth> months) {}

  /**
   * Some events.
   *
   * @param events in the order of their own times
   * @param last where the next page begins; null if there is none
   */
  public record Page(List<RecordedEvent> events, @Nullable UUID last) {}

  /** All that is settled now. */
  public Cut cut(Connection connection) throws SQLException {
    Set<YearMonth> months = Partitions.list(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CUT)) {
      row.next();
      return new Cut(row.getInt(1), row.getString(2), months);
    }
  }

  /**
   * The months of a stretch that were dropped since, in order: events of theirs may be missing.
   *
   * @param from null for all
   * @param to the first time that is too late; null for none
   */
  public List<YearMonth> droppedSince(
      Connection connection, Cut cut, @Nullable Instant from, @Nullable Instant to)
      throws SQLException {
    Set<YearMonth> months = Partitions.list(connection);
    return cut.months().stream()
        .filter(month -> !months.contains(month))
        .filter(month -> from == null || begin(month.plusMonths(1)).isAfter(from))
        .filter(month -> to == null || begin(month).isBefore(to))
        .sorted()
        .toList();
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The smallest id that an event of that time can have; null for the end of all time. */
  public static UUID idAt(@Nullable Instant time) {
    return time == null ? LAST : new UUID(time.toEpochMilli() << 16, 0);
  }

  /**
   * The next page.
   *
   * @param after where the last one ended
   * @param before ids from here on do not belong to it
   * @param product only events of this game; null for all
   * @param limit how many are read at most
   */
  public Page page(
      Connection connection, Cut cut, UUID after, UUID before, @Nullable String product, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setInt(1, cut.generation());
      statement.setString(2, cut.tx());
      statement.setString(3, product);
      statement.setObject(4, after);
      statement.setObject(5, before);
      statement.setInt(6, limit);
      List<RecordedEvent> events = new ArrayList<>();
      int read = 0;
      @Nullable UUID last = null;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          read++;
          last = row.getObject("id", UUID.class);
          if (row.getBoolean("is_wanted")) {
            events.add(event(last, row));
          }
        }
      }
      return new Page(events, read == limit ? last : null);
    }
  }

  private static RecordedEvent event(UUID id, ResultSet row) throws SQLException {
    return new RecordedEvent(
        new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position")),
        instant(row, "recorded_at"),
        new Event(
            id,
            row.getString("type"),
            row.getString("source"),
            instant(row, "occurred_at"),
            row.getString("product"),
            row.getString("player_id"),
            row.getString("session_id"),
            row.getString("data"),
            row.getString("context")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
