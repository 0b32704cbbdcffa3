package io.playledger.erasure;

import io.playledger.ledger.ConflictErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that came under the id of another one. */
@ApplicationScoped
class RefusedEventErasure implements ErasureStep {

  private final ConflictErasure conflicts;
  private final CanonicalForm form;

  RefusedEventErasure(ConflictErasure conflicts, CanonicalForm form) {
    this.conflicts = conflicts;
    this.form = form;
  }

  @Override
  public String name() {
    return "conflicts";
  }

  @Override
  public Stage stage() {
    return Stage.FACTS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    return EventErasure.piece(
        conflicts.next(
            connection,
            person.id(),
            person.pseudonyms(),
            place == null ? EventErasure.BEFORE_ALL : UUID.fromString(place),
            form::of));
  }
}
