package io.playledger.report.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a test found.
 *
 * @param test its name
 * @param description what must hold
 * @param numRows offending rows, counted up to a bound
 * @param moreRows whether there are more than were counted
 * @param rows the first of them, as a JSON array of objects
 * @param problem why it could not be run; null where it could
 * @param millis how long it took
 */
public record CheckResult(
    String test,
    String description,
    Outcome outcome,
    int numRows,
    boolean moreRows,
    String rows,
    @Nullable String problem,
    long millis) {

  /** How a test went. */
  public enum Outcome {
    /** No row offends. */
    PASSED,
    /** It asks about the whole ledger, of which months were dropped; no fault of the models. */
    SKIPPED,
    /** Some do. */
    FAILED,
    /** Nobody knows: the query is broken, or took too long. */
    ERROR;

    /** As it is stored and shown. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
