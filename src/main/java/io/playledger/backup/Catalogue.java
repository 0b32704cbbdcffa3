package io.playledger.backup;

import io.playledger.backup.Manifest.Sequence;
import io.playledger.platform.migration.MigrationFiles;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Finds in the database what belongs to a backup: every table and sequence in the schemas that our
 * migrations make. So a later version's tables are taken as well, and what somebody else keeps in
 * the same database is left alone.
 */
final class Catalogue {

  private static final String TABLES =
      """
      select n.nspname, c.relname, array(
               select a.attname::text
               from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               order by a.attnum)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
        and c.relpersistence = 'p' and c.relname <> 'flyway_schema_history'
      order by n.nspname, c.relname
      """;

  private static final String REFERENCES =
      """
      select n.nspname, c.relname, tn.nspname, t.relname
      from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where f.contype = 'f' and f.conrelid <> f.confrelid
        and not c.relispartition and not t.relispartition
      """;

  private static final String SEQUENCES =
      """
      select n.nspname, c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any (?) and c.relkind = 'S' and c.relpersistence = 'p'
      order by n.nspname, c.relname
      """;

  private Catalogue() {}

  /** Our tables, each after those that its foreign keys refer to. */
  static List<Table> tables(Connection connection) throws SQLException {
    Map<String, Table> tables = new LinkedHashMap<>();
    try (PreparedStatement statement = ofOurSchemas(connection, TABLES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Array columns = rows.getArray(3);
        Table table =
            new Table(
                rows.getString(1),
                rows.getString(2),
                Arrays.stream((Object[]) columns.getArray()).map(String::valueOf).toList());
        tables.put(table.toString(), table);
      }
    }
    Map<String, List<String>> references = references(connection);
    Set<String> ordered = new LinkedHashSet<>();
    for (String name : tables.keySet()) {
      addAfterItsReferences(name, references, new LinkedHashSet<>(), ordered);
    }
    return ordered.stream().filter(tables::containsKey).map(tables::get).toList();
  }

  /** Where every sequence of ours stands; not part of any snapshot, so never behind the rows. */
  static List<Sequence> sequences(Connection connection) throws SQLException {
    List<Sequence> sequences = new ArrayList<>();
    try (PreparedStatement statement = ofOurSchemas(connection, SEQUENCES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        sequences.add(sequence(connection, rows.getString(1), rows.getString(2)));
      }
    }
    return sequences;
  }

  /** The last versioned migration that is in the database. */
  static String schemaVersion(Connection connection) throws SQLException {
    MigrationVersion last = MigrationVersion.EMPTY;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version from flyway_schema_history where success and version is not null")) {
      while (rows.next()) {
        MigrationVersion version = MigrationVersion.fromVersion(rows.getString(1));
        last = version.compareTo(last) > 0 ? version : last;
      }
    }
    return last.getVersion();
  }

  private static Sequence sequence(Connection connection, String schema, String name)
      throws SQLException {
    String query =
        "select last_value, is_called from %s.%s"
            .formatted(Table.quoted(schema), Table.quoted(name));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new Sequence(schema, name, row.getLong(1), row.getBoolean(2));
    }
  }

  private static Map<String, List<String>> references(Connection connection) throws SQLException {
    Map<String, List<String>> references = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        references
            .computeIfAbsent(rows.getString(1) + "." + rows.getString(2), name -> new ArrayList<>())
            .add(rows.getString(3) + "." + rows.getString(4));
      }
    }
    return references;
  }

  /** Tables that refer to each other in a circle come in some order; none of ours do. */
  private static void addAfterItsReferences(
      String name, Map<String, List<String>> references, Set<String> onTheWay, Set<String> to) {
    if (!onTheWay.add(name)) {
      return;
    }
    for (String reference : references.getOrDefault(name, List.of())) {
      addAfterItsReferences(reference, references, onTheWay, to);
    }
    to.add(name);
  }

  private static PreparedStatement ofOurSchemas(Connection connection, String query)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    statement.setArray(1, connection.createArrayOf("text", MigrationFiles.schemas().toArray()));
    return statement;
  }
}
