package io.playledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.feed.FeedCheckpoint.Stand;
import io.playledger.ledger.Place;
import io.playledger.platform.database.Lease;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The place of the feed moves by the hand of one instance. */
@ExtendWith(FreshDatabases.class)
class FeedCheckpointTest {

  /** Beyond what fits a signed number. */
  private static final Place PLACE = new Place(1, "18446744073709551000", 7);

  private final FeedCheckpoint checkpoint = new FeedCheckpoint();
  private final Lease one = new Lease("queue.feed");
  private final Lease other = new Lease("queue.feed");

  @Test
  @DisplayName("One instance has it until it gives it back or its time is over")
  void lease(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      assertThat(one.hold(connection)).isTrue();
      assertThat(other.hold(connection)).isFalse();

      one.giveBack(connection);
      assertThat(other.hold(connection)).isTrue();
      assertThat(one.hold(connection)).isFalse();

      database.execute("update queue.feed set expires_at = now() - interval '1 second'");
      assertThat(one.hold(connection)).isTrue();
    }
  }

  @Test
  @DisplayName("It moves for the holder, and no more for one that has lost it")
  void holder(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      one.hold(connection);
      Stand start = checkpoint.read(connection);
      assertThat(start.place()).isEqualTo(Place.START);

      assertThat(checkpoint.move(connection, other.holder(), start, PLACE)).isFalse();
      assertThat(checkpoint.move(connection, one.holder(), start, PLACE)).isTrue();
      assertThat(checkpoint.read(connection).place()).isEqualTo(PLACE);
    }
  }

  @Test
  @DisplayName("What was on its way when it went back to the beginning moves it no more")
  void restart(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      one.hold(connection);
      Stand before = checkpoint.read(connection);

      checkpoint.restart(connection);

      assertThat(checkpoint.move(connection, one.holder(), before, PLACE)).isFalse();
      assertThat(checkpoint.read(connection).place()).isEqualTo(Place.START);
    }
  }
}
