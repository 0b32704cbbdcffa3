package io.playledger.bench;

/** What picocli cannot check of a number. */
final class Bounds {

  /** Of one measurement, and of the time before it. */
  static final int LONGEST_SECONDS = 3600;

  static final int MOST_ROUNDS = 100;

  private Bounds() {}

  /**
   * Checks an option.
   *
   * @throws IllegalArgumentException naming the option and what it takes
   */
  static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, was %d".formatted(option, least, most, value));
    }
  }
}
