package io.playledger.intake;

import io.playledger.intake.Received.Bad;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.ledger.Pseudonyms;
import io.playledger.platform.key.HiddenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes to quarantine, in the caller's transaction. */
@ApplicationScoped
class QuarantineRows {

  /** Received when the ledger's clock says so, like the events beside it. */
  private static final String ADD =
      """
      insert into intake.quarantine
        (id, received_at, key_id, product, source, format, request_id, sender_id, type, reason,
         field, rule, schema_version, context, body)
      values (?, now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      """;

  private static final int LONGEST_FIELD = 200;

  private final ErasedPlayers erased;

  QuarantineRows(ErasedPlayers erased) {
    this.erased = erased;
  }

  /** The ids of the rows, in the order given. Nobody who was erased is in what they keep. */
  List<UUID> add(Connection connection, List<Bad> events) throws SQLException {
    List<UUID> ids = new ArrayList<>(events.size());
    if (events.isEmpty()) {
      return ids;
    }
    ErasedPlayers.Known known = erased.known(connection);
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      for (Bad event : events) {
        QuarantineNames names = without(known.pseudonyms(), event);
        ids.add(event.quarantineId());
        statement.setObject(1, event.quarantineId());
        statement.setString(2, event.body().receipt().keyId());
        statement.setString(3, event.product());
        statement.setString(4, event.source());
        statement.setString(5, event.body().receipt().format());
        statement.setString(6, names.requestId());
        statement.setString(7, names.senderId());
        statement.setString(8, event.type());
        statement.setString(9, event.fault().reason().spelled());
        statement.setString(10, names.field());
        statement.setString(11, names.rule());
        statement.setObject(12, event.fault().schemaVersion(), Types.INTEGER);
        statement.setString(13, names.context());
        statement.setBytes(14, HiddenKeys.in(names.body()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
    erased.confirm(connection, known);
    return ids;
  }

  private static QuarantineNames without(Pseudonyms erased, Bad event) {
    return QuarantineNames.of(
        erased,
        event.body().identity(),
        event.senderId(),
        shortened(event.fault().field()),
        event.fault().rule(),
        null,
        event.body().receipt().contextText(),
        event.body().bytes(),
        null);
  }

  /** A field that the sender named himself can be as long as he likes. */
  static @Nullable String shortened(@Nullable String field) {
    return field == null || field.length() <= LONGEST_FIELD
        ? field
        : field.substring(0, LONGEST_FIELD);
  }
}
