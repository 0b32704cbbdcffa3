package io.playledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.playledger.platform.migration.Schema;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A backup goes into another database. */
@ExtendWith(FreshDatabases.class)
class RestoreTest {

  private static final String OLD = "003";

  @TempDir Path folder;

  @Test
  @DisplayName("Every row of every table is there again, as it was, and the next start goes on")
  void everyRow(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    assertThat(Copies.rows(target)).isEqualTo(Copies.rows(source));
    assertThat(
            target.column(
                "select relname from pg_class where relkind = 'r' and relname ~ '^event_2026_'"))
        .containsExactlyInAnyOrder("event_2026_05", "event_2026_11");
    assertThat(
            target.column(
                "select 1 from pg_class where relkind = 'v' and relnamespace = 'report'::regnamespace"))
        .as("views are made by the start")
        .isEmpty();
    Copies.migrate(target);
    assertThat(target.column("select n from (select count(*) as n from report.daily_games) d"))
        .containsExactly("0");
  }

  @Test
  @DisplayName("Keys that were made before the restore go, and their audit is append-only again")
  void otherKeys(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.empty(source);
    Copies.migrate(target);
    Filled.addKey(target, "bbbbbbbbbbbb");

    Copies.restore(file, target);

    assertThat(target.column("select key_id from platform.api_key_audit"))
        .containsExactly("aaaaaaaaaaaa");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> target.execute("delete from platform.api_key_audit"))
        .withMessageContaining("append-only");
  }

  @Test
  @DisplayName("Sequences go on where they stood, so that no place in the ledger is given twice")
  void sequences(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    String next = "select nextval('ledger.event_position')";
    assertThat(target.value(next)).isEqualTo(source.value(next));
  }

  @Test
  @DisplayName("The ledger goes on in the generation of the cluster, also after a move and back")
  void generations(Database source) throws Exception {
    Filled.fill(source);
    source.execute("update ledger.generation set system_identifier = 1");
    Path file = Copies.save(source, folder.resolve("a.zip"));
    Database moved = Copies.empty(source);

    Copies.restore(file, moved);

    assertThat(moved.value("select ledger.open_generation()")).isEqualTo("2");
    Path again = Copies.save(moved, folder.resolve("b.zip"));
    Database sameCluster = Copies.empty(source);
    Copies.restore(again, sameCluster);
    assertThat(sameCluster.value("select ledger.open_generation()")).isEqualTo("2");
  }

  @Test
  @DisplayName("Events ahead of the transactions of their own cluster go before a new generation")
  void clusterOfEarlier(Database source) throws Exception {
    Filled.fill(source);
    // As of a cluster that was brought back to the time before this one was written.
    source.execute(
        """
        insert into ledger.event (id, tx, occurred_at, generation, type, source, product, content_hash, data)
        select overlay(e.id::text placing 'fff' from 34)::uuid, '99999999999', e.occurred_at, e.generation, e.type,
               e.source, e.product, e.content_hash, e.data
        from ledger.event e limit 1
        """);
    Path file = Copies.save(source, folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    assertThat(target.value("select ledger.open_generation()")).isEqualTo("2");
    assertThat(target.value("select count(*) from ledger.read_after(0, '0', 0)"))
        .isEqualTo(source.value("select count(*) from ledger.event"));
  }

  @Test
  @DisplayName("A table that somebody keeps among ours is left out")
  void otherTable(Database source) throws Exception {
    Filled.fill(source);
    Map<String, List<String>> ours = Copies.rows(source);
    source.execute("create table trivia.question_old (number serial, name text)");
    source.execute("insert into trivia.question_old (name) values ('a'), ('b')");
    Path file = Copies.save(source, folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    assertThat(Copies.rows(target)).isEqualTo(ours);
  }

  @Test
  @DisplayName("A backup that lacks one of our tables is refused")
  void lacksTable(Database source, Database target) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    target.execute("create table trivia.question_more (name text)");

    assertRefused(file, target, "no rows of trivia.question_more");
  }

  @Test
  @DisplayName("A role that owns the database, and may do no more, can restore")
  void plainRole(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.emptyOfPlainRole(source);

    Copies.restore(file, target);

    assertThat(Copies.rows(target)).isEqualTo(Copies.rows(source));
  }

  @Test
  @DisplayName("What a start has written without an event gives way to the backup")
  void startedBefore(Database source, Database target) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    target.execute(
        "insert into trivia.question values ('a', 'b', 'easy', 'c', array['d', 'e'], 0)");
    target.execute("insert into platform.admin_key (key_hash) values ('\\x01')");

    Copies.restore(file, target);

    assertThat(Copies.rows(target)).isEqualTo(Copies.rows(source));
  }

  @Test
  @DisplayName("No admin key comes along: the next start takes the one of its home, or makes one")
  void adminKey(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    assertThat(source.column("select key_hash from platform.admin_key")).hasSize(1);
    assertThat(target.column("select key_hash from platform.admin_key")).isEmpty();
  }

  @Test
  @DisplayName("A database that holds events is left alone")
  void holdsEvents(Database source, Database other) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Filled.fill(other);
    Map<String, List<String>> before = Copies.rows(other);

    assertRefused(file, other, "holds events already");

    assertThat(Copies.rows(other)).isEqualTo(before);
  }

  @Test
  @DisplayName("A database that another Playledger is connected to is left alone")
  void inUse(Database source) throws Exception {
    Path file = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    try (Connection service = Copies.address(target).open("playledger", Duration.ofSeconds(10))) {
      assertThat(service.isValid(5)).isTrue();
      assertRefused(file, target, "another Playledger is connected");
    }

    assertThat(target.column("select 1 from pg_namespace where nspname = 'ledger'")).isEmpty();
  }

  @Test
  @DisplayName("A backup of older tables is restored into such, which the next start migrates on")
  void olderTables(Database source) throws Exception {
    Database old = Copies.empty(source);
    new Schema(Copies.address(old)).migrateTo(MigrationVersion.fromVersion(OLD));
    old.execute("update platform.time_shift set days = 5");
    Path file = Copies.save(old, folder.resolve("a.zip"));
    Database target = Copies.empty(source);

    Copies.restore(file, target);

    assertThat(version(target)).isEqualTo(OLD);
    Copies.migrate(target);
    assertThat(version(target)).isEqualTo(version(source));
    assertThat(target.value("select days from platform.time_shift")).isEqualTo("5");
  }

  @Test
  @DisplayName("Tables that are newer than the backup's are left alone")
  void newerTables(Database source) throws Exception {
    Database old = Copies.empty(source);
    new Schema(Copies.address(old)).migrateTo(MigrationVersion.fromVersion(OLD));
    Path file = Copies.save(old, folder.resolve("a.zip"));

    assertRefused(file, source, "newer than the backup's");

    assertThat(version(source)).isNotEqualTo(OLD);
  }

  @Test
  @DisplayName("Rows that do not fit leave the database as it was")
  void failsInTheMiddle(Database source, Database target) throws Exception {
    Path whole = Copies.save(Filled.fill(source), folder.resolve("a.zip"));
    Map<String, List<String>> before = Copies.rows(target);
    Path wrong =
        Rewritten.of(whole, folder.resolve("b.zip")).withoutRows("trivia.question").write();

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Copies.restore(wrong, target))
        .withMessageContaining("session_question_question_fk");

    assertThat(Copies.rows(target)).isEqualTo(before);
    Copies.restore(whole, target);
    assertThat(Copies.rows(target)).isEqualTo(Copies.rows(source));
  }

  private static void assertRefused(Path file, Database target, String why) {
    assertThatExceptionOfType(RestoreRefused.class)
        .isThrownBy(() -> Copies.restore(file, target))
        .withMessageContaining(why);
  }

  private static String version(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      return Catalogue.schemaVersion(connection);
    }
  }
}
