package io.playledger.report.dictionary;

import io.playledger.support.Database;
import java.sql.SQLException;
import java.util.Map;

/** What every relation and column of the batch layer means, in the words of the database. */
final class Dictionary {

  private static final String SCHEMAS =
      """
      select n.nspname as name, obj_description(n.oid, 'pg_namespace') as about
      from pg_namespace n
      where n.nspname in ('staging', 'main', 'report')
      order by array_position(array['staging', 'main', 'report'], n.nspname::text)
      """;

  private static final String RELATIONS =
      """
      select n.nspname || '.' || c.relname as name,
             case c.relkind when 'v' then 'View' when 'm' then 'Materialized view' else 'Table' end as kind,
             obj_description(c.oid, 'pg_class') as about,
             (select string_agg(a.attname, ', ' order by k.ordinal)
              from pg_index i
              cross join unnest(i.indkey::int2[]) with ordinality k (attnum, ordinal)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      order by c.relname
      """;

  private static final String COLUMNS =
      """
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
             col_description(a.attrelid, a.attnum) as about
      from pg_attribute a
      where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  private Dictionary() {}

  static String of(Database database) throws SQLException {
    StringBuilder text = new StringBuilder("# Data dictionary\n");
    for (Map<String, Object> schema : database.rows(SCHEMAS)) {
      text.append("\n## %s\n\n%s\n".formatted(schema.get("name"), schema.get("about")));
      for (Map<String, Object> relation : database.rows(RELATIONS, schema.get("name"))) {
        text.append("\n### %s\n\n".formatted(relation.get("name")));
        text.append("%s. %s".formatted(relation.get("kind"), relation.get("about")));
        text.append(relation.get("key") == null ? "" : " Key: %s.".formatted(relation.get("key")));
        text.append("\n\n| column | type | meaning |\n|---|---|---|\n");
        for (Map<String, Object> column : database.rows(COLUMNS, relation.get("name"))) {
          text.append(
              "| %s | %s | %s |\n"
                  .formatted(column.get("name"), column.get("type"), cell(column.get("about"))));
        }
      }
    }
    return text.toString();
  }

  private static String cell(Object comment) {
    return String.valueOf(comment).replace("|", "\\|");
  }
}
