package io.playledger.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.migration.MigrationFiles;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to a backup is found in the database, so that nobody has to think of it. */
@ExtendWith(FreshDatabases.class)
class CatalogueTest {

  @Test
  @DisplayName("All schemas that the migrations make are ours, and nobody else's")
  void schemas(Database database) throws SQLException {
    database.execute("create schema somebody_elses");

    assertThat(MigrationFiles.schemas())
        .containsExactlyInAnyOrderElementsOf(
            database.column(
                "select nspname from pg_namespace where nspname !~ '^pg_'"
                    + " and nspname not in ('information_schema', 'public', 'somebody_elses')"));
  }

  @Test
  @DisplayName("A table that a later version adds is taken, and somebody else's is not")
  void laterTables(Database database) throws SQLException {
    database.execute("create table trivia.later (a int, b int generated always as (a + 1) stored)");
    database.execute("create table public.somebody_elses (a int)");

    assertThat(tables(database))
        .contains(new Table("trivia", "later", List.of("a")))
        .extracting(Table::schema)
        .doesNotContain("public");
  }

  @Test
  @DisplayName("Every table comes after those it refers to, so that its rows can be copied in")
  void order(Database database) throws SQLException {
    database.execute("create table ledger.a_first (q text references trivia.question (id))");
    List<String> names = tables(database).stream().map(Table::toString).toList();

    List<String> references =
        database.column(
            "select conrelid::regclass || ' ' || confrelid::regclass from pg_constraint"
                + " where contype = 'f'");

    assertThat(references)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            reference ->
                assertThat(names)
                    .containsSubsequence(reference.split(" ")[1], reference.split(" ")[0]));
  }

  @Test
  @DisplayName("The ledger is the one partitioned table: others need their partitions restored too")
  void partitioned(Database database) throws SQLException {
    assertThat(database.column("select oid::regclass::text from pg_class where relkind = 'p'"))
        .containsExactly("ledger.event");
  }

  private static List<Table> tables(Database database) throws SQLException {
    try (Connection connection = database.open()) {
      return Catalogue.tables(connection);
    }
  }
}
