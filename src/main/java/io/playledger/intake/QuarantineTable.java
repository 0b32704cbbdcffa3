package io.playledger.intake;

import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.format.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and resolves what is in quarantine, in the caller's transaction. */
@ApplicationScoped
class QuarantineTable {

  private static final String COLUMNS =
      """
      select id, received_at, resolved_at, status, fate, event_id, key_id, product, source, format,
             request_id, sender_id, type, reason, field, rule, schema_version, note, context, body,
             repaired_body
      from intake.quarantine
      """;

  private static final String BY_ID = COLUMNS + "where id = ?";

  private static final String LOCK = BY_ID + " for update";

  /** The status is spelled out where it can be, or the index of those that wait is not seen. */
  private static final String PAGE =
      COLUMNS
          + """
          where id > ? and status = any (?) and (?::text is null or product = ?)
            and (?::text is null or reason = ?) and (?::text is null or type = ?)
          order by id
          limit ?
          """;

  private static final String WAITING = PAGE.replace("status = any (?)", "status = 'waiting'");

  private static final String RECORDED =
      """
      update intake.quarantine
      set status = 'replayed', fate = ?, event_id = ?, resolved_at = now()
      where id = ?
      """;

  private static final String STILL_BAD =
      "update intake.quarantine set reason = ?, field = ?, rule = ?, schema_version = ? where id = ?";

  private static final String REPAIR =
      "update intake.quarantine set repaired_body = ? where id = ?";

  private static final String DISMISS =
      """
      update intake.quarantine set status = 'dismissed', note = ?, resolved_at = now() where id = ?
      """;

  private static final String[] ALL = {QuarantinedEvent.WAITING, "replayed", "dismissed"};
  private static final UUID FIRST = new UUID(0, 0);

  Optional<QuarantinedEvent> find(Connection connection, UUID id) throws SQLException {
    return one(connection, BY_ID, id);
  }

  /** The same; others who would resolve it wait until the transaction ends. */
  Optional<QuarantinedEvent> lock(Connection connection, UUID id) throws SQLException {
    return one(connection, LOCK, id);
  }

  private static Optional<QuarantinedEvent> one(Connection connection, String query, UUID id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(event(row)) : Optional.empty();
      }
    }
  }

  /** In the order they were received. */
  List<QuarantinedEvent> page(Connection connection, QuarantineFilter filter, int limit)
      throws SQLException {
    boolean isOfWaiting = QuarantinedEvent.WAITING.equals(filter.status());
    try (PreparedStatement statement = connection.prepareStatement(isOfWaiting ? WAITING : PAGE)) {
      int index = 1;
      statement.setObject(index++, filter.after() == null ? FIRST : filter.after());
      if (!isOfWaiting) {
        String[] statuses = filter.status() == null ? ALL : new String[] {filter.status()};
        statement.setArray(index++, connection.createArrayOf("text", statuses));
      }
      for (String value :
          new @Nullable String[] {filter.product(), filter.reason(), filter.type()}) {
        statement.setString(index++, value);
        statement.setString(index++, value);
      }
      statement.setInt(index, limit);
      List<QuarantinedEvent> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(event(row));
        }
      }
      return events;
    }
  }

  void recorded(Connection connection, UUID id, Recorded outcome) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECORDED)) {
      statement.setString(1, outcome.fate().name().toLowerCase(Locale.ROOT));
      statement.setObject(2, outcome.eventId());
      statement.setObject(3, id);
      statement.executeUpdate();
    }
  }

  void stillBad(Connection connection, UUID id, Fault fault) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STILL_BAD)) {
      statement.setString(1, fault.reason().spelled());
      statement.setString(2, QuarantineRows.shortened(fault.field()));
      statement.setString(3, fault.rule());
      statement.setObject(4, fault.schemaVersion(), Types.INTEGER);
      statement.setObject(5, id);
      statement.executeUpdate();
    }
  }

  void repair(Connection connection, UUID id, byte[] body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REPAIR)) {
      statement.setBytes(1, body);
      statement.setObject(2, id);
      statement.executeUpdate();
    }
  }

  void dismiss(Connection connection, UUID id, String note) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DISMISS)) {
      statement.setString(1, note);
      statement.setObject(2, id);
      statement.executeUpdate();
    }
  }

  private static QuarantinedEvent event(ResultSet row) throws SQLException {
    return new QuarantinedEvent(
        row.getObject("id", UUID.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("resolved_at", OffsetDateTime.class)),
        row.getString("status"),
        row.getString("fate"),
        row.getObject("event_id", UUID.class),
        row.getString("key_id"),
        row.getString("product"),
        row.getString("source"),
        row.getString("format"),
        row.getString("request_id"),
        row.getString("sender_id"),
        row.getString("type"),
        row.getString("reason"),
        row.getString("field"),
        row.getString("rule"),
        row.getObject("schema_version", Integer.class),
        row.getString("note"),
        row.getString("context"),
        row.getBytes("body"),
        row.getBytes("repaired_body"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
