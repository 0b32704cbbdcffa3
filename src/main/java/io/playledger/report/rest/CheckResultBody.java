package io.playledger.report.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.playledger.report.check.CheckResult;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a model test found. */
record CheckResultBody(
    String test,
    @Schema(description = "What must hold") String description,
    @Schema(
            description =
                "passed, failed, skipped where it needs events that were dropped by then, or error"
                    + " where it could not be run")
        String result,
    @Schema(description = "Offending rows, counted up to 1000") int numRows,
    @Schema(description = "Whether there are more than were counted") boolean moreRows,
    @Schema(type = SchemaType.ARRAY, description = "The first 20 offending rows as they are")
        @JsonRawValue
        String rows,
    @Schema(description = "Why it could not be run") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String problem,
    long millis) {

  static CheckResultBody of(CheckResult result) {
    return new CheckResultBody(
        result.test(),
        result.description(),
        result.outcome().toString(),
        result.numRows(),
        result.moreRows(),
        result.rows(),
        result.problem(),
        result.millis());
  }
}
