package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever opens the database in a tool can read there what everything means. */
@ExtendWith(FreshDatabases.class)
class CommentsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final String OURS =
      "('ledger', 'intake', 'queue', 'trivia', 'projection', 'stats', 'leaderboard', 'player', 'product', 'platform', 'staging', 'main', 'report')";

  /** Everything of ours that can carry a comment; partitions are their table's. */
  private static final String COMMENTS =
      """
      select 'schema' as kind, n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment
      from pg_namespace n
      where n.nspname in %1$s
      union all
      select 'relation', n.nspname || '.' || c.relname, obj_description(c.oid, 'pg_class')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %1$s and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition
      union all
      select 'column', n.nspname || '.' || c.relname || '.' || a.attname, col_description(c.oid, a.attnum)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname in %1$s and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      union all
      select 'function', n.nspname || '.' || p.proname, obj_description(p.oid, 'pg_proc')
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in %1$s
      """
          .formatted(OURS);

  private static Database database;

  @BeforeAll
  static void database(Database fresh) {
    database = fresh;
  }

  @Test
  @DisplayName("Every schema is one that is looked at here")
  void allSchemas() throws SQLException {
    assertThat(
            column(
                "select nspname from pg_namespace where nspname !~ '^pg_'"
                    + " and nspname not in ('information_schema', 'public') and nspname not in "
                    + OURS))
        .isEmpty();
  }

  @Test
  @DisplayName("Every schema, relation, column and function has a comment")
  void everythingHasAComment() throws SQLException {
    List<String> without =
        column("select kind || ' ' || name from (%s) where comment is null".formatted(COMMENTS));

    assertThat(without).isEmpty();
    assertThat(column("select name from (%s)".formatted(COMMENTS))).hasSizeGreaterThan(100);
  }

  @Test
  @DisplayName("A comment says more than the name, and ends as a sentence does")
  void moreThanTheName() throws SQLException {
    List<String> poor =
        column(
            """
            select name || ': ' || comment
            from (%s)
            where comment !~ '\\.$' or comment !~ '^[[:alnum:]]'
               or not exists (
                 select
                 from regexp_split_to_table(lower(comment), '[^a-z0-9]+') as word
                 where word not in ('', 'a', 'an', 'the', 'of', 'is', 'this')
                   and word <> all (regexp_split_to_array(lower(name), '[^a-z0-9]+')))
            """
                .formatted(COMMENTS));

    assertThat(poor).isEmpty();
  }

  @Test
  @DisplayName(
      "Every view of the models lies in a file of its name, whose header says what it is for")
  void headers() throws SQLException, IOException {
    List<String> views =
        column(
            "select schemaname || '_' || viewname from pg_views"
                + " where schemaname in ('staging', 'main', 'report')");

    assertThat(views)
        .isNotEmpty()
        .allSatisfy(
            view ->
                assertThat(header(view)).contains("purpose:", "grain:", "sources:", "refresh:"));
  }

  /** The comment lines that a view's file begins with. */
  private static String header(String view) throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().matches("R__\\d\\d_" + view + "\\.sql"))
              .findAny()
              .orElseThrow(() -> new AssertionError("no file for the view " + view));
      return String.join(
          "\n",
          Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("--")).toList());
    }
  }

  private static List<String> column(String query) throws SQLException {
    try (Connection connection = database.open()) {
      return Sql.column(connection, String.class, query);
    }
  }
}
