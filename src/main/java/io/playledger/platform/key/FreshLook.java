package io.playledger.platform.key;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the database for everybody at once who has asked meanwhile: one look at a time, and a
 * pause after each. So nobody can have the database asked more often by making up keys.
 */
final class FreshLook {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Runnable look;
  private @Nullable CompletableFuture<Void> waiting;
  private boolean underWay;
  private long pauseEnd = System.nanoTime();

  FreshLook(Runnable look) {
    this.look = look;
  }

  /** Completes after a look that begins from now on; fails as that fails. Never blocks. */
  synchronized CompletionStage<Void> next() {
    if (waiting == null) {
      waiting = new CompletableFuture<>();
    }
    if (!underWay) {
      schedule();
    }
    return waiting;
  }

  private void schedule() {
    CompletableFuture.delayedExecutor(
            Math.max(0, pauseEnd - System.nanoTime()),
            TimeUnit.NANOSECONDS,
            Infrastructure.getDefaultExecutor())
        .execute(this::run);
    underWay = true;
  }

  private void run() {
    // The timer's thread, and with it this one, has the class loader of whoever used it first.
    Thread.currentThread().setContextClassLoader(FreshLook.class.getClassLoader());
    CompletableFuture<Void> asked = take();
    try {
      look.run();
      end();
      asked.complete(null);
    } catch (RuntimeException | Error e) {
      end();
      asked.completeExceptionally(e);
    }
  }

  private synchronized CompletableFuture<Void> take() {
    CompletableFuture<Void> asked = Objects.requireNonNull(waiting);
    waiting = null;
    return asked;
  }

  private synchronized void end() {
    pauseEnd = System.nanoTime() + PAUSE.toNanos();
    underWay = false;
    if (waiting != null) {
      schedule();
    }
  }
}
