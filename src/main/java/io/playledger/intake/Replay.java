package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.MalformedBody;
import io.playledger.ledger.Appended;
import io.playledger.ledger.LedgerWriter;
import io.playledger.platform.database.SqlStates;
import io.playledger.platform.key.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an event of the quarantine once more, by the rules of today, and writes it if it keeps
 * them. It keeps its identity and, having no other, the time at which it was first received.
 */
@ApplicationScoped
class Replay {

  private final Readers readers;
  private final EventRules rules;
  private final LedgerWriter ledger;
  private final QuarantineTable table;
  private final Tallies tallies;

  Replay(
      Readers readers,
      EventRules rules,
      LedgerWriter ledger,
      QuarantineTable table,
      Tallies tallies) {
    this.readers = readers;
    this.rules = rules;
    this.ledger = ledger;
    this.table = table;
    this.tallies = tallies;
  }

  /**
   * Replays one, in the caller's transaction, which holds its lock.
   *
   * @return what became of it; quarantined if it still breaks a rule
   */
  Decided of(Connection connection, QuarantinedEvent waiting) throws SQLException {
    return switch (judge(waiting, waiting.current())) {
      case Good good -> record(connection, waiting, good);
      case Bad bad -> stillBad(connection, waiting, bad.fault());
    };
  }

  /** One that only the database refuses must not undo what was replayed before it. */
  private Decided record(Connection connection, QuarantinedEvent waiting, Good good)
      throws SQLException {
    execute(connection, "savepoint replayed");
    try {
      Appended appended = ledger.append(connection, List.of(good.event())).get(0);
      Recorded recorded = new Recorded(appended.id(), appended.fate());
      table.recorded(connection, waiting.id(), recorded);
      tallies.replayed(connection, waiting, recorded);
      execute(connection, "release savepoint replayed");
      return recorded;
    } catch (SQLException e) {
      if (!SqlStates.isOfValues(e)) {
        throw e;
      }
      execute(connection, "rollback to savepoint replayed");
      return stillBad(connection, waiting, GroupTransaction.fault(e));
    }
  }

  /** By SQL: the pool lets nobody roll back within a transaction that it manages. */
  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement plain = connection.createStatement()) {
      plain.execute(statement);
    }
  }

  private Quarantined stillBad(Connection connection, QuarantinedEvent waiting, Fault fault)
      throws SQLException {
    table.stillBad(connection, waiting.id(), fault);
    return new Quarantined(waiting.id(), fault);
  }

  /** How an event would be judged with this body. */
  Received judge(QuarantinedEvent waiting, byte[] body) {
    return rules.judge(readers.one(body), waiting.requestId(), receipt(waiting));
  }

  /** An admin replays it, so whether its key might write to the product is no question any more. */
  private Receipt receipt(QuarantinedEvent waiting) {
    return new Receipt(
        waiting.keyId(),
        waiting.source(),
        waiting.product(),
        waiting.format(),
        waiting.receivedAt(),
        context(waiting.context()),
        Set.of(Scope.ANY));
  }

  private @Nullable ObjectNode context(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return (ObjectNode) readers.json().one(json.getBytes(StandardCharsets.UTF_8)).json();
    } catch (MalformedBody e) {
      throw new IllegalStateException("the context of a quarantined event is not JSON", e);
    }
  }
}
