package io.playledger.report.rest;

import io.playledger.report.Report;
import java.util.List;

/** A report in the catalogue. */
record ReportEntry(String name, String description, String href, List<Report.Column> columns) {

  static ReportEntry of(Report report) {
    return new ReportEntry(
        report.name(), report.description(), "/reports/" + report.name(), report.columns());
  }
}
