package io.playledger.bench;

/** Why there are no figures, in a sentence for whoever ran the benchmark. */
public final class CannotMeasureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotMeasureException(String message) {
    super(message);
  }

  public CannotMeasureException(String message, Throwable cause) {
    super(message, cause);
  }
}
