package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** What an operator reads while the database is away. */
@ExtendWith(FreshDatabases.class)
class ErasedPlayersLogTest {

  private final List<String> warnings = new ArrayList<>();
  private final Logger logger = Logger.getLogger(ErasedPlayers.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          warnings.add(line.getMessage());
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  @Test
  @DisplayName("A database that is away is told once, and once more when it went away again")
  void once(Database database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    ErasedPlayers erased = new ErasedPlayers(dataSource);

    for (String url : List.of("away", "away", "there", "away", "away")) {
      dataSource.setUrl(url.equals("there") ? database.url() : database.url() + "_away");
      erased.look();
    }

    assertThat(warnings).hasSize(2);
  }
}
