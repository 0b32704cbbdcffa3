package io.playledger.product;

import java.util.Locale;

/** What a board goes over, again and again. */
public enum Period {
  DAILY,
  WEEKLY,
  MONTHLY;

  /** As the database and the wire have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
