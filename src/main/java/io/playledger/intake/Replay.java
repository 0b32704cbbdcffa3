package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.format.MalformedBody;
import io.playledger.ledger.Appended;
import io.playledger.ledger.LedgerWriter;
import io.playledger.platform.key.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
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
      case Good good -> {
        Appended appended = ledger.append(connection, List.of(good.event())).get(0);
        Recorded recorded = new Recorded(appended.id(), appended.fate());
        table.recorded(connection, waiting.id(), recorded);
        tallies.replayed(connection, waiting, recorded);
        yield recorded;
      }
      case Bad bad -> {
        table.stillBad(connection, waiting.id(), bad.fault());
        yield new Quarantined(waiting.id(), bad.fault());
      }
    };
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
