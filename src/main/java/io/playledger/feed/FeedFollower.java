package io.playledger.feed;

import io.playledger.ledger.LedgerFollower;
import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** No month is dropped before it is published. */
@ApplicationScoped
class FeedFollower implements LedgerFollower {

  private final FeedConfig config;
  private final FeedCheckpoint checkpoint;

  FeedFollower(FeedConfig config, FeedCheckpoint checkpoint) {
    this.config = config;
    this.checkpoint = checkpoint;
  }

  @Override
  public Place place(Connection connection) throws SQLException {
    return config.enabled() ? checkpoint.read(connection).place() : Place.END;
  }
}
