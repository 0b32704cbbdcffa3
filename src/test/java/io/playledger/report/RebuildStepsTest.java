package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.ledger.PlainLedger;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model is computed anew beside its live rows, a few events at a time. */
@ExtendWith(FreshDatabases.class)
class RebuildStepsTest {

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void playedGames(Database fresh) throws Exception {
    database = fresh;
    ledger = new PlainLedger(database);
    ledger.append(GameScript.at("2026-05-05T12:00:00Z").play(2, 1).events());
    ledger.append(GameScript.at("2026-05-06T12:00:00Z").play(0, 2).events());
    Folding.refresh(database, 100);
  }

  @Test
  @DisplayName("Readers see the old rows until the new ones are complete, and then these")
  void besideTheLiveRows() throws Exception {
    Map<String, List<String>> before = ModelRows.all(database);
    begin();

    step(3);

    assertThat(database.column("select count(*) from main.game_row where revision = 2"))
        .containsExactly("1");
    assertThat(ModelRows.all(database)).isEqualTo(before);
    finish();
    assertThat(liveRevision()).isEqualTo(2);
    assertThat(ModelRows.all(database)).isEqualTo(before);
  }

  @Test
  @DisplayName("Stopped in the middle of a step, it goes on from the step before")
  void killedHalfway() throws Exception {
    Map<String, List<String>> before = ModelRows.all(database);
    begin();
    step(3);
    try (Connection killed = database.begin()) {
      Sql.value(killed, Integer.class, "select main.rebuild('games', 4)");
      killed.rollback();
    }

    finish();

    assertThat(liveRevision()).isEqualTo(2);
    assertThat(ModelRows.all(database)).isEqualTo(before);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
  }

  @Test
  @DisplayName(
      "What is played meanwhile is in the live rows at once and in the new ones at the end")
  void playedMeanwhile() throws Exception {
    begin();
    step(3);
    ledger.append(GameScript.at("2026-05-07T12:00:00Z").play(1, 0).events());
    Folding.refresh(database, 100);
    assertThat(ModelRows.games(database)).hasSize(3);
    Map<String, List<String>> before = ModelRows.all(database);

    finish();

    assertThat(ModelRows.all(database)).isEqualTo(before);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
  }

  @Test
  @DisplayName("Of two sessions one does a step, and the other is told so")
  void twoAtOnce() throws Exception {
    begin();
    try (Connection first = database.begin();
        Connection second = database.begin()) {
      Sql.value(first, Integer.class, "select main.rebuild('games', 3)");

      Integer told = Sql.value(second, Integer.class, "select main.rebuild('games', 3)");

      assertThat(told).isNull();
      first.rollback();
    }
  }

  @Test
  @DisplayName("Asked for twice it is done once, and without being asked for nothing is done")
  void askedTwice() throws Exception {
    assertThat(step(3)).isNull();

    boolean first = begin();
    boolean second = begin();

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    finish();
    assertThat(liveRevision()).isEqualTo(2);
    assertThat(step(3)).isNull();
  }

  @Test
  @DisplayName(
      "Asked for while another one is being finished, a rebuild fills a revision of its own")
  void askedAtTheEnd() throws Exception {
    begin();
    try (Connection finishing = database.begin();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Sql.value(finishing, Integer.class, "select main.rebuild('games', 1000)");

      Future<Boolean> asked = other.submit(this::begin);

      Await.until(
          "the other one waits",
          () ->
              database.value(
                  Boolean.class, "select exists (select from pg_locks where not granted)"));
      finishing.commit();
      assertThat(asked.get()).isTrue();
    }
    assertThat(liveRevision()).isEqualTo(2);
    assertThat(database.column("select revision from main.rebuild")).containsExactly("3");
    finish();
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
  }

  @Test
  @DisplayName("The rows that nobody reads any more are deleted, some at a time")
  void purge() throws Exception {
    begin();
    finish();

    int deleted = purge(1);
    int more = 0;
    while (purge(100) > 0) {
      more++;
    }

    assertThat(deleted).isEqualTo(1);
    assertThat(more).isPositive();
    for (String table : database.column("select main.storage_of('games')")) {
      assertThat(database.column("select distinct revision from main." + table))
          .as(table)
          .containsExactly("2");
    }
    assertThat(database.column("select revision from main.retired_revision")).isEmpty();
  }

  private boolean begin() throws SQLException {
    return database.value(Boolean.class, "select main.begin_rebuild('games')");
  }

  private Integer step(int events) throws SQLException {
    return database.value(Integer.class, "select main.rebuild('games', ?)", events);
  }

  private void finish() throws SQLException {
    while (step(4) != null) {
      // there is more
    }
  }

  private int purge(int rows) throws SQLException {
    return database.value(Integer.class, "select main.purge(?)", rows);
  }

  private int liveRevision() throws SQLException {
    return database.value(Integer.class, "select revision from main.model where name = 'games'");
  }
}
