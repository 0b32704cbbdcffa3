package io.playledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.erasure.ErasureStep.Person;
import io.playledger.erasure.ErasureStep.Piece;
import io.playledger.intake.StoredData;
import io.playledger.ledger.ConflictErasure;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conflicts, of which one event can have more than a piece takes. */
@ExtendWith(FreshDatabases.class)
class RefusedEventErasureTest {

  private static final String ADD =
      """
      insert into ledger.conflict (event_id, content_hash, event)
      select ('00000000-0000-0000-0000-' || lpad(?, 12, '0'))::uuid, sha256(n::text::bytea),
             jsonb_build_object('type', 'won', 'source', 'a-test', 'occurredAt', '2026-05-05T12:00:00Z',
               'product', 'chess', 'playerId', ?, 'sessionId', null, 'data', jsonb_build_object('n', n))
      from generate_series(1, ?) n
      """;

  private final Person person = new Person(UUID.randomUUID(), "chess", "erased-1");
  private final RefusedEventErasure step =
      new RefusedEventErasure(new ConflictErasure(), new StoredData());

  @Test
  @DisplayName("A player called like the game is found behind hundreds of conflicts of others")
  void behindLookAlikes(Database database) throws SQLException {
    database.execute(ADD, "1", "bob", 250);
    database.execute(ADD, "2", "chess", 250);

    erase(database);

    assertThat(
            database.value(
                "select count(*) from ledger.conflict where event ->> 'playerId' = 'chess'"))
        .isEqualTo("0");
    assertThat(database.value("select count(*) from ledger.conflict")).isEqualTo("500");
  }

  private void erase(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      Piece piece = step.next(connection, person, null);
      while (piece.state() == Piece.State.MORE) {
        piece = step.next(connection, person, piece.place());
      }
    }
  }
}
