package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** What bodies of events weigh until they are answered for: bounded, all together. */
@ApplicationScoped
public class EventBacklog {

  private static final int RETRY_AFTER_SECONDS = 1;

  private final HttpLimits limits;

  /** In bytes. */
  private final AtomicLong held = new AtomicLong();

  EventBacklog(HttpLimits limits) {
    this.limits = limits;
  }

  /**
   * The share of a request, with nothing in it yet.
   *
   * @param held bytes of the same request that are in another share
   */
  public Share open(long held) {
    return new Share(held);
  }

  /** Bytes of one request. Of one thread at a time. */
  public final class Share implements AutoCloseable {

    private final long beside;
    private long own;

    private Share(long beside) {
      this.beside = beside;
    }

    /**
     * @throws Refusal if there is too much of all; one request alone is always taken, or it never
     *     could be
     */
    public void add(int bytes) {
      own += bytes;
      long all = held.addAndGet(bytes);
      if (all > limits.maxEventsBacklog() && all > own + beside) {
        throw Refusal.unavailable("too many events wait to be written", RETRY_AFTER_SECONDS);
      }
    }

    @Override
    public void close() {
      held.addAndGet(-own);
      own = 0;
    }
  }
}
