package io.playledger.event;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identities of events. Those of our own are UUIDs of version 7 (RFC 9562, section 5.7). Those from
 * outside are made of what the sender says, as version 8 (section 5.8): the same event sent again
 * has the same identity, and none can be chosen.
 */
public final class EventId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VERSION_8 = 0x8000L;
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
    long high = checked(occurredAt) << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
    long low = VARIANT | RANDOM.nextLong() >>> 2;
    return new UUID(high, low);
  }

  /**
   * The id of an event from outside: its own time, then 74 bits of a SHA-256 over the rest.
   *
   * @param occurredAt when it happened; null for an event without a time of its own, whose time
   *     part is zero
   * @param product so that no sender can claim the events of a game it may not write to
   * @param source so that no source can claim another's
   * @param givenId the sender's name for the event, unique within the source
   * @throws IllegalArgumentException before 1970 or past the year 10889
   */
  public static UUID from(
      @Nullable Instant occurredAt, String product, String source, String givenId) {
    byte[] hash = Sha256.of(product, source, givenId);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = millis(occurredAt) << 16 | VERSION_8 | bits.getLong() & 0xFFFL;
    long low = VARIANT | bits.getLong() >>> 2;
    return new UUID(high, low);
  }

  private static long millis(@Nullable Instant occurredAt) {
    return occurredAt == null ? 0 : checked(occurredAt);
  }

  private static long checked(Instant occurredAt) {
    long millis = occurredAt.toEpochMilli();
    if (millis < 0 || millis > BITS_48) {
      throw new IllegalArgumentException("no event id can hold the time " + occurredAt);
    }
    return millis;
  }

  /** The time part of an id, in milliseconds since 1970. */
  public static long epochMillis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
