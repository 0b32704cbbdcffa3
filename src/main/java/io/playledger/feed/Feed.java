package io.playledger.feed;

import io.agroal.api.AgroalDataSource;
import io.playledger.feed.FeedCheckpoint.Stand;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The feed as an admin sees it, on any instance. */
@ApplicationScoped
public class Feed {

  private static final Logger LOG = Logger.getLogger(Feed.class);
  private static final double MILLIS = 1000;

  private final FeedConfig config;
  private final AgroalDataSource dataSource;
  private final FeedCheckpoint checkpoint;
  private final LedgerReader ledger;

  Feed(
      FeedConfig config,
      AgroalDataSource dataSource,
      FeedCheckpoint checkpoint,
      LedgerReader ledger) {
    this.config = config;
    this.dataSource = dataSource;
    this.checkpoint = checkpoint;
    this.ledger = ledger;
  }

  public FeedState state() {
    try (Connection connection = dataSource.getConnection()) {
      return state(connection);
    } catch (SQLException e) {
      throw new StorageException("looking at the feed", e);
    }
  }

  /** Has the whole ledger published again, behind what the topic has. */
  public FeedState restart() {
    try (Connection connection = dataSource.getConnection()) {
      checkpoint.restart(connection);
      LOG.info("the feed begins again");
      return state(connection);
    } catch (SQLException e) {
      throw new StorageException("restarting the feed", e);
    }
  }

  private FeedState state(Connection connection) throws SQLException {
    Stand stand = checkpoint.read(connection);
    return new FeedState(
        config.enabled(),
        config.topic(),
        stand.place().text(),
        config.enabled() ? lagSeconds(connection, stand) : null,
        stand.isHeld(),
        stand.restarts());
  }

  /**
   * For how long the first event that is not published has been in the ledger; 0 if there is none.
   * Events that readers do not see yet do not count, see the ledger's watermark.
   */
  double lagSeconds(Connection connection) throws SQLException {
    return lagSeconds(connection, checkpoint.read(connection));
  }

  private double lagSeconds(Connection connection, Stand stand) throws SQLException {
    List<RecordedEvent> next = ledger.readAfter(connection, stand.place(), 1);
    return next.isEmpty()
        ? 0
        : Math.max(0, Duration.between(next.get(0).recordedAt(), stand.now()).toMillis() / MILLIS);
  }
}
