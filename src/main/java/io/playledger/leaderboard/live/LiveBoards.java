package io.playledger.leaderboard.live;

import io.playledger.platform.error.Refusal;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Boards for those who watch them. One thread serves them all, and there is none while nobody
 * watches: it asks the database four times a second how far the boards are, so that it does not
 * matter which instance moves them, and reads those that somebody watches only then.
 */
@ApplicationScoped
public class LiveBoards {

  private static final Logger LOG = Logger.getLogger(LiveBoards.class);

  /** A board is sent so often at most. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Boards that are read at a time, of all connections to the database that there are. */
  private static final int READERS = 4;

  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final BoardReader reader;
  private final Places places;
  private final LiveConfig config;
  private final Queue<Newcomer> newcomers = new ArrayDeque<>();
  private final Semaphore wake = new Semaphore(0);
  private @Nullable Thread thread;
  private boolean hasStarted;
  private volatile boolean ending;

  LiveBoards(BoardReader reader, Places places, LiveConfig config) {
    this.reader = reader;
    this.places = places;
    this.config = config;
  }

  private record Newcomer(BoardReader.Key key, Viewer viewer) {}

  /**
   * The board as it is, and again whenever it has changed.
   *
   * @param limit how many of the best
   * @param boardId of the board that the client has already; null if none
   * @throws Refusal if there are too many streams
   */
  public Multi<LiveEvent> watch(
      String product, String season, int limit, @Nullable String boardId, Client client) {
    if (ending) {
      throw Refusal.unavailable("this instance ends", RETRY_AFTER_SECONDS);
    }
    places.take(client.address());
    Viewer viewer = new Viewer(client, boardId, System.nanoTime());
    // Now, not when it is subscribed to: that never comes if the client is gone by then.
    join(new Newcomer(new BoardReader.Key(product, season, limit), viewer));
    return viewer.events(wake::release);
  }

  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    wake.release();
    Thread last;
    synchronized (this) {
      last = thread;
    }
    if (last != null) {
      last.join(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** Whether somebody watches, as far as is known. */
  synchronized boolean isServing() {
    return thread != null;
  }

  private synchronized void join(Newcomer newcomer) {
    newcomers.add(newcomer);
    if (thread == null) {
      thread = Thread.ofPlatform().name("live-boards").start(this::run);
    }
  }

  /** False if there is nobody any more; who comes then finds no thread, and starts one. */
  private synchronized boolean admit(Audience audience) {
    for (Newcomer one = newcomers.poll(); one != null; one = newcomers.poll()) {
      audience.add(one.key(), one.viewer());
    }
    if (audience.isEmpty()) {
      thread = null;
    }
    return thread != null;
  }

  private void run() {
    try (ExecutorService readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("live-boards-reader-", 0).factory())) {
      Audience audience = new Audience(reader, readers, places, config);
      while (admit(audience)) {
        try {
          serve(audience);
        } catch (RuntimeException e) {
          LOG.error("streams of boards are ended, for their clients to come again", e);
        }
        audience.end();
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted", e);
    }
  }

  private void serve(Audience audience) throws InterruptedException {
    long nextLook = System.nanoTime();
    while (!isEnding() && admit(audience)) {
      long now = System.nanoTime();
      boolean look = now - nextLook >= 0;
      if (look) {
        nextLook = now + PAUSE.toNanos();
      }
      audience.serve(look, now);
      wake.tryAcquire(nextLook - System.nanoTime(), TimeUnit.NANOSECONDS);
      wake.drainPermits();
    }
  }

  /**
   * The event of the shutdown is too late: it waits until no request is under way, as streams are.
   */
  private boolean isEnding() {
    Application service = Application.currentApplication();
    boolean isStarted = service != null && service.isStarted();
    hasStarted |= isStarted;
    return ending || (hasStarted && !isStarted);
  }
}
