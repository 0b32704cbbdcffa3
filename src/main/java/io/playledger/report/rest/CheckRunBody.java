package io.playledger.report.rest;

import io.playledger.report.check.CheckRun;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of the model tests. */
record CheckRunBody(
    long id,
    @Schema(description = "under_way, passed, failed, or interrupted by the end of its instance")
        String state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int numTests,
    @Schema(description = "How many of the tests are done") int numDone,
    @Schema(
            description =
                "How many of those failed or could not be run; those skipped do not count")
        int numFailed,
    @Schema(description = "The test that is being run") @Nullable String currentTest,
    List<CheckResultBody> tests) {

  static CheckRunBody of(CheckRun run) {
    return new CheckRunBody(
        run.id(),
        run.state().toString(),
        run.startedAt(),
        run.finishedAt(),
        run.numTests(),
        run.results().size(),
        run.numFailed(),
        run.currentTest(),
        run.results().stream().map(CheckResultBody::of).toList());
  }
}
