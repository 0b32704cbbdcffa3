package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.key.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Finds one event, wherever it is. */
@ApplicationScoped
public class EventLookup {

  private final AgroalDataSource dataSource;
  private final LedgerReader ledger;
  private final QuarantineTable quarantine;

  EventLookup(AgroalDataSource dataSource, LedgerReader ledger, QuarantineTable quarantine) {
    this.dataSource = dataSource;
    this.ledger = ledger;
    this.quarantine = quarantine;
  }

  /**
   * The event of the ledger with that id; empty if there is none, or not for that key.
   *
   * @param key may read, or write to the event's product; empty for the admin, who may see all
   */
  public Optional<RecordedEvent> inLedger(UUID id, Optional<ApiKey> key) {
    try (Connection connection = dataSource.getConnection()) {
      return ledger.find(connection, id).filter(found -> maySee(key, found.event().product()));
    } catch (SQLException e) {
      throw new StorageException("looking for an event", e);
    }
  }

  /** The same for the quarantine, by the id of the place there. */
  public Optional<QuarantinedEvent> inQuarantine(UUID id, Optional<ApiKey> key) {
    try (Connection connection = dataSource.getConnection()) {
      return quarantine.find(connection, id).filter(found -> maySee(key, found.product()));
    } catch (SQLException e) {
      throw new StorageException("looking for an event in quarantine", e);
    }
  }

  private static boolean maySee(Optional<ApiKey> key, String product) {
    return key.map(own -> own.mayRead() || own.mayWrite(product)).orElse(true);
  }
}
