package io.playledger.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows are copied; a partitioned one stands for its partitions.
 *
 * @param columns those that hold a value of their own: not the generated ones
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Table(String schema, String name, List<String> columns) {

  /** Its entry in the file. */
  String entry() {
    return "tables/%s.%s.copy".formatted(schema, name);
  }

  String quotedName() {
    return quoted(schema) + "." + quoted(name);
  }

  /** A query, since COPY TO does not take partitioned tables by themselves. */
  String copyOut() {
    return "copy (select %s from %s) to stdout".formatted(quotedColumns(), quotedName());
  }

  String copyIn() {
    return "copy %s (%s) from stdin".formatted(quotedName(), quotedColumns());
  }

  private String quotedColumns() {
    return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
