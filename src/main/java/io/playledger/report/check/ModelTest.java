package io.playledger.report.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement about the models that must hold.
 *
 * @param name of its file, without the ending
 * @param description what must hold, for people
 * @param needsWholeLedger whether it cannot be answered once months were dropped
 * @param sql a single SELECT of the rows that offend against it
 */
record ModelTest(String name, String description, boolean needsWholeLedger, String sql) {

  private static final String COMMENT = "--";
  private static final String NEEDS_WHOLE_LEDGER =
      "Only while the ledger reaches back to its beginning.";

  /**
   * Reads a test file: the comment it begins with is the description, the rest the query. A line of
   * the comment may say that the test is only for a ledger of which nothing was dropped.
   *
   * @throws IllegalArgumentException if one of the two is missing
   */
  static ModelTest parse(String name, String text) {
    List<String> header =
        text.lines()
            .takeWhile(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()).strip())
            .toList();
    String description =
        header.stream()
            .filter(line -> !line.equals(NEEDS_WHOLE_LEDGER))
            .collect(Collectors.joining(" "))
            .strip();
    String sql =
        text.lines()
            .skip(header.size())
            .collect(Collectors.joining("\n"))
            .strip()
            .replaceFirst(";$", "");
    if (description.isEmpty() || sql.isEmpty()) {
      throw new IllegalArgumentException(
          "the model test %s must be a comment that says what must hold, and then a query"
              .formatted(name));
    }
    return new ModelTest(name, description, header.contains(NEEDS_WHOLE_LEDGER), sql);
  }
}
