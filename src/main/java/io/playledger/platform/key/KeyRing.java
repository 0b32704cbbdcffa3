package io.playledger.platform.key;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * All keys in memory. Every second each instance asks the database whether a key has changed, so
 * what another instance does holds here within about that time.
 */
@ApplicationScoped
class KeyRing {

  private static final Logger LOG = Logger.getLogger(KeyRing.class);

  /** Whoever asks for a key that there is not is kept as long as for one that there is. */
  private static final List<HeldSecret> NOBODYS =
      List.of(new HeldSecret(new ApiKey("", "", Set.of(), null), new byte[32], true, null));

  private final AgroalDataSource dataSource;

  /** By the id of the key. */
  private volatile Map<String, List<HeldSecret>> held = Map.of();

  private long revision = -1;
  private boolean failed;

  KeyRing(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void fill(@Observes StartupEvent start) {
    refresh();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "api-key-refresh")
  void refreshRegularly() {
    try {
      refresh();
      failed = false;
    } catch (StorageException e) {
      // Once, not every second.
      if (!failed) {
        LOG.warnf("keys are taken from memory: %s", e.getMessage());
      }
      failed = true;
    }
  }

  /** Takes in whatever was committed before; one at a time, or the older state might win. */
  synchronized void refresh() {
    try (Connection connection = dataSource.getConnection()) {
      // Before the keys: what comes in between is read again next time.
      long current = HeldKeyRows.revision(connection);
      if (current != revision) {
        held = HeldKeyRows.read(connection);
        revision = current;
      }
    } catch (SQLException e) {
      throw new StorageException("reading the keys", e);
    }
  }

  /** The secret that the text proves, valid or not; empty if it proves none. */
  Optional<HeldSecret> match(KeyText text) {
    byte[] hash = text.hash();
    Optional<HeldSecret> match = Optional.empty();
    for (HeldSecret secret : held.getOrDefault(text.id(), NOBODYS)) {
      if (secret.matches(hash)) {
        match = Optional.of(secret);
      }
    }
    return match;
  }

  boolean knows(String id) {
    return held.containsKey(id);
  }
}
