package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerWriter;
import io.playledger.support.GameScript;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts games into the ledger of the application under test. */
@ApplicationScoped
public class Recording {

  private final AgroalDataSource dataSource;
  private final LedgerWriter ledger;

  Recording(AgroalDataSource dataSource, LedgerWriter ledger) {
    this.dataSource = dataSource;
    this.ledger = ledger;
  }

  public void record(GameScript... games) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (GameScript game : games) {
        ledger.append(connection, game.events());
      }
      connection.commit();
    }
  }
}
