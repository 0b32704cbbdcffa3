package io.playledger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as plain text: a title per column, every cell flush right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();

  public Table(String... titles) {
    lines.add(List.of(titles));
  }

  /**
   * @param cells one per column
   */
  public void row(String... cells) {
    if (cells.length != lines.get(0).size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, lines.get(0).size()));
    }
    lines.add(List.of(cells));
  }

  public static String whole(long number) {
    return Long.toString(number);
  }

  /** The same on every machine, whatever its language. */
  public static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        text.append(column == 0 ? "" : GAP).append(" ".repeat(width(column) - cell.length()));
        text.append(cell);
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
