package io.playledger.bot.play;

import io.playledger.bot.api.CallFailedException;
import io.playledger.bot.api.GameApi;
import io.playledger.bot.api.UnavailableException;
import io.playledger.bot.plan.DayPlan;
import io.playledger.bot.plan.GamePlan;
import io.playledger.bot.plan.RunPlan;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Plays the games of a plan, several at a time, in one thread each. */
public final class Crew {
  private static final long GRACE_SECONDS = 3;

  private final GamePlayer player;
  private final Tally tally;
  private final Progress progress;
  private final int concurrency;
  private final Semaphore seats;
  private final AtomicInteger givenUpInARow = new AtomicInteger();

  /**
   * @param runId names the run's games at the service; a run id used before finds its old games
   * @param concurrency how many games are played side by side, 1 or more
   */
  public Crew(GameApi api, String runId, Tally tally, Progress progress, int concurrency) {
    this.player = new GamePlayer(api, runId, tally);
    this.tally = tally;
    this.progress = progress;
    this.concurrency = concurrency;
    this.seats = new Semaphore(concurrency);
  }

  /**
   * Plays until the plan is done, this thread is interrupted, or the service stays away. Games that
   * were begun get {@value #GRACE_SECONDS} s to end after an interruption.
   */
  public Ending play(RunPlan plan) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        begin(plan, threads);
        seats.acquire(concurrency); // all are free again when the last game is over
      } catch (InterruptedException e) {
        letGamesEnd(threads);
        return Ending.INTERRUPTED;
      }
    }
    return serviceIsGone() ? Ending.SERVICE_GONE : Ending.COMPLETED;
  }

  private void begin(RunPlan plan, ExecutorService threads) throws InterruptedException {
    for (Iterator<DayPlan> days = plan.dayPlans().iterator(); days.hasNext(); ) {
      for (GamePlan game : days.next().gamePlans()) {
        seats.acquire();
        if (serviceIsGone()) {
          seats.release();
          return;
        }
        threads.execute(() -> playAndLeave(game));
      }
    }
  }

  private void playAndLeave(GamePlan game) {
    try {
      player.play(game);
      givenUpInARow.set(0);
    } catch (UnavailableException e) {
      givenUpInARow.incrementAndGet();
      fail(game, e.getMessage());
    } catch (CallFailedException e) {
      givenUpInARow.set(0); // refused, but answered
      fail(game, e.getMessage());
    } catch (InterruptedException e) {
      fail(game, "interrupted");
    } catch (RuntimeException e) {
      fail(game, e.toString());
    } finally {
      progress.gameOver();
      seats.release();
    }
  }

  /** As many games in a row as are played at a time: waiting on would take hours for nothing. */
  private boolean serviceIsGone() {
    return givenUpInARow.get() >= concurrency;
  }

  private static void letGamesEnd(ExecutorService threads) {
    threads.shutdown();
    try {
      threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // Asked twice: no more grace.
    }
    threads.shutdownNow();
  }

  private void fail(GamePlan game, @Nullable String reason) {
    tally.fail(game.date() + ", game " + game.index() + ": " + reason);
  }
}
