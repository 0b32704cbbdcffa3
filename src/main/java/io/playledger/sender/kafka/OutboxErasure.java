package io.playledger.sender.kafka;

import io.playledger.erasure.ErasureStep;
import io.playledger.event.Event;
import io.playledger.sender.kafka.Outbox.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of a person that wait to be published. Those that Kafka has already are pseudonymised when
 * they reach the ledger; in its topics they stay until these are cleared by age.
 */
@ApplicationScoped
class OutboxErasure implements ErasureStep {

  private static final int PIECE = 500;

  private final Outbox outbox;

  OutboxErasure(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public Stage stage() {
    return Stage.STATE;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    long after = place == null ? 0 : Long.parseLong(place);
    List<Waiting> piece = outbox.after(connection, after, PIECE);
    int changed = 0;
    for (Waiting waiting : piece) {
      Event without = person.pseudonyms().apply(waiting.event());
      if (!without.equals(waiting.event())) {
        outbox.replace(connection, new Waiting(waiting.id(), without));
        changed++;
      }
    }
    return piece.size() < PIECE
        ? Piece.done(changed)
        : Piece.more(Long.toString(piece.get(PIECE - 1).id()), changed);
  }
}
