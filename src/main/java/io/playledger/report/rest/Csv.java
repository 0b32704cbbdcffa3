package io.playledger.report.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.playledger.report.ReportTable;
import org.jboss.resteasy.reactive.RestResponse;

/** A report as a file (RFC 4180) with a header line. */
final class Csv {

  static final String MEDIA_TYPE = "text/csv";

  /** Whoever does not ask for anything gets JSON. */
  static final String ON_REQUEST = MEDIA_TYPE + ";qs=0.5";

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Csv() {}

  static RestResponse<String> response(ReportTable table) {
    return RestResponse.ResponseBuilder.ok(text(table), MEDIA_TYPE + ";charset=UTF-8")
        .header("Playledger-As-Of", table.asOf().toString())
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.csv\"".formatted(table.report().name()))
        .build();
  }

  private static String text(ReportTable table) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    table.report().columns().forEach(column -> schema.addColumn(column.name()));
    try {
      return MAPPER.writer(schema.build()).writeValueAsString(table.rows());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be written as CSV", e);
    }
  }
}
