package io.playledger.event;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Identities of events that we make: UUID version 7 (RFC 9562, section 5.7). */
public final class EventId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long BITS_48 = 0xFFFF_FFFF_FFFFL;

  private EventId() {}

  /**
   * A new id whose time part is the event's own time, so that the event lies in the partition of
   * that time. The other 74 bits are random.
   *
   * @throws IllegalArgumentException before 1970 or past the year 10889, where 48 bits end
   */
  public static UUID at(Instant occurredAt) {
    long millis = occurredAt.toEpochMilli();
    if (millis < 0 || millis > BITS_48) {
      throw new IllegalArgumentException("no event id can hold the time " + occurredAt);
    }
    long high = millis << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
    long low = VARIANT | RANDOM.nextLong() >>> 2;
    return new UUID(high, low);
  }

  /** The time part of an id, in milliseconds since 1970. */
  public static long epochMillis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
