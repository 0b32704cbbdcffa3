package io.playledger.platform.key;

import java.time.Instant;
import java.util.Comparator;

/**
 * What requests are counted under.
 *
 * @param keyId empty for no key
 * @param outcome {@link #USED} or {@link #REFUSED}
 * @param detail why they were refused; otherwise empty
 */
record UseCase(String keyId, Instant minute, String outcome, String detail)
    implements Comparable<UseCase> {

  static final String USED = "used";
  static final String REFUSED = "refused";

  private static final Comparator<UseCase> ORDER =
      Comparator.comparing(UseCase::keyId)
          .thenComparing(UseCase::minute)
          .thenComparing(UseCase::outcome)
          .thenComparing(UseCase::detail);

  @Override
  public int compareTo(UseCase other) {
    return ORDER.compare(this, other);
  }
}
