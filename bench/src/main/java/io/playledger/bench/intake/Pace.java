package io.playledger.bench.intake;

import java.util.concurrent.TimeUnit;

/** When requests are due. */
public interface Pace {

  /** As soon as a connection is free. */
  Pace CLOSED =
      new Pace() {

        @Override
        public long dueAfter(long request) {
          return 0;
        }

        @Override
        public boolean isOpen() {
          return false;
        }
      };

  /** As soon as a connection is free, until there were so many. */
  static Pace closed(long requests) {
    return new Pace() {

      @Override
      public long dueAfter(long request) {
        return 0;
      }

      @Override
      public boolean isOpen() {
        return false;
      }

      @Override
      public boolean has(long request) {
        return request < requests;
      }
    };
  }

  /**
   * At fixed times, whether or not those before are answered. The time of an answer counts from
   * when its request was due: a service that stands still would otherwise be asked less.
   */
  static Pace perSecond(double rate) {
    return perSecond(rate, Long.MAX_VALUE);
  }

  /** Likewise, until there were so many. */
  static Pace perSecond(double rate, long requests) {
    double nanos = TimeUnit.SECONDS.toNanos(1) / rate;
    return new Pace() {

      @Override
      public long dueAfter(long request) {
        return (long) (request * nanos);
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public boolean has(long request) {
        return request < requests;
      }
    };
  }

  /**
   * Nanoseconds from the beginning.
   *
   * @param request counts from 0
   */
  long dueAfter(long request);

  boolean isOpen();

  /**
   * Whether there is such a request at all.
   *
   * @param request counts from 0
   */
  default boolean has(long request) {
    return true;
  }
}
