package io.playledger.report.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run of all model tests.
 *
 * @param id rising number
 * @param finishedAt null unless it came to its end
 * @param age since its end, or else since its beginning, by the clock of the database
 * @param numFailed tests that failed or could not be run, by now
 * @param currentTest the one being run; null when none is
 * @param results of the tests that are done, in order
 */
public record CheckRun(
    long id,
    State state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Duration age,
    int numTests,
    int numFailed,
    @Nullable String currentTest,
    List<CheckResult> results) {

  /** How far a run is, or how it ended. */
  public enum State {
    UNDER_WAY,
    PASSED,
    FAILED,
    /** Its instance ended before the tests did. */
    INTERRUPTED;

    /** As it is shown. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
