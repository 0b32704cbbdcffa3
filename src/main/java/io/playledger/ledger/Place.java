package io.playledger.ledger;

import java.util.Comparator;

/**
 * A place in the ledger's reading order. Reading goes on after a place, never after an id or a
 * position alone.
 *
 * @param generation the cluster the event was written in
 * @param tx the transaction that wrote it, as the unsigned decimal PostgreSQL prints
 * @param position rising within the transaction
 */
public record Place(int generation, String tx, long position) implements Comparable<Place> {

  private static final Comparator<Place> READING_ORDER =
      Comparator.comparingInt(Place::generation)
          .thenComparing(
              (one, other) ->
                  Long.compareUnsigned(
                      Long.parseUnsignedLong(one.tx()), Long.parseUnsignedLong(other.tx())))
          .thenComparingLong(Place::position);

  /** Before every event. */
  public static final Place START = new Place(0, "0", 0);

  /** Behind every event. */
  public static final Place END =
      new Place(Integer.MAX_VALUE, "18446744073709551615", Long.MAX_VALUE);

  /** The parts with slashes between them, such as {@code 1/7431/90210}. */
  public String text() {
    return "%d/%s/%d".formatted(generation, tx, position);
  }

  /** In reading order. */
  @Override
  public int compareTo(Place other) {
    return READING_ORDER.compare(this, other);
  }

  /** Whether it lies behind another one. */
  public boolean isAfter(Place other) {
    return compareTo(other) > 0;
  }
}
