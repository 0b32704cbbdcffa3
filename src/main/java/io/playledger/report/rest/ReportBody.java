package io.playledger.report.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.playledger.report.ReportTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report. */
record ReportBody(
    String name,
    @Schema(description = "The time it was computed as of") Instant asOf,
    @Schema(description = "When its models last held every settled event")
        @Nullable Instant refreshedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate from,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate to,
    List<Map<String, @Nullable Object>> rows) {

  static ReportBody of(ReportTable table) {
    return new ReportBody(
        table.report().name(),
        table.asOf(),
        table.refreshedAt(),
        table.from(),
        table.to(),
        table.rows());
  }
}
