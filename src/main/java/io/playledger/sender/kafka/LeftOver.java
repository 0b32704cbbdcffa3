package io.playledger.sender.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerWriter;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.playledger.sender.kafka.Outbox.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What waits in the outbox when a deployment goes back from Kafka to the direct way: nobody would
 * publish it any more, so it goes into the ledger at the start.
 */
@ApplicationScoped
class LeftOver {

  private static final Logger LOG = Logger.getLogger(LeftOver.class);
  private static final int PIECE = 500;

  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final LedgerWriter ledger;

  LeftOver(AgroalDataSource dataSource, Outbox outbox, LedgerWriter ledger) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.ledger = ledger;
  }

  void record(@Observes StartupEvent start, EventsConfig events, Roles roles) {
    if (events.isKafka() || !roles.has(Role.GAME)) {
      return;
    }
    int all = 0;
    int piece;
    do {
      piece = QuarkusTransaction.requiringNew().call(this::recordPiece);
      all += piece;
    } while (piece == PIECE);
    if (all > 0) {
      LOG.infof("%d events that waited for Kafka went straight into the ledger", all);
    }
  }

  private int recordPiece() {
    try (Connection connection = dataSource.getConnection()) {
      List<Waiting> waiting = outbox.claim(connection, PIECE);
      ledger.append(connection, waiting.stream().map(Waiting::event).toList());
      outbox.remove(connection, waiting);
      return waiting.size();
    } catch (SQLException e) {
      throw new StorageException("recording what waited for Kafka", e);
    }
  }
}
