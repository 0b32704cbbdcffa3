package io.playledger.erasure;

import io.playledger.ledger.LedgerErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events in the ledger, the person's own and those of others. */
@ApplicationScoped
class EventErasure implements ErasureStep {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final LedgerErasure ledger;
  private final CanonicalForm form;

  EventErasure(LedgerErasure ledger, CanonicalForm form) {
    this.ledger = ledger;
    this.form = form;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public Stage stage() {
    return Stage.FACTS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    LedgerErasure.Piece piece =
        ledger.next(
            connection,
            person.erasure(),
            person.id(),
            person.pseudonyms(),
            place == null ? BEFORE_ALL : UUID.fromString(place),
            form::of);
    UUID last = piece.last();
    return last == null
        ? Piece.done(piece.changed())
        : Piece.more(last.toString(), piece.changed());
  }
}
