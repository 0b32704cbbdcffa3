package io.playledger.sender.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.GameEvent;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.platform.error.StorageException;
import io.playledger.sender.EventCodec;
import io.playledger.sender.EventSender;
import io.playledger.sender.Queued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Writes to the outbox on the connection of the caller's transaction, so both commit or neither;
 * the {@link OutboxRelay} goes on from there.
 */
@Queued
@ApplicationScoped
class KafkaEventSender implements EventSender {

  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final ErasedPlayers erased;
  private final OutboxRelay relay;
  private final TransactionSynchronizationRegistry transaction;

  KafkaEventSender(
      AgroalDataSource dataSource,
      Outbox outbox,
      ErasedPlayers erased,
      OutboxRelay relay,
      TransactionSynchronizationRegistry transaction) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.erased = erased;
    this.relay = relay;
    this.transaction = transaction;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public UUID send(GameEvent event, EventContext context) {
    Event envelope = EventCodec.envelope(event, context);
    try (Connection connection = dataSource.getConnection()) {
      ErasedPlayers.Known known = erased.known(connection);
      outbox.add(connection, known.pseudonyms().apply(envelope));
      erased.confirm(connection, known);
    } catch (SQLException e) {
      throw new StorageException("recording a " + event.type(), e);
    }
    transaction.registerInterposedSynchronization(new Afterwards(relay));
    return envelope.id();
  }

  /** Before the commit there is nothing to see yet. */
  private record Afterwards(OutboxRelay relay) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing to do.
    }

    @Override
    public void afterCompletion(int status) {
      relay.wake();
    }
  }
}
