package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Rows of JSON as a table of text: numbers to the right, the rest to the left. */
final class TextTable {

  private TextTable() {}

  static String of(JsonNode rows) {
    if (rows.isEmpty()) {
      return "(no rows)\n";
    }
    List<String> names = new ArrayList<>();
    rows.get(0).fieldNames().forEachRemaining(names::add);
    List<List<String>> lines = new ArrayList<>();
    lines.add(names);
    rows.forEach(row -> lines.add(names.stream().map(name -> cell(row.path(name))).toList()));

    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      for (int column = 0; column < names.size(); column++) {
        int index = column;
        int width = lines.stream().mapToInt(cells -> cells.get(index).length()).max().orElse(0);
        boolean number = rows.get(0).path(names.get(column)).isNumber();
        table.append(("%" + (number ? "" : "-") + width + "s").formatted(line.get(column)));
        table.append(column + 1 < names.size() ? "  " : System.lineSeparator());
      }
    }
    return table.toString();
  }

  private static String cell(JsonNode value) {
    return value.isNull() ? "-" : value.isValueNode() ? value.asText() : value.toString();
  }
}
