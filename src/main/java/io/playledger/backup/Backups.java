package io.playledger.backup;

import io.playledger.platform.database.DatabaseAddress;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes backups of the running service's database. */
@ApplicationScoped
public class Backups {

  private static final Logger LOG = Logger.getLogger(Backups.class);
  private static final String NAME = "playledger-backup";

  /** The server answers a COPY with its first rows at once, however many there are. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final DatabaseAddress database;

  Backups(DatabaseAddress database) {
    this.database = database;
  }

  /**
   * Writes a whole backup, as fast as it is read. The snapshot stays open meanwhile; it holds up
   * nobody, since it has no transaction id. If this fails, what was written is no backup: it lacks
   * its end.
   *
   * @param out left open
   */
  public void write(OutputStream out) {
    try (Connection connection = database.open(NAME, SILENCE)) {
      new BackupWriter(connection).write(out);
    } catch (SQLException e) {
      throw new StorageException("making a backup", e);
    } catch (IOException e) {
      // There is nobody left to be told.
      LOG.infof("a backup was not read to its end: %s", e.getMessage());
    }
  }
}
