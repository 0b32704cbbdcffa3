package io.playledger.bench.ranks;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.Answers;
import io.playledger.bench.intake.GameResults;
import io.playledger.bench.intake.Pace;
import io.playledger.bench.intake.Sender;
import io.playledger.bench.intake.Sender.Way;
import io.playledger.bench.own.OwnService;
import java.time.Duration;
import java.time.Instant;

/** A board of so many players, and matches that change their scores. */
final class BoardUnderLoad implements GameResults.Players {
  static final int PER_SECOND = 1_000;

  private static final Way TO_FILL = new Way("/v1/events", 4, 500);
  private static final int PER_REQUEST = 10;
  private static final Way TO_CHANGE = new Way("/v1/events", 4, PER_REQUEST);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String product;
  private final int size;
  private final Sender sender;

  /**
   * @param size even
   */
  BoardUnderLoad(OwnService service, String product, int size) throws Exception {
    this.product = product;
    this.size = size;
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    this.sender = new Sender(service, product, () -> new GameResults(begin, this));
  }

  String product() {
    return product;
  }

  int size() {
    return size;
  }

  /** Every player plays once, and from then on any of them win. */
  @Override
  public long winner(long event) {
    return isFirst(event) ? 2 * event : anybody(event);
  }

  @Override
  public long loser(long event) {
    return isFirst(event) ? 2 * event + 1 : (anybody(event) + size / 2) % size;
  }

  private boolean isFirst(long event) {
    return event < size / 2;
  }

  private long anybody(long event) {
    return (event * 0x9E3779B97F4A7C15L >>> 1) % size;
  }

  /** Brings everybody to the board; it has them once they are folded. */
  void fill() throws Exception {
    // The last request may name players who win already.
    int requests = Math.ceilDiv(size / 2, TO_FILL.events());
    require(sender.send(TO_FILL, Pace.closed(requests), Duration.ZERO, PATIENCE), requests * 500L);
  }

  /** Has so many scores a second change. */
  void change(Duration time) throws Exception {
    long requests = time.toSeconds() * PER_SECOND / PER_REQUEST;
    Pace pace = Pace.perSecond((double) PER_SECOND / PER_REQUEST, requests);
    require(sender.send(TO_CHANGE, pace, Duration.ZERO, PATIENCE), requests * PER_REQUEST);
  }

  private static void require(Answers answers, long sent) {
    long stored = answers.requireNoRefusal().storedInAll();
    if (stored != sent) {
      throw new CannotMeasureException("of %d events only %d were stored".formatted(sent, stored));
    }
  }

  /** Events that were sent. */
  long sent() {
    return sender.next();
  }
}
