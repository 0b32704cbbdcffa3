package io.playledger.report.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.report.Report;
import io.playledger.report.ReportTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static final Instant AS_OF = Instant.parse("2026-05-05T12:00:00Z");

  @Test
  @DisplayName("Values with commas, quotes and line breaks are quoted, and nothing is nothing")
  void quoting() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("date", LocalDate.of(2026, 5, 5));
    row.put("category", "rock, \"pop\"\nand jazz");
    row.put("mean", new BigDecimal("20.00"));
    row.put("latest", AS_OF);
    row.put("note", null);

    String file = Csv.response(table(row)).getEntity();

    assertThat(file)
        .isEqualTo(
            "date,category,mean,latest,note\r\n"
                + "2026-05-05,\"rock, \"\"pop\"\"\nand jazz\",20.00,2026-05-05T12:00:00Z,\r\n");
  }

  @Test
  @DisplayName("A report without rows has its header line")
  void headerOnly() {
    assertThat(Csv.response(table()).getEntity()).isEqualTo("date,category,mean,latest,note\r\n");
  }

  @SafeVarargs
  private static ReportTable table(Map<String, Object>... rows) {
    List<Report.Column> columns =
        List.of("date", "category", "mean", "latest", "note").stream()
            .map(name -> new Report.Column(name, "text", "A column."))
            .toList();
    return new ReportTable(
        new Report("some_report", "A report.", columns), AS_OF, null, null, null, List.of(rows));
  }
}
