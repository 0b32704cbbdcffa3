package io.playledger.erasure;

import io.playledger.ledger.ConflictErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
    ConflictErasure.Piece piece =
        conflicts.next(connection, person.id(), person.pseudonyms(), place, form::of);
    String last = piece.last();
    return last == null ? Piece.done(piece.changed()) : Piece.more(last, piece.changed());
  }
}
