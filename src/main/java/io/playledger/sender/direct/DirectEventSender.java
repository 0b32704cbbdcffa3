package io.playledger.sender.direct;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.GameEvent;
import io.playledger.ledger.Appended;
import io.playledger.ledger.Fate;
import io.playledger.ledger.LedgerWriter;
import io.playledger.ledger.NewEvents;
import io.playledger.platform.error.StorageException;
import io.playledger.sender.EventCodec;
import io.playledger.sender.EventSender;
import io.playledger.sender.Synchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes to the ledger on the connection of the caller's transaction, so both commit or neither.
 */
@Synchronous
@ApplicationScoped
class DirectEventSender implements EventSender {

  private final AgroalDataSource dataSource;
  private final LedgerWriter ledger;
  private final TransactionSynchronizationRegistry transactions;
  private final Synchronization afterwards;

  DirectEventSender(
      AgroalDataSource dataSource,
      LedgerWriter ledger,
      NewEvents newEvents,
      TransactionSynchronizationRegistry transactions) {
    this.dataSource = dataSource;
    this.ledger = ledger;
    this.transactions = transactions;
    this.afterwards = new WakeUp(newEvents);
  }

  /** Those who read the ledger, once there is something new for them. */
  private record WakeUp(NewEvents newEvents) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Not yet.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        newEvents.committed();
      }
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public UUID send(GameEvent event, EventContext context) {
    Event envelope = EventCodec.envelope(event, context);
    try (Connection connection = dataSource.getConnection()) {
      Appended appended = ledger.append(connection, List.of(envelope)).get(0);
      if (appended.fate() != Fate.STORED) {
        throw new IllegalStateException(
            "a new %s met its own id %s in the ledger".formatted(event.type(), envelope.id()));
      }
      transactions.registerInterposedSynchronization(afterwards);
      return envelope.id();
    } catch (SQLException e) {
      throw new StorageException("recording a " + event.type(), e);
    }
  }
}
