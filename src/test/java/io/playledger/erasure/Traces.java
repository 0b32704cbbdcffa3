package io.playledger.erasure;

import io.playledger.platform.migration.MigrationFiles;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds a text anywhere in the database. */
public final class Traces {

  private static final String COLUMNS =
      """
      select n.nspname as schema, c.relname as table, a.attname as column, t.typname = 'bytea' as is_bytes
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where n.nspname = any (string_to_array(?, ',')) and c.relkind = 'r'
      order by 1, 2, 3
      """;

  private Traces() {}

  /**
   * Every column of every table of ours that has the text in it, with the number of rows. A text of
   * hexadecimal digits would be found in ids of chance.
   */
  public static List<String> of(Connection connection, String text) throws SQLException {
    if (text.matches("\\p{XDigit}*")) {
      throw new IllegalArgumentException(text + " may be part of any id");
    }
    List<String> found = new ArrayList<>();
    for (Map<String, Object> column :
        Sql.rows(connection, COLUMNS, String.join(",", MigrationFiles.schemas()))) {
      String condition =
          (boolean) column.get("is_bytes")
              ? "position(convert_to(?, 'UTF8') in \"%s\") > 0"
              : "strpos(\"%s\"::text, ?) > 0";
      String query =
          ("select count(*) from \"%s\".\"%s\" where " + condition)
              .formatted(column.get("schema"), column.get("table"), column.get("column"));
      long rows = Sql.value(connection, Long.class, query, text);
      if (rows > 0) {
        found.add(
            "%s.%s.%s: %d"
                .formatted(column.get("schema"), column.get("table"), column.get("column"), rows));
      }
    }
    return found;
  }
}
