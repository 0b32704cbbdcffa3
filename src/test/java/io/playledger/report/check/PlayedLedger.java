package io.playledger.report.check;

import io.playledger.ledger.PlainLedger;
import io.playledger.report.Folding;
import io.playledger.support.Database;
import io.playledger.support.GameScript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database in which games of every kind were played, and its models are up to date. */
final class PlayedLedger {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

  private static final int SMALL_BATCH = 7;

  private PlayedLedger() {}

  static void play(Database database) throws Exception {
    PlainLedger ledger = new PlainLedger(database);
    Instant aMomentAgo = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    for (GameScript game :
        List.of(
            GameScript.at("2026-05-05T12:00:00Z").play(3, 1),
            GameScript.at("2026-05-05T18:00:00Z").play(0, 0),
            GameScript.at("2026-05-05T23:59:45Z").play(2, 2),
            GameScript.at("2026-05-06T09:00:00Z").start(5).serve().answer(true),
            GameScript.at("2026-05-07T09:00:00Z").start(5),
            GameScript.at(aMomentAgo).start(5).answer(false))) {
      ledger.append(game.events());
    }
    Folding.refresh(database, SMALL_BATCH);
  }

  static DataSource dataSource(Database database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    return dataSource;
  }

  static CheckResult check(Database database, ModelTest test) {
    return new CheckRunner(dataSource(database), TIME_LIMIT).run(test);
  }
}
