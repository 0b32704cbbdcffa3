package io.playledger.stats;

import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.ledger.RecordedEvent;
import io.playledger.product.Product;
import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import io.playledger.projection.KeyedProjection;
import io.playledger.report.Folding;
import io.playledger.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stats of a database without the application, where every game has the same handlers. */
final class PlainStats extends KeyedProjection<StatsKey, Tally> {

  static final Product GAME = StatsHandlersTest.naming("trivia", "default");

  private static final WinsAndLosses MATCHES = new WinsAndLosses();
  private static final StatsHandlers HANDLERS =
      new StatsHandlers(List.of(MATCHES, new RockPaperScissors(MATCHES), new TriviaAnswers()));

  private final Database database;
  private final LedgerReader reader = new LedgerReader();
  private final StatsCorrections corrections =
      new StatsCorrections(
          new CorrectionRows(), new RecordedFacts(new LedgerReader(), PlainLedger.erased()));

  PlainStats(Database database) {
    super(new StatsStore(new CorrectionRows()));
    this.database = database;
  }

  /** Where every event is what it is. */
  static StatsFold plainFold() {
    return new StatsFold(id -> GAME, HANDLERS);
  }

  @Override
  protected Fold<StatsKey, Tally> fold(Connection connection) {
    return plainFold();
  }

  @Override
  protected Fold<StatsKey, Tally> fold(Connection connection, int revision, List<Fact> facts)
      throws SQLException {
    return plainFold().with(corrections.effects(connection, revision, facts));
  }

  @Override
  public String name() {
    return StatsProjection.NAME;
  }

  @Override
  public Set<String> types() {
    Set<String> types = new HashSet<>(HANDLERS.types());
    types.addAll(StatsCorrections.TYPES);
    return types;
  }

  /**
   * Takes all that is committed by now into a revision.
   *
   * @param after where it stands
   * @param batch so many events at a time
   * @return where it stands then
   */
  Place readOn(int revision, Place after, int batch) throws Exception {
    Folding.awaitSettled(database);
    Place place = after;
    LedgerReader.Stretch stretch;
    do {
      try (Connection connection = database.begin()) {
        stretch = reader.readBetween(connection, place, Place.END, types(), batch);
        List<Fact> facts = stretch.events().stream().map(PlainStats::fact).toList();
        Applied applied = apply(connection, revision, facts);
        if (!applied.failures().isEmpty()) {
          throw new IllegalStateException(applied.failures().get(0).cause());
        }
        connection.commit();
        place = stretch.end();
      }
    } while (stretch.numRead() == batch);
    return place;
  }

  private static Fact fact(RecordedEvent recorded) {
    return Fact.of(recorded.place(), recorded.event());
  }

  /** Of the players of the tests, as far as there is anything. */
  Map<StatsKey, Tally> all(int revision) throws SQLException {
    List<StatsKey> keys = new ArrayList<>();
    for (String product : List.of("maze", "trivia")) {
      for (String player : List.of("ada", "bob", "p0", "p1", "p2")) {
        keys.add(new StatsKey(product, player));
      }
    }
    try (Connection connection = database.open()) {
      return new StatsStore(new CorrectionRows()).load(connection, revision, keys);
    }
  }

  /** All that a revision has. */
  List<String> rows(int revision) throws SQLException {
    return database.column(
        """
        select (to_jsonb(s) - 'revision')::text from stats.player_row s where s.revision = %1$d
        union all
        select (to_jsonb(c) - 'revision')::text from stats.correction_row c where c.revision = %1$d
        order by 1
        """
            .formatted(revision));
  }
}
